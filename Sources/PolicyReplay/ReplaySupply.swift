/// What the warehouses can send.
public struct ReplaySupply: Sendable, Equatable {
  /// Units that come into each warehouse, [warehouse][product][month]; nil when a warehouse never runs out.
  private let inflow: [[[Int]]]?
  /// Months in which a warehouse sends nothing of a product, [warehouse][product][month]; empty for none.
  private let dry: [[[Bool]]]

  /// Warehouses that never run out.
  public static let unlimited = ReplaySupply(inflow: nil, dry: [])

  /// Warehouses that get so many units of each product as each month begins, and keep what they do not send.
  public static func limited(to inflow: [[[Int]]]) -> ReplaySupply { ReplaySupply(inflow: inflow, dry: []) }

  /// Warehouses that never run out but for the months in which they send nothing.
  public static func interrupted(_ dry: [[[Bool]]]) -> ReplaySupply { ReplaySupply(inflow: nil, dry: dry) }

  /// Whether stock at the warehouses limits what can be sent.
  public var isLimited: Bool { inflow != nil }

  func arriving(warehouse: Int, product: Int, month: Int) -> Int {
    guard let inflow, inflow.indices.contains(warehouse), inflow[warehouse].indices.contains(product),
      inflow[warehouse][product].indices.contains(month)
    else { return 0 }
    return inflow[warehouse][product][month]
  }

  func isDry(warehouse: Int, product: Int, month: Int) -> Bool {
    guard dry.indices.contains(warehouse), dry[warehouse].indices.contains(product),
      dry[warehouse][product].indices.contains(month)
    else { return false }
    return dry[warehouse][product][month]
  }

  /// So many units shared among orders in proportion to them, whole and never more than asked for.
  ///
  /// Each gets the whole part of its share; what is left goes one by one to the largest remainders, the earlier order
  /// first among equals (Hamilton's method).
  ///
  ///     ReplaySupply.shared(10, among: [9, 6, 3])  // [5, 3, 2]
  public static func shared(_ units: Int, among orders: [Int]) -> [Int] {
    let total = orders.reduce(0, +)
    guard total > units else { return orders }
    guard units > 0 else { return orders.map { _ in 0 } }
    var parts = orders.map { $0 * units / total }
    let left = units - parts.reduce(0, +)
    let byRemainder = orders.indices.sorted {
      (orders[$1] * units % total, $0) < (orders[$0] * units % total, $1)
    }
    for place in byRemainder.prefix(left) { parts[place] += 1 }
    return parts
  }
}
