import DataQuality
import Improvement
import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Measures a service by its standards, from everything that a database holds.
public struct ImprovementReview {
  let database: SupplyDatabase
  /// The products that it looks at.
  public let products: ScopedProducts
  private let deadline: ReportingDeadline?
  /// What is read once for all that a review measures.
  let shared: SharedHistories
  /// The standards that are known.
  public let standards: StandardCatalogue
  /// Names, categories and places.
  public let facilities: FacilityDirectory

  /// A review.
  ///
  /// - Parameters:
  ///   - expectedByDay: the day of the next month by which a report is expected; nil where nobody has set it, and then nothing is said of
  ///     who was late.
  /// - Throws: what reading the database throws.
  public init(database: SupplyDatabase, products: ScopedProducts, expectedByDay: Int? = nil) throws {
    try self.init(
      database: database, shared: SharedHistories(database, of: products), expectedByDay: expectedByDay)
  }

  /// A review of histories that others look at too.
  init(database: SupplyDatabase, shared: SharedHistories, expectedByDay: Int? = nil) throws {
    self.database = database
    products = shared.products
    self.shared = shared
    deadline = expectedByDay.map { ReportingDeadline(dayOfNextMonth: $0) }
    standards = StandardCatalogue(try database.standards())
    facilities = FacilityDirectory(try database.facilities())
  }

  /// The month that is meant where nobody names one: that of a forecast made now; without reports, the last one of a checklist.
  ///
  /// - Throws: `RunError.noReports` where there is neither.
  public func lastMonth(wholeFromDay: Int = 0) throws -> Month {
    do {
      return try ForecastPlanner(database: database).lastMonth(
        scope: products.scope, wholeFromDay: wholeFromDay
      ).asOf
    } catch let error as RunError {
      guard case .noReports = error, let last = try database.checklists().map(\.month).max() else {
        throw error
      }
      return last
    }
  }

  /// The histories up to a month, as they were reported and as they are read.
  ///
  /// - Throws: what reading the database throws.
  public func histories(through last: Month) throws -> (reported: [SupplySeries], read: [SupplySeries]) {
    let all = try shared.through(last)
    let closed = facilities.closed(among: all, in: last)
    let open = all.filter { !closed.contains($0.facility) }
    let judgement = try FindingReview(database: database, latestMonth: last, products: products)
      .judgement(of: open)
    return (all, judgement.followed(all))
  }

  /// Nothing is said of a month that nobody has reported: its stocks would be those of before, and its reports not due yet.
  ///
  /// - Throws: `RunError.monthBeyondReports`, `.noReports`; what reading the database throws.
  private func requireReports(of month: Month) throws {
    func isInChecklists() throws -> Bool {
      try database.checklists().map(\.month).max().map { month <= $0 } ?? false
    }
    do {
      _ = try ForecastPlanner(database: database).lastMonth(asked: month, scope: products.scope)
    } catch RunError.monthBeyondReports(let asked, let last) {
      guard try isInChecklists() else { throw RunError.monthBeyondReports(asked: asked, last: last) }
    } catch RunError.noReports(let until) {
      guard try isInChecklists() else { throw RunError.noReports(month: until) }
    }
  }

  /// All that the standards of some months are measured from.
  ///
  /// - Throws: `RunError.monthBeyondReports` where nobody has reported the last of them; what reading the database throws.
  public func input(_ months: ClosedRange<Month>) throws -> MeasureInput {
    let last = months.upperBound
    try requireReports(of: last)
    let (reported, read) = try histories(through: last)
    var input = MeasureInput(
      reported: reported, read: read, directory: facilities, products: try database.productCatalogue(),
      standards: standards)
    // What was lost is estimated as `colca history --demand` does, by everything that is known now.
    input.demands = try shared.demands(of: input.reported)
    input.arrivals = try database.firstArrivals(of: products)
    input.deadline = deadline
    input.lots = try database.statedLots(of: products, in: months).map {
      ShelfLotsOfMonth(key: $0.key, month: $0.month, lots: $0.lots)
    }
    input.adherence = try adherence(months)
    input.checklists = try database.checklists()
    return input
  }

  /// The figures of some months.
  ///
  /// - Throws: what reading the database throws.
  public func table(_ months: ClosedRange<Month>) throws -> MeasureTable {
    StandardMeasurer(try input(months)).table(months)
  }

  /// How orders were answered; none where no forecast was ever made.
  private func adherence(_ months: ClosedRange<Month>) throws -> [AdherenceLine] {
    guard try !database.runRecords(last: 1).isEmpty else { return [] }
    return try AdherenceReview(database, shared: shared).lines(lastMonths: Int.max).filter {
      months.contains($0.month)
    }
  }

  /// Standards that checklists name and nobody has stated, with how many rows name each.
  ///
  /// - Throws: what reading the database throws.
  public func unstated() throws -> [(code: StandardCode, rows: Int)] {
    var rows: [StandardCode: Int] = [:]
    for result in try database.checklists() where standards[result.standard] == nil {
      rows[result.standard, default: 0] += 1
    }
    return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Standards that Colca measures and checklists name all the same, with how many rows name each: those rows do not count.
  ///
  /// - Throws: what reading the database throws.
  public func overruled() throws -> [(code: StandardCode, rows: Int)] {
    var rows: [StandardCode: Int] = [:]
    for result in try database.checklists() where standards[result.standard]?.source == .colca {
      rows[result.standard, default: 0] += 1
    }
    return rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
