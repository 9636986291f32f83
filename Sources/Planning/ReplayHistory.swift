import DemandForecasting
import PolicyReplay
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
  /// Whether the closing stock of most counted months is known, so that what happened can be set beside.
  let knowsStock: Bool

  init(
    _ histories: [SupplySeries], settings: ReplaySettings, supplies: SupplyDirectory,
    products: ProductCatalogue, facilities: FacilityDirectory, coupleYears: (Product) -> Double
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
    for (row, series) in taking.enumerated() {
      let calendar = settings.calendar ?? supplies[series.facility].calendar ?? .assumed
      tables.fill(series, row: row, first: first, count: count, demand: demands?[row])
      let facility = numbers.facility(series.facility)
      let opens = series.entries.first.map { max(start, first.distance(to: $0.month)) } ?? start
      let network = facilities[series.facility].network ?? ""
      let begins = settings.start == .stock || opens > start
      if begins {
        tables.putUnderWay(
          series, row: row, first: first, count: count, from: opens, months: calendar.leadTimeMonths)
      }
      shelves.append(
        ReplayShelf(
          facility: facility, product: numbers.product(series.product), warehouse: numbers.warehouse(network),
          leadTimeMonths: calendar.leadTimeMonths, reviewPeriodMonths: calendar.reviewPeriodMonths,
          // Facilities of one calendar do not all order in the same month.
          reviewOffset: facility, coupleYearsPerUnit: coupleYears(products[series.product]),
          firstMonth: opens, startingStock: Self.stock(series, asOf: first.advanced(by: opens - 1))))
    }
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
      isKnown: tables.isKnown, recorded: tables.recorded,
      supply: settings.supply == .received ? tables.supply(shelves, months: count) : .unlimited,
      underWay: tables.underWay)
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
    private var facilities: [String: Int] = [:]
    private var products: [String: Int] = [:]
    private var warehouses: [String: Int] = [:]

    mutating func facility(_ code: String) -> Int { Self.number(code, in: &facilities) }
    mutating func product(_ code: String) -> Int { Self.number(code, in: &products) }
    mutating func warehouse(_ name: String) -> Int { Self.number(name, in: &warehouses) }

    private static func number(_ code: String, in numbers: inout [String: Int]) -> Int {
      if let known = numbers[code] { return known }
      numbers[code] = numbers.count
      return numbers.count - 1
    }
  }
}
