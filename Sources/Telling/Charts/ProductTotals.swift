import DemandForecasting
import StockPolicy
import SupplyModel

/// What all facilities together used of a product and had left, month by month, and what they are expected to use.
struct ProductTotals {
  /// One month of all facilities.
  struct MonthTotal: Equatable {
    let month: Month
    /// Recorded use.
    var used = 0.0
    /// Demand estimated above it where stock was short.
    var hidden = 0.0
    /// What was left at the month's end where that is known.
    var stock = 0.0
    /// Facilities that hold it.
    var held = 0
    /// Those of them whose report came, and those whose stock is known.
    var reported = 0
    var known = 0

    /// Whether too few reported for their sum to stand for all: fewer than eight in ten.
    var isThin: Bool { reported * 10 < held * 8 }
  }

  /// The months, the oldest first.
  let months: [MonthTotal]
  /// Expected use of the months ahead: means, which add up.
  let expected: [Double]

  init(_ lines: [SeriesAssessment], _ context: ReportContext) {
    let asOf = context.settings.asOf
    var months = (1 - ProductChart.historyMonths...0).map { MonthTotal(month: asOf.advanced(by: $0)) }
    // Warehouses dispense to nobody, and what they have stands in a list of its own.
    let lines = lines.filter { FacilityKind($0.facility) != .warehouse }
    for line in lines {
      guard let series = context.lines.history(of: line), let first = series.entries.first?.month else {
        continue
      }
      let demand = context.lines.demand(of: line)
      for place in months.indices {
        guard let entry = series[months[place].month], entry.state != .notHeld else { continue }
        months[place].held += 1
        guard entry.state != .notReported else { continue }
        months[place].reported += 1
        let used = entry.quantities?.consumed ?? 0
        months[place].used += used
        let index = first.distance(to: months[place].month)
        if let demand, demand.entries.indices.contains(index), demand.entries[index].isCorrected {
          months[place].hidden += max(0, (demand.entries[index].quantity ?? 0) - used)
        }
        if let closing = entry.quantities?.closing, closing >= 0 {
          months[place].stock += closing
          months[place].known += 1
        }
      }
    }
    self.months = months
    let ahead = lines.map(\.monthlyDemand.count).max() ?? 0
    expected = (0..<ahead).map { month in
      lines.reduce(0) { $1.monthlyDemand.indices.contains(month) ? $0 + $1.monthlyDemand[month].mean : $0 }
    }
  }

  /// Whether there is anything to show.
  var isEmpty: Bool { months.allSatisfy { $0.reported == 0 } }
}

/// Use and stock of a product at all facilities together, in a sentence and a chart.
struct ProductTotalsSection: Section {
  static let template = Template("totals", PackageResources.totals_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Uso y stock, mes a mes", en: "Use and stock, month by month")
    let swipe = Headings.swipeChart
    let hint = Phrase(
      es:
        "Suma de lo reportado por los establecimientos, sin los almacenes. Rayado sobre la barra: demanda estimada donde "
        + "faltó stock. Línea a la derecha: uso esperado (media). Fondo gris: reportaron menos de 8 de cada 10, y la suma se queda corta.",
      en:
        "The sum of what facilities reported, without warehouses. Dashed above a bar: demand estimated where stock was short. "
        + "Line on the right: expected use (mean). Grey ground: fewer than 8 in 10 reported, and the sum falls short."
    )
  }

  let words = Words()
  let terms: String
  /// What the last month says.
  let told: String
  let chart: String

  /// The section; nil where nothing was ever reported.
  init?(_ totals: ProductTotals, name: String, unit: UnitNoun, _ context: ReportContext) {
    guard !totals.isEmpty, let last = totals.months.last else { return nil }
    terms = context.terms(.use, .demand, .correctedMonth, .mean)
    told = context.language.total(last, unit: unit)
    chart = ProductTotalsChart(totals: totals, name: name, told: told, context: context).svg
  }
}

extension Language {
  /// `En octubre de 2026 se usaron 1,234 condones en 28 de 30 establecimientos, y quedaban 5,000 en 27`.
  fileprivate func total(_ total: ProductTotals.MonthTotal, unit: UnitNoun) -> String {
    let (used, left) = (unit.counted(total.used), NumberText.decimal(total.stock))
    let places = outOf(total.reported, total.held)
    let (month, known) = (monthText(total.month), NumberText.whole(total.known))
    let capitalized = month.prefix(1).uppercased() + month.dropFirst()
    guard total.reported > 0 else {
      return text(
        es: "\(capitalized): no se sabe; reportaron \(places) establecimientos que lo manejan.",
        en: "\(month): not known; \(places) facilities that hold it reported.")
    }
    let stock =
      total.known == 0
      ? text(es: "stock a fin de mes, no se sabe", en: "stock at month's end, not known")
      : text(
        es: "stock a fin de mes, \(left), en \(known)", en: "stock at month's end, \(left), at \(known)")
    return text(
      es:
        "\(capitalized): uso registrado, \(used), en \(places) establecimientos que lo manejan; \(stock).",
      en: "\(month): recorded use, \(used), at \(places) facilities that hold it; \(stock).")
  }
}
