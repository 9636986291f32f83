import DemandForecasting
import SupplyModel
import SupplyStore

/// The demand of every history, corrected for stock-outs as it can be known at one month's end.
public struct DemandHistory: Sendable {
  /// The histories.
  public let histories: [SupplySeries]
  /// Their demands, in the same order; entries after the origin have none.
  public let demands: [EstimatedDemand]

  /// The demand of the histories in a database, as known at its latest month.
  ///
  /// All of them are corrected, since facilities that hold a product learn from one another; then some are kept. Methods of
  /// family planning learn from one another alone, so that they say the same whatever else the database holds.
  ///
  /// - Parameters:
  ///   - database: holds the history.
  ///   - products: the scope.
  ///   - facility: only this facility's.
  ///   - product: only this product's.
  /// - Throws: `ColcaError`.
  public init(
    database: SupplyDatabase, of products: ScopedProducts, facility: FacilityCode? = nil,
    product: ProductCode? = nil
  ) throws {
    let whole = try DemandHistory(try database.series(of: products), database: database)
    histories = whole.histories.filter { one in
      (facility ?? one.facility) == one.facility && (product ?? one.product) == one.product
    }
    demands = whole.demands(of: histories)
  }

  /// The demand of all histories of a database, methods of family planning apart from the rest.
  ///
  /// - Parameter all: every history through the latest month.
  /// - Throws: `ColcaError`.
  init(_ all: [SupplySeries], database: SupplyDatabase) throws {
    let last = all.compactMap { $0.entries.last?.month }.max() ?? Month(count: 0)
    let methods = try ScopeResolver(database).products(heldBy: .familyPlanning)
    let groups = [true, false].map { isMethod in all.filter { methods.contains($0.product) == isMethod } }
    let demands = groups.map { DemandHistory($0, origin: last).demands }
    let corrected = Dictionary(
      zip(groups.joined(), demands.joined()).map { ($0.key, $1) }, uniquingKeysWith: { first, _ in first })
    histories = all
    self.demands = all.map { corrected[$0.key] ?? Self.unknown($0) }
  }

  /// Corrects some histories.
  ///
  /// - Parameters:
  ///   - histories: of the whole database, since facilities that hold a product learn from one another.
  ///   - origin: the last month known; nothing after it is read.
  public init(_ histories: [SupplySeries], origin: Month) {
    self.histories = histories
    guard let builder = PanelBuilder(histories, origin: origin) else {
      demands = histories.map { Self.unknown($0) }
      return
    }
    let (panel, span) = (builder.panel, builder.panel.monthCount)
    let corrected = CensoredPanel(builder, through: origin).corrected
    var row = 0
    demands = histories.map { series in
      // The builder keeps the histories' order, and leaves out warehouses and those that begin after the origin.
      guard row < builder.series.count, builder.series[row].entries.first == series.entries.first,
        builder.series[row].facility == series.facility, builder.series[row].product == series.product
      else { return Self.unknown(series) }
      let start = row * span + panel.firstReport[row]
      row += 1
      return EstimatedDemand(
        entries: series.entries.indices.map { offset in
          let cell = start + offset
          guard cell < row * span, !corrected.demand[cell].isNaN else {
            return EstimatedDemand.MonthEntry(quantity: nil, isCorrected: false)
          }
          return EstimatedDemand.MonthEntry(
            quantity: corrected.demand[cell], isCorrected: corrected.isCorrected[cell])
        })
    }
  }

  /// The demands of some of the histories.
  package func demands(of series: [SupplySeries]) -> [EstimatedDemand] {
    let places = Dictionary(
      histories.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    return series.map { one in places[one.key].map { demands[$0] } ?? Self.unknown(one) }
  }

  private static func unknown(_ series: SupplySeries) -> EstimatedDemand {
    EstimatedDemand(entries: series.entries.map { _ in .init(quantity: nil, isCorrected: false) })
  }
}
