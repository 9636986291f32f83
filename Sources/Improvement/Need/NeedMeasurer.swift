import SupplyModel

/// Measures need and service of facilities.
///
/// - Protected couples = Σ units dispensed ÷ factor × 12 ÷ months reported: couples that a year like these months protects. A month without a
///   report is unknown, not empty, and is left out.
/// - Couple-years = Σ units × couple-years of a unit × 12 ÷ months reported, beside it.
/// - Visits without the method = visits of the month × demand not met ÷ demand, both in visits (units ÷ units of a visit): an estimate, which
///   takes it that whoever found none had come and was counted.
public struct NeedMeasurer: Sendable {
  private let input: NeedInput

  /// A measurer.
  public init(_ input: NeedInput) { self.input = input }

  /// Need and service of every facility that reported, serves somebody or was visited, by code.
  ///
  /// - Complexity: linear in histories × months.
  public func facilities(_ period: ClosedRange<Month>) -> [FacilityNeed] {
    var needs: [FacilityCode: FacilityNeed] = [:]
    var demandOf: [FacilityCode: [Month: Tally]] = [:]
    fillShelves(&needs, &demandOf, period)
    fillPopulations(&needs, period)
    fillServices(&needs, demandOf, period)
    return needs.values.sorted { $0.facility < $1.facility }
  }

  private func fillShelves(
    _ needs: inout [FacilityCode: FacilityNeed], _ demandOf: inout [FacilityCode: [Month: Tally]],
    _ period: ClosedRange<Month>
  ) {
    var months: [FacilityCode: Set<Month>] = [:]
    var protected: [FacilityCode: Double] = [:]
    var years: [FacilityCode: Double] = [:]
    let methods = input.methods
    var known: [ProductCode: (perUnit: Double?, factor: ProtectionFactor)] = [:]
    for (place, series) in input.reported.enumerated() {
      guard let method = methods[series.product] else { continue }
      let (perUnit, factor) =
        known[series.product]
        ?? {
          let perUnit = input.products[series.product].coupleYearsPerUnit
          return (perUnit, input.factors.factor(of: method, coupleYearsPerUnit: perUnit))
        }()
      known[series.product] = (perUnit, factor)
      var own = needs[series.facility] ?? FacilityNeed(series.facility)
      let demand = input.demands.indices.contains(place) ? input.demands[place].entries : []
      for (index, entry) in series.entries.enumerated() where period.contains(entry.month) {
        switch entry.state {
        case .inStock: own.empty += Tally(met: 0, total: 1)
        case .stockedOut: own.empty += Tally(met: 1, total: 1)
        case .stockUnknown, .notHeld, .notReported: break
        }
        guard let used = entry.quantities?.consumed else { continue }
        months[series.facility, default: []].insert(entry.month)
        own.methods[method, default: MethodNeed()].take(used, factor, perUnit)
        if let units = factor.unitsPerCouple { protected[series.facility, default: 0] += used / units }
        if let perUnit { years[series.facility, default: 0] += used * perUnit }
        let asked = demand.indices.contains(index) ? max(used, demand[index].quantity ?? used) : used
        demandOf[series.facility, default: [:]][entry.month, default: .none] += Tally(
          met: (asked - used) / factor.unitsPerVisit, total: asked / factor.unitsPerVisit)
      }
      needs[series.facility] = own
    }
    for (code, known) in months {
      needs[code]?.monthsReported = known.count
      needs[code]?.protected = (protected[code] ?? 0) * 12 / Double(known.count)
      needs[code]?.coupleYears = (years[code] ?? 0) * 12 / Double(known.count)
      let ofYear = needs[code]?.methods.mapValues { $0.ofYear(months: known.count) }
      needs[code]?.methods = ofYear ?? [:]
    }
  }

  /// Of the year in which the period ends, else of the last one before: nobody is served by a population that is not known yet.
  private func fillPopulations(_ needs: inout [FacilityCode: FacilityNeed], _ period: ClosedRange<Month>) {
    let known = input.populations.filter {
      $0.year <= period.upperBound.year && FacilityKind($0.facility) != .warehouse
    }
    let reportedMethods = Set(needs.values.flatMap(\.methods.keys)).sorted()
    for (code, rows) in Dictionary(grouping: known, by: \.facility) {
      guard let year = rows.map(\.year).max() else { continue }
      let own = rows.filter { $0.year == year }
      let whole = own.filter(\.method.isEmpty)
      let parts = own.compactMap { $0.method.isEmpty ? nil : $0.couples }
      var need = needs[code] ?? FacilityNeed(code)
      need.women = whole.compactMap(\.women).max() ?? own.compactMap(\.women).max()
      need.couples =
        whole.compactMap(\.couples).max() ?? (parts.isEmpty ? nil : parts.reduce(0, +))
      need.populationYear = year
      for row in own where !row.method.isEmpty {
        guard let couples = row.couples else { continue }
        let method = Self.method(row.method, among: reportedMethods)
        need.methods[method, default: MethodNeed()].add(couples: couples)
      }
      needs[code] = need
    }
  }

