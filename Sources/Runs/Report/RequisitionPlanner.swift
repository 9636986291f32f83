import StockPolicy
import SupplyModel
import SupplyStore

/// Works out what the warehouses of a run should ask their own suppliers for.
///
/// From the run's orders and demand, and from what files state of warehouses: which facilities are theirs, lead times, orders under way. What
/// was stated after the run counts too.
public struct RequisitionPlanner {
  private let run: ForecastRun
  private let knowledge: SupplyKnowledge
  private let directory: WarehouseDirectory
  private let warehouses: [FacilityCode: [SupplySeries]]

  /// A planner for a run of a database.
  ///
  /// - Parameter histories: those of the run's scope through its month, where somebody has read them already.
  /// - Throws: what the database throws.
  public init(_ run: ForecastRun, database: SupplyDatabase, histories: [SupplySeries]? = nil) throws {
    self.run = run
    let products = try ScopeResolver(database).products(of: run.settings.scope)
    knowledge = try SupplyKnowledge(
      database: database, products: products, asOf: run.settings.asOf)
    let series = try (histories ?? database.series(of: products, through: run.settings.asOf))
      .filter { FacilityKind($0.facility) == .warehouse }
    warehouses = Dictionary(grouping: series, by: \.facility)
    directory = WarehouseDirectory(
      series, asOf: run.settings.asOf, knowledge: knowledge,
      facilities: FacilityDirectory(try database.facilities()))
  }

  /// One for each product that facilities of a warehouse use or order, by warehouse and product.
  public func requisitions() -> [WarehouseRequisition] {
    struct Asked {
      var (lines, ordered, monthly) = (0, 0, 0.0)
    }
    var asked: [SeriesKey: Asked] = [:]
    for line in run.assessments where line.order.decision != .notHeld || line.order.isPlaced {
      guard FacilityKind(line.facility) != .warehouse, let warehouse = directory.warehouse(of: line.facility)
      else { continue }
      let key = SeriesKey(warehouse, line.product)
      asked[key, default: Asked()].monthly += line.expectedMonthlyDemand
      guard line.order.isPlaced else { continue }
      asked[key, default: Asked()].lines += 1
      asked[key, default: Asked()].ordered += line.order.quantity
    }
    let stocks = Dictionary(
      run.warehouseStocks.map { (SeriesKey($0.warehouse, $0.product), $0.stock) },
      uniquingKeysWith: { first, _ in first })
    var calendars: [FacilityCode: FacilityCalendar] = [:]
    return asked.sorted { $0.key < $1.key }.map { key, asked in
      let calendar = calendars[key.facility] ?? calendar(of: key.facility)
      calendars[key.facility] = calendar
      let arrivals = knowledge.arrivals(
        facility: key.facility, product: key.product, asOf: run.settings.asOf)
      let terms = OrderTerms(calendar: calendar.calendar, arrivals: arrivals)
      return WarehouseRequisition(
        warehouse: key.facility, product: key.product, stock: stocks[key], lines: asked.lines,
        ordered: asked.ordered, monthlyDemand: asked.monthly,
        onOrder: terms.arriving(afterCountMonthsAgo: 0, byMonth: calendar.calendar.coverMonths),
        calendar: calendar, packSize: knowledge.products[key.product].packSize ?? 1)
    }
  }

  private func calendar(of warehouse: FacilityCode) -> FacilityCalendar {
    if let stated = knowledge.supplies[warehouse].calendar { return FacilityCalendar(stated: stated) }
    guard run.settings.orders.learnsCalendars, let series = warehouses[warehouse] else { return .assumed }
    return FacilityCalendar(ReceiptRhythm(series, asOf: run.settings.asOf))
  }
}
