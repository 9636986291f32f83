import StockPolicy
import SupplyModel

/// The sentences of the report that carry numbers.
extension Language {
  /// `1 producto agotado`, `5 productos agotados`: a count with its noun.
  public func counted(_ count: Int, es spanish: (String, String), en english: (String, String)) -> String {
    let noun = count == 1 ? text(es: spanish.0, en: english.0) : text(es: spanish.1, en: english.1)
    return NumberText.whole(count) + " " + noun
  }

  /// What the report covers: `Datos hasta octubre de 2026 · pronóstico hasta abril de 2027`.
  public func period(_ settings: ForecastRun.Settings) -> String {
    let end = settings.asOf.advanced(by: settings.horizonMonths)
    return text(
      es: "Datos hasta \(monthText(settings.asOf)) · pronóstico hasta \(monthText(end))",
      en: "Data through \(monthText(settings.asOf)) · forecast through \(monthText(end))")
  }

  /// The report in one sentence; a case is one product in one facility.
  public func lead(stockedOut: Int, urgent: Int, affected: Int, facilities: Int) -> String {
    let places = counted(
      facilities, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    if stockedOut + urgent == 0 {
      return text(
        es: "Nada agotado ni urgente en \(places).", en: "Nothing stocked out or urgent in \(places).")
    }
    let out = counted(
      stockedOut, es: ("caso de producto agotado", "casos de producto agotado"),
      en: ("case of a product stocked out", "cases of a product stocked out"))
    let soon = text(
      es: "\(NumberText.whole(urgent)) que se \(urgent == 1 ? "acabaría" : "acabarían") "
        + "antes de que llegue un pedido hecho hoy",
      en: "\(NumberText.whole(urgent)) likely to run out before an order placed today arrives")
    return text(
      es: "\(out) y \(soon), en \(NumberText.whole(affected)) de \(places).",
      en: "\(out) and \(soon), in \(NumberText.whole(affected)) of \(places).")
  }

  /// How many reported: `6 de 8 establecimientos reportaron octubre de 2026`.
  public func reporting(_ reported: Int, of total: Int, month: Month) -> String {
    let places = counted(total, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    return text(
      es: "\(NumberText.whole(reported)) de \(places) \(reported == 1 ? "reportó" : "reportaron") "
        + monthText(month),
      en: "\(NumberText.whole(reported)) of \(places) reported \(monthText(month))")
  }

  /// Beside an order: what a transfer brings, which is not ordered.
  public func comesByTransfer(_ units: Int) -> String {
    text(es: "más \(NumberText.whole(units)) por traslado", en: "plus \(NumberText.whole(units)) by transfer")
  }

  /// Beside an order: what a cap has left of it, or what the warehouse can send; nil where neither holds it back.
  public func cutOrShared(_ order: OrderRecommendation) -> String? {
    guard let arithmetic = order.arithmetic else { return nil }
    var told: [String] = []
    if arithmetic.cap != nil {
      let asked = NumberText.whole(arithmetic.packed)
      told.append(text(es: "de \(asked), por el tope", en: "of \(asked), for the cap"))
    }
    if let allotment = arithmetic.allotment {
      let units = NumberText.whole(allotment.units)
      told.append(text(es: "asignado: \(units)", en: "allotted: \(units)"))
    }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }

  /// `Microrred Soritor`, or the facilities that belong to none.
  public func microNetworkTitle(_ name: String?) -> String {
    guard let name else {
      return text(es: "Establecimientos sin microrred", en: "Facilities of no micro-network")
    }
    return text(es: "Microrred \(name)", en: "Micro-network \(name)")
  }

  /// `se acaba hacia el 12 nov 2026 (entre 3 nov 2026 y 28 nov 2026)`: the median, and one case in ten either way.
  public func runsOutAbout(_ day: Day, early: Day?, late: Day?) -> String {
    let about = text(es: "se acaba hacia el \(dayText(day))", en: "runs out about \(dayText(day))")
    guard let early, let late, early != late else { return about }
    return about
      + text(
        es: " (entre \(dayText(early)) y \(dayText(late)))", en: " (\(dayText(early)) to \(dayText(late)))")
  }

  /// What is known of the last months: `últimos 12 meses: 10 con reporte, 2 sin reporte; 1 sin stock; 3 corregidos`.
  public func dataUsed(_ series: SupplySeries, demand: EstimatedDemand?, asOf: Month, months: Int) -> String {
    let first = asOf.advanced(by: 1 - months)
    let shown = series.entries.enumerated().filter { first <= $0.element.month && $0.element.month <= asOf }
    func count(_ state: MonthState) -> Int { shown.count { $0.element.state == state } }
    let missing = count(.notReported)
    let corrected = shown.count { place, _ in
      demand.map { $0.entries.indices.contains(place) && $0.entries[place].isCorrected } ?? false
    }
    let parts: [(Int, String)] = [
      (shown.count - missing, text(es: "con reporte", en: "reported")),
      (missing, text(es: "sin reporte", en: "not reported")),
      (count(.stockedOut), text(es: "desabastecidos", en: "stocked out")),
      (count(.stockUnknown), text(es: "con stock sin dato", en: "with unknown stock")),
      (count(.notHeld), text(es: "en que no lo manejaba", en: "in which it was not held")),
      (corrected, text(es: "con demanda corregida", en: "with corrected demand")),
    ]
    let told = parts.filter { $0.0 > 0 }.map { NumberText.whole($0.0) + " " + $0.1 }.joined(separator: ", ")
    let since = text(
      es: "de \(NumberText.whole(shown.count)) meses hasta \(shortMonth(asOf)): ",
      en: "of \(NumberText.whole(shown.count)) months through \(shortMonth(asOf)): ")
    return since + (told.isEmpty ? "–" : told) + "."
  }

  /// Use month by month in place of a chart, oldest first; a month without a figure is a dash, never 0.
  public func recentUse(_ consumption: [Double?]) -> String {
    let months = consumption.map { $0.map { NumberText.decimal($0) } ?? "–" }
    return text(es: "12 meses: ", en: "12 months: ") + months.joined(separator: " · ")
  }

  /// `7 de 8`.
  public func outOf(_ count: Int, _ all: Int) -> String {
    NumberText.whole(count) + text(es: " de ", en: " of ") + NumberText.whole(all)
  }

  /// What went in: `3 archivos, 1,204 filas: 1,190 nuevas, 2 reemplazadas, 0 sin cambio, 12 rechazadas`.
  public func imported(_ files: [ImportedFile]) -> String {
    func total(_ count: (ImportedFile) -> Int) -> String { NumberText.whole(files.map(count).reduce(0, +)) }
    let what = counted(files.count, es: ("archivo", "archivos"), en: ("file", "files"))
    let rows = counted(files.map(\.rows).reduce(0, +), es: ("fila", "filas"), en: ("row", "rows"))
    return text(
      es: "\(what), \(rows): \(total(\.accepted)) nuevas, \(total(\.replaced)) reemplazadas, "
        + "\(total(\.unchanged)) sin cambio, \(total(\.rejected)) rechazadas",
      en: "\(what), \(rows): \(total(\.accepted)) new, \(total(\.replaced)) replaced, "
        + "\(total(\.unchanged)) unchanged, \(total(\.rejected)) rejected")
  }

  /// How many findings stand open: `5 hallazgos abiertos: 2 errores, 3 advertencias`.
  public func openFindings(errors: Int, warnings: Int, notices: Int) -> String {
    let all = counted(
      errors + warnings + notices, es: ("hallazgo abierto", "hallazgos abiertos"),
      en: ("open finding", "open findings"))
    let parts = [
      errors > 0 ? counted(errors, es: ("error", "errores"), en: ("error", "errors")) : nil,
      warnings > 0
        ? counted(warnings, es: ("advertencia", "advertencias"), en: ("warning", "warnings")) : nil,
      notices > 0 ? counted(notices, es: ("aviso", "avisos"), en: ("notice", "notices")) : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? all : all + ": " + parts.joined(separator: ", ")
  }

  /// Instead of a probability, where nothing is left to run out.
  public var alreadyOut: String { text(es: "ya se agotó", en: "already out") }

  /// `unas 9 ampollas al mes`.
  public func monthlyUse(_ average: Double, unit: UnitNoun) -> String {
    switch average {
    case ..<0.05: return text(es: "casi nada", en: "hardly any")
    case ..<0.75: return text(es: "menos de 1 al mes", en: "less than 1 a month")
    case ..<1.5: return text(es: "alrededor de 1 al mes", en: "about 1 a month")
    default:
      let number = NumberText.decimal(average, decimals: 0) + " " + unit.plural
      return text(
        es: (unit.isFeminine ? "unas " : "unos ") + number + " al mes", en: "about " + number + " a month")
    }
  }

  /// `antes de fin de nov 2026`.
  public func beforeEnd(of month: Month) -> String {
    text(es: "antes de fin de \(shortMonth(month))", en: "before the end of \(shortMonth(month))")
  }

  /// `Sin reporte desde agosto de 2026`.
  public func noReportSince(_ month: Month?) -> String {
    guard let month else { return text(es: "Sin ningún reporte", en: "No report at all") }
    return text(es: "Sin reporte desde \(monthText(month))", en: "No report since \(monthText(month))")
  }

  /// `stock de ago 2026`: the age of a stock that is not this month's.
  public func stockOf(_ month: Month) -> String {
    text(es: "dato de \(shortMonth(month))", en: "as of \(shortMonth(month))")
  }

  /// What an order covers, from the shortest to the longest cover of the run's facilities.
  public func cover(shortest: Int, longest: Int, serviceLevel: Double, withoutSubstitute: Double? = nil)
    -> String
  {
    let span =
      shortest == longest
      ? counted(longest, es: ("mes", "meses"), en: ("month", "months"))
      : text(es: "de \(shortest) a \(longest) meses", en: "\(shortest) to \(longest) months")
    let higher = withoutSubstitute.flatMap { $0 > serviceLevel ? NumberText.percent($0) : nil }
    let level =
      NumberText.percent(serviceLevel)
      + (higher.map {
        text(es: ", o \($0) donde nada lo sustituye,", en: ", or \($0) where nothing can stand in,")
      }
        ?? "")
    return text(
      es:
        "Cada pedido cubre la entrega y el tiempo hasta el pedido siguiente (\(span)) y está "
        + "calculado para alcanzar en \(level) de los casos.",
      en: "Each order covers the delivery and the time to the next order (\(span)) and is meant to be enough "
        + "in \(level) of cases.")
  }

  /// `1.3 meses · CPMA 9`: stock against the official average.
  public func monthsAndAverage(months: Double?, average: Double) -> String {
    let cpma = "CPMA " + NumberText.decimal(average)
    guard let months else { return cpma }
    let number = NumberText.decimal(months)
    return number + " " + (number == "1" ? text(es: "mes", en: "month") : text(es: "meses", en: "months"))
      + " · " + cpma
  }

  /// `regla oficial: 15`.
  public func officialOrder(_ quantity: Int) -> String {
    text(es: "regla oficial: ", en: "official rule: ") + NumberText.whole(quantity)
  }

  /// How many of all findings the list shows.
  public func shownOf(_ shown: Int, of all: Int) -> String {
    text(
      es: "Se muestran \(NumberText.whole(shown)) de \(NumberText.whole(all)).",
      en: "\(NumberText.whole(shown)) of \(NumberText.whole(all)) are shown.")
  }

  /// The severity of a finding.
  public func name(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: text(es: "Error", en: "Error")
    case .warning: text(es: "Advertencia", en: "Warning")
    case .notice: text(es: "Aviso", en: "Notice")
    }
  }
}