  /// The reported method that a population names: by its name or a part of it, else the one of its kind (píldora, condón, DIU); the name
  /// as written where none is, or several are.
  private static func method(_ stated: String, among methods: [String]) -> String {
    let words = PlainWords.of(stated)
    guard !words.isEmpty else { return stated }
    let plain = methods.map { (name: $0, words: PlainWords.of($0)) }
    if let same = plain.first(where: { $0.words == words }) { return same.name }
    let parts = plain.filter { $0.words.contains(words) || words.contains($0.words) }
    if parts.count == 1 { return parts[0].name }
    guard let kind = MethodKind(words) else { return stated }
    let alike = plain.filter { MethodKind($0.words) == kind }
    return alike.count == 1 ? alike[0].name : stated
  }

  private func fillServices(
    _ needs: inout [FacilityCode: FacilityNeed], _ demandOf: [FacilityCode: [Month: Tally]],
    _ period: ClosedRange<Month>
  ) {
    let known = input.services.filter {
      period.contains($0.month) && FacilityKind($0.facility) != .warehouse
    }
    for (code, months) in Dictionary(grouping: known, by: \.facility) {
      var own = needs[code] ?? FacilityNeed(code)
      var whole: [ShiftMonth] = []
      for month in months {
        guard let visits = month.visits else { continue }
        own.visits = (own.visits ?? 0) + visits
        if let need = month.need { own.visitsOfNeed += Tally(met: visits, total: need) }
        if let hours = month.shiftHours { own.visitsOfHours += Tally(met: visits, total: hours) }
        if let need = month.need, let hours = month.shiftHours {
          whole.append(ShiftMonth(hours: hours, need: need, visits: visits))
        }
        if let asked = demandOf[code]?[month.month], asked.total > 0 {
          own.withoutMethod += Tally(met: visits * asked.met / asked.total, total: visits)
        }
      }
      if !whole.isEmpty {
        let count = Double(whole.count)
        own.month = ShiftMonth(
          hours: whole.reduce(0) { $0 + $1.hours } / count, need: whole.reduce(0) { $0 + $1.need } / count,
          visits: whole.reduce(0) { $0 + $1.visits } / count)
      }
      needs[code] = own
    }
  }
}

extension MethodNeed {
  /// Takes what was dispensed in a month.
  fileprivate mutating func take(_ used: Double, _ factor: ProtectionFactor, _ coupleYearsPerUnit: Double?) {
    self.factor = self.factor ?? factor
    units = (units ?? 0) + used
    if let perCouple = factor.unitsPerCouple { protected = (protected ?? 0) + used / perCouple }
    if let coupleYearsPerUnit { coupleYears = (coupleYears ?? 0) + used * coupleYearsPerUnit }
  }

  /// Whom a year like so many months protects; the units stay those dispensed.
  fileprivate func ofYear(months: Int) -> MethodNeed {
    var year = self
    year.protected = protected.map { $0 * 12 / Double(months) }
    year.coupleYears = coupleYears.map { $0 * 12 / Double(months) }
    return year
  }

  fileprivate mutating func add(couples more: Double) { couples = (couples ?? 0) + more }
}

/// What kind of a method words name, whoever writes them.
private enum MethodKind: CaseIterable {
  case condom, emergency, quarterly, monthly, pill, implant, device

  /// The first kind that words, as `PlainWords` has them, name; nil for none.
  init?(_ words: String) {
    let padded = " \(words) "
    guard let kind = Self.allCases.first(where: { $0.parts.contains(where: padded.contains) }) else {
      return nil
    }
    self = kind
  }

  private var parts: [String] {
    switch self {
    case .condom: ["condon", "condom", "preservativ"]
    case .emergency: ["emergencia", "emergency", " aoe "]
    case .quarterly: ["trimestral", "three month", "quarterly"]
    case .monthly: ["inyectable mensual", "monthly injectable"]
    case .pill: [" oral", "pildora", " pill", "pastilla"]
    case .implant: ["implant"]
    case .device: ["dispositivo", "intrauterin", " diu ", " iud ", "t de cobre"]
    }
  }
}
