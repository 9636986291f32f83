import StockPolicy
import SupplyModel

/// The indicators of family planning as the template prints them: methods out of stock, methods to choose from, couple-years.
struct IndicatorViews {
  let page: ReportPage
  /// The product of each code, for its method and couple-years.
  let products: ProductCatalogue

  private var language: Language { page.input.language }
  private var settings: ForecastRun.Settings { page.input.run.settings }

  /// The months of the official average: couple-years are counted over the same year.
  private var firstMonth: Month { settings.asOf.advanced(by: 1 - OfficialRule.windowMonths) }

  var view: ReportPage.View {
    let availability = MethodAvailability(
      page.input.run.assessments, asOf: settings.asOf, category: { page.names.facility($0).category },
      method: page.names.method)
    let years = coupleYears
    let rows = availability.methods.map { row($0, years: years[$0.name]) }
    let total = years.values.reduce(into: (dispensed: 0.0, lost: 0.0)) { sum, one in
      sum.dispensed += one.dispensed
      sum.lost += one.lost
    }
    let untold = Set(page.input.run.assessments.map(\.product))
      .filter { products[$0].coupleYearsPerUnit == nil }.sorted().map(page.names.product)
    var view: ReportPage.View = [
      "methods": rows, "hasIndicators": page.scope == .region && !rows.isEmpty,
      "methodTotal": [
        "methodName": language.anyMethod, "offering": NumberText.whole(availability.any.offering),
        "methodOut": NumberText.whole(availability.any.out),
        "methodShare": share(availability.any.share), "dispensed": NumberText.decimal(total.dispensed),
        "lost": NumberText.decimal(total.lost),
      ],
      "indicatorHint": language.indicatorHint(asOf: settings.asOf, from: firstMonth),
      "choices": [availability.primary, availability.hospital].filter { $0.facilities > 0 }.map {
        ["choice": language.choice($0)]
      },
    ]
    if !untold.isEmpty { view["withoutFactor"] = language.withoutFactor(untold) }
    return view
  }

  private func share(_ share: Double?) -> String { share.map(NumberText.percent) ?? "–" }

  private func row(_ method: MethodAvailability.Method, years: CoupleYears?) -> ReportPage.View {
    [
      "methodName": method.name, "offering": NumberText.whole(method.offering),
      "methodOut": NumberText.whole(method.out), "methodShare": share(method.share),
      "dispensed": years.map { NumberText.decimal($0.dispensed) } ?? "–",
      "lost": years.map { NumberText.decimal($0.lost) } ?? "–",
    ]
  }

  /// Couple-years of the last twelve months, by method; none for a method without a factor.
  private var coupleYears: [String: CoupleYears] {
    var years: [String: CoupleYears] = [:]
    for (place, series) in page.input.history.enumerated() {
      guard let perUnit = products[series.product].coupleYearsPerUnit else { continue }
      let demand = page.input.demands.indices.contains(place) ? page.input.demands[place] : nil
      years[page.names.method(series.product), default: CoupleYears()].add(
        series, demand: demand, perUnit: perUnit, from: firstMonth, through: settings.asOf)
    }
    return years
  }
}
