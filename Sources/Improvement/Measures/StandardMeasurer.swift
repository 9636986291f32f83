import DataQuality
import Operations
import StockPolicy
import SupplyModel

/// Measures the standards of every facility and month, from what the core counts already: one number has one value.
///
/// - Methods and choices of methods are `MethodAvailability` over each facility's shelves; normal stock is `AvailabilityShare`.
/// - Reporting is `ReportingRates`; orders as advised are `AdherenceTally`; couple-years are `CoupleYears`.
/// - A standard that a team measures is what its checklists say. A checklist of one that Colca measures is left alone.
///
/// What is doubted is read as a run of the last month reads it, also for earlier months.
public struct StandardMeasurer: Sendable {
  private let input: MeasureInput
  private let rule = OfficialRule()
  private let methods: MethodNames
  /// Couple-years of a unit, by method's product: asked for every month of every shelf.
  private let coupleYears: [ProductCode: Double]

  /// A measurer.
  public init(_ input: MeasureInput) {
    self.input = input
    let methods = MethodNames(of: input.reported.lazy.map(\.product), in: input.products)
    self.methods = methods
    coupleYears = Set(input.reported.lazy.map(\.product)).reduce(into: [:]) { years, code in
      guard methods[code] != nil else { return }
      years[code] = input.products[code].coupleYearsPerUnit
    }
  }

  /// The figures of some months.
  ///
  /// - Complexity: linear in histories × months asked for × months of a history.
  public func table(_ months: ClosedRange<Month>) -> MeasureTable {
    var indicators: [Indicator] = []
    for standard in input.standards.standards {
      if standard.measure == .methodInStock {
        indicators += methods.all.sorted().map { Indicator(standard.code, item: $0) }
      } else {
        indicators.append(Indicator(standard.code))
      }
    }
    let known = Set(indicators.map(\.standard))
    let unstated = Set(input.checklists.map(\.standard)).subtracting(known)
    indicators += unstated.sorted().map { Indicator($0) }
    let facilities = Set(input.reported.map(\.facility)).union(input.checklists.map(\.facility))
    var table = MeasureTable(facilities: facilities.sorted(), months: months, indicators: indicators)
    fillShelves(&table)
    fillReporting(&table)
    fillLots(&table)
    fillAdherence(&table)
    fillChecklists(&table)
    return table
  }

  /// The number of a standard's indicator where Colca is the one who measures it; nil where it is not.
  private func number(_ measure: ColcaMeasure, item: String = "", _ table: MeasureTable) -> Int? {
    guard input.standards[measure.code]?.measure == measure else { return nil }
    return table.number(of: Indicator(measure.code, item: item))
  }

  private func fillReporting(_ table: inout MeasureTable) {
    let rates = ReportingRates(
      histories: FacilityHistory.histories(of: input.reported), directory: input.directory,
      months: table.months, arrivals: input.arrivals, deadline: input.deadline
    ).rates
    let (reported, timely, complete) = (
      number(.reported, table), input.deadline == nil ? nil : number(.reportedOnTime, table),
      number(.complete, table)
    )
    for rate in rates where rate.place.level != .warehouse {
      guard let month = table.number(of: rate.month) else { continue }
      let (sent, late, partial) = (Set(rate.reported), Set(rate.late), Set(rate.partial))
      for code in rate.expected {
        guard let facility = table.number(of: code) else { continue }
        func add(_ isMet: Bool, _ indicator: Int?) {
          guard let indicator else { return }
          table.add(
            Tally(met: isMet ? 1 : 0, total: 1), facility: facility, month: month, indicator: indicator)
        }
        add(sent.contains(code), reported)
        add(sent.contains(code) && !late.contains(code), timely)
        if sent.contains(code) { add(!partial.contains(code), complete) }
      }
    }
  }

  private func fillLots(_ table: inout MeasureTable) {
    guard let indicator = number(.expiredValue, table) else { return }
    for shelf in input.lots {
      guard let facility = table.number(of: shelf.key.facility), let month = table.number(of: shelf.month)
      else { continue }
      let price = input.products[shelf.key.product].priceSoles
      for lot in shelf.lots {
        // A date that only the first units are known to have says nothing of the others.
        guard case .endOf(let expiry) = lot.expiry, let soles = lot.priceSoles ?? price else { continue }
        let value = lot.units * soles
        table.add(
          Tally(met: expiry <= shelf.month ? value : 0, total: value), facility: facility, month: month,
          indicator: indicator)
      }
    }
  }

  private func fillAdherence(_ table: inout MeasureTable) {
    guard let indicator = number(.ordersAsAdvised, table) else { return }
    for line in input.adherence where line.key.kind == .order {
      guard let facility = table.number(of: line.key.facility), let month = table.number(of: line.month)
      else { continue }
      let tally = AdherenceTally(CollectionOfOne(line))
      table.add(
        Tally(met: Double(tally.count(.accepted)), total: Double(tally.advised)), facility: facility,
        month: month, indicator: indicator)
    }
  }

  private func fillChecklists(_ table: inout MeasureTable) {
    for result in input.checklists {
      guard input.standards[result.standard]?.source != .colca,
        let facility = table.number(of: result.facility), let month = table.number(of: result.month),
        let indicator = table.number(of: Indicator(result.standard))
      else { continue }
      table.add(
        Tally(met: result.met, total: result.total), facility: facility, month: month, indicator: indicator)
    }
  }
}

