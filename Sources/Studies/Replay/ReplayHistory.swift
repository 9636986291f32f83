import DemandForecasting
import PolicyReplay
import Runs
import StockPolicy
import SupplyModel

/// The histories of a database as a scenario: who asked for what, what stood on the shelves, what was under way.
///
/// Warehouses and products that a facility never held take no part. Months without a report, or without their
/// consumption, have no known demand: nothing is asked for in them, and they are not counted. A shelf that opens later
/// starts with what its first report opened with, and with the deliveries of its first lead time: they had been ordered
/// before anything could be decided here.
struct ReplayHistory {
  let scenario: ReplayScenario
  /// The histories of the shelves.
  let series: [SupplySeries]
  /// What was reported in the replayed months, [shelf][month since the first replayed].
  let happened: [ReplayRecord]
  /// The reports of the shelves.
  let reports: ReplayedReports
  /// The codes of the products that the scenario numbers.
  private let products: [ProductCode]
  private let warehouseCount: Int
  /// Whether the closing stock of most counted months is known, so that what happened can be set beside.
  let knowsStock: Bool

  /// The shelves of some histories.
  init(
    _ histories: [SupplySeries], settings: ReplaySettings, knowledge: SupplyKnowledge,
    facilities: FacilityDirectory
  ) {
    let taking = histories.filter { series in
      FacilityKind(series.facility) != .warehouse
        && series.entries.contains {
          $0.quantities != nil && $0.state != .notHeld && $0.month <= settings.lastMonth
        }
    }
    series = taking
    let first = taking.compactMap { $0.entries.first?.month }.min() ?? settings.firstMonth
    let count = first.distance(to: settings.lastMonth) + 1
    let start = min(max(0, first.distance(to: settings.firstMonth)), count)
    var tables = Tables(cellCount: taking.count * count)
    let demands: [EstimatedDemand]? =
      settings.demand == .corrected
      ? DemandHistory(histories, origin: settings.lastMonth).demands(of: taking) : nil
    var numbers = Numbers()
    var shelves: [ReplayShelf] = []
    let calendars = Self.calendars(taking, settings: settings, knowledge: knowledge)
    for (row, series) in taking.enumerated() {
      let calendar = calendars[series.facility] ?? .assumed
      tables.fill(series, row: row, first: first, count: count, demand: demands?[row])
      let facility = numbers.facility(series.facility)
      let opens = series.entries.first.map { max(start, first.distance(to: $0.month)) } ?? start
      if settings.start == .stock || opens > start {
        tables.putUnderWay(row: row, count: count, from: opens, months: calendar.leadTimeMonths)
      }
      let product = knowledge.products[series.product]
      shelves.append(
        ReplayShelf(
          facility: facility, product: numbers.product(series.product),
          warehouse: numbers.warehouse(facilities[series.facility].network ?? ""),
          leadTimeMonths: calendar.leadTimeMonths, reviewPeriodMonths: calendar.reviewPeriodMonths,
          // Facilities of one calendar do not all order in the same month.
          reviewOffset: facility,
          coupleYearsPerUnit: product.coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit,
          firstMonth: opens, startingStock: Self.stock(series, asOf: first.advanced(by: opens - 1))))
    }
    products = numbers.productCodes
    warehouseCount = numbers.warehouseCount
    reports = ReplayedReports(
      keys: taking.map { ($0.facility, $0.product) }, first: first,
      reported: taking.map { series in
        series.entries.compactMap { entry in entry.quantities.map { (month: entry.month, quantities: $0) } }
      })
    let span = count - start
    happened = (0..<taking.count).flatMap { row in
      (0..<span).map { tables.happened[row * count + start + $0] }
    }
    let counted = start + settings.warmUpMonths
    let cells = (0..<taking.count * count).filter { tables.isKnown[$0] && $0 % count >= counted }
    knowsStock = !cells.isEmpty && cells.count { tables.knowsClosing[$0] } * 10 >= cells.count * 9
    scenario = ReplayScenario(
      shelves: shelves, monthCount: count, firstMonth: start, firstCountedMonth: counted,
      demand: tables.demand,
      isKnown: tables.isKnown, recorded: tables.recorded, physics: settings.physics,
      supply: settings.supply == .received ? tables.supply(shelves, months: count) : .unlimited,
      underWay: tables.underWay)
  }

  /// What a run needs besides reports: calendars as the shelves have them, and warehouses by their numbers.
  func surroundings(
    knowledge: SupplyKnowledge, facilities: FacilityDirectory, settings: ReplaySettings
  ) -> FollowingPolicy.Surroundings {
    let isLimited = settings.supply == .received
    var supplies: [FacilityCode: FacilitySupply] = [:]
    for (series, shelf) in zip(series, scenario.shelves) where supplies[series.facility] == nil {
      var supply = knowledge.supplies[series.facility]
      supply.facility = series.facility
      supply.calendar = SupplyCalendar(
        leadTimeMonths: shelf.leadTimeMonths, reviewPeriodMonths: shelf.reviewPeriodMonths)
      supply.warehouse = isLimited ? Self.warehouseCode(shelf.warehouse) : nil
      supplies[series.facility] = supply
    }
    return FollowingPolicy.Surroundings(
      supplies: supplies.values.sorted { $0.facility < $1.facility }, products: knowledge.products,
      facilities: facilities,
      warehouses: isLimited ? (0..<warehouseCount).map(Self.warehouseCode) : [], warehouseProducts: products)
  }

  private static func warehouseCode(_ number: Int) -> FacilityCode { "W\(number)" }

  /// Each facility's calendar: one for all, what a file states, or what receipts before the replay teach.
  private static func calendars(
    _ series: [SupplySeries], settings: ReplaySettings, knowledge: SupplyKnowledge
  ) -> [FacilityCode: SupplyCalendar] {
    if let calendar = settings.calendar {
      return Dictionary(series.map { ($0.facility, calendar) }, uniquingKeysWith: { first, _ in first })
    }
    let before = settings.firstMonth.advanced(by: -1)
    let run = ForecastRun.Settings(asOf: before, orders: settings.orders)
    let past = series.compactMap { $0.through(before) }
    return RunTerms(past, settings: run, knowledge: knowledge).calendars.mapValues(\.calendar)
  }

  /// The last stock known at a month's end; what the next report opened with where none is; else 0.
  private static func stock(_ series: SupplySeries, asOf month: Month) -> Int {
    let before = series.entries.last { $0.month <= month && ($0.quantities?.closing ?? -1) >= 0 }
    let after = series.entries.first { $0.month > month && $0.quantities != nil }
    let units = before?.quantities?.closing ?? after?.quantities?.opening ?? 0
    return Int(min(max(0, units), 1e12).rounded())
  }

  /// Codes as numbers, in the order of their coming.
  private struct Numbers {
    private var facilities: [FacilityCode: Int] = [:]
    private var products: [ProductCode: Int] = [:]
    private var warehouses: [String: Int] = [:]

    var productCodes: [ProductCode] { products.sorted { $0.value < $1.value }.map(\.key) }
    var warehouseCount: Int { warehouses.count }

    mutating func facility(_ code: FacilityCode) -> Int { Self.number(code, in: &facilities) }
    mutating func product(_ code: ProductCode) -> Int { Self.number(code, in: &products) }
    mutating func warehouse(_ name: String) -> Int { Self.number(name, in: &warehouses) }

    private static func number<Code: Hashable>(_ code: Code, in numbers: inout [Code: Int]) -> Int {
      if let known = numbers[code] { return known }
      numbers[code] = numbers.count
      return numbers.count - 1
    }
  }
}