extension StandardMeasurer {
  /// What the shelves of each facility show.
  private func fillShelves(_ table: inout MeasureTable) {
    var start = 0
    let all = input.reported
    let indicators = ShelfIndicators(methods: methods.all) { number($0, item: $1, table) }
    // Histories come by facility.
    let order = all.indices.sorted { (all[$0].key, $0) < (all[$1].key, $1) }
    while start < order.count {
      let code = all[order[start]].facility
      let end = order[start...].firstIndex { all[$0].facility != code } ?? order.count
      let own = Array(order[start..<end])
      start = end
      guard let facility = table.number(of: code) else { continue }
      fill(facility, code, own, indicators, &table)
    }
  }

  private func fill(
    _ facility: Int, _ code: FacilityCode, _ own: [Int], _ indicators: ShelfIndicators,
    _ table: inout MeasureTable
  ) {
    let register = input.directory[code]
    let reported = own.map { input.reported[$0] }
    for (number, month) in table.months.enumerated() {
      let lastReport = reported.lastReports(through: month)[code]
      if !register.isClosed(in: month, lastReport: lastReport) {
        fillStanding(facility, code, own, month, number, indicators, &table)
      }
      fillMovements(facility, own, month, number, indicators, &table)
    }
  }

  /// Stock at a month's end, as a run of the month has it.
  private func fillStanding(
    _ facility: Int, _ code: FacilityCode, _ own: [Int], _ month: Month, _ number: Int,
    _ indicators: ShelfIndicators, _ table: inout MeasureTable
  ) {
    var stocks: [String: Double] = [:]
    var classes: [AvailabilityClass] = []
    for place in own {
      guard let history = input.read[place].through(month) else { continue }
      let standing = ShelfStanding(history, asOf: month, rule: rule)
      classes.append(standing.isStale ? .sinDato : standing.official.availability)
      guard standing.isHeld, standing.stockMonth == month, let stock = standing.stock,
        let method = methods[history.product]
      else { continue }
      stocks[method, default: 0] += stock
    }
    func add(_ met: Int, _ total: Int, _ indicator: Int?) {
      guard let indicator, total > 0 else { return }
      table.add(
        Tally(met: Double(met), total: Double(total)), facility: facility, month: number, indicator: indicator
      )
    }
    if !stocks.isEmpty {
      let availability = MethodAvailability(stocks: [code: stocks]) { input.directory[$0].category }
      for method in availability.methods {
        add(method.offering - method.out, method.offering, indicators.methodInStock[method.name])
      }
      add(availability.primary.enough, availability.primary.facilities, indicators.threeMethods)
      add(availability.hospital.enough, availability.hospital.facilities, indicators.fiveMethods)
    }
    let share = AvailabilityShare(classes)
    add(share.normal, share.evaluated, indicators.normalStock)
  }

  /// What the reports of a month state of what came, went and was missing.
  private func fillMovements(
    _ facility: Int, _ own: [Int], _ month: Month, _ number: Int, _ indicators: ShelfIndicators,
    _ table: inout MeasureTable
  ) {
    var (out, seen, balanced, stated) = (0.0, 0.0, 0.0, 0.0)
    var (dispensed, lost, records) = (0.0, 0.0, 0.0)
    for place in own {
      let history = input.reported[place]
      guard let entry = history[month], let quantities = entry.quantities else { continue }
      if let isBalanced = quantities.isBalanced {
        stated += 1
        if isBalanced { balanced += 1 }
      }
      switch entry.state {
      case .inStock: seen += 1
      case .stockedOut:
        seen += 1
        out += 1
      case .stockUnknown, .notHeld, .notReported: break
      }
      guard let perUnit = coupleYears[history.product] else { continue }
      var years = CoupleYears()
      let demand = input.demands.indices.contains(place) ? input.demands[place] : nil
      years.add(history, demand: demand, perUnit: perUnit, from: month, through: month)
      dispensed += years.dispensed
      lost += years.lost
      if quantities.consumed != nil { records += 1 }
    }
    func add(_ met: Double, _ total: Double, _ indicator: Int?) {
      guard total > 0, let indicator else { return }
      table.add(Tally(met: met, total: total), facility: facility, month: number, indicator: indicator)
    }
    add(out, seen, indicators.stockoutMonths)
    add(balanced, stated, indicators.balanced)
    add(dispensed, records, indicators.coupleYearsDispensed)
    if !input.demands.isEmpty { add(lost, dispensed + lost, indicators.coupleYearsLost) }
  }
}

/// Where the indicators of shelves stand in a table, looked up once and not for every month of every facility.
private struct ShelfIndicators {
  let methodInStock: [String: Int]
  let threeMethods, fiveMethods, normalStock, stockoutMonths, balanced: Int?
  let coupleYearsDispensed, coupleYearsLost: Int?

  init(methods: Set<String>, number: (_ measure: ColcaMeasure, _ item: String) -> Int?) {
    methodInStock = methods.reduce(into: [:]) { $0[$1] = number(.methodInStock, $1) }
    (threeMethods, fiveMethods) = (number(.threeMethods, ""), number(.fiveMethods, ""))
    (normalStock, stockoutMonths) = (number(.normalStock, ""), number(.stockoutMonths, ""))
    balanced = number(.balanced, "")
    coupleYearsDispensed = number(.coupleYearsDispensed, "")
    coupleYearsLost = number(.coupleYearsLost, "")
  }
}
