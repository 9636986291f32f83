import Simulation

/// The rules of the replayed world that no policy can change.
///
/// A month passes in this order:
///
/// 1. Deliveries of the month are put on the shelf, on its first day.
/// 2. Users come. What is on the shelf is given, lots that expire first before others; the rest of the demand is
///    lost, and nobody comes back for it.
/// 3. Lots whose last month this is are thrown away.
/// 4. The month is closed: stock, receipts and what was given become the report.
/// 5. Transfers are driven: they are on the receiver's shelf as the next month begins.
/// 6. Shelves whose turn it is order. The warehouse sends what it has, in proportion where that is less than all
///    ask for (`ReplaySupply`); what it does not send is not owed.
/// 7. An order of month t arrives as month t + 1 + lead time begins, or one month later, or never. What is loaded may be
///    a part of it, and is announced; that it is late or lost is only seen when it does not come, and from then on it
///    is no longer expected.
///
/// What goes wrong with a delivery is drawn from the seed, the shelf and the month alone: every policy meets the same
/// luck.
public struct ReplayPhysics: Sendable, Equatable {
  /// Share of deliveries that arrive a month late.
  public var lateShare: Double
  /// Share of deliveries that bring only a part, three to eight tenths.
  public var partialShare: Double
  /// Share of deliveries that never come.
  public var failedShare: Double
  /// Months that a delivery can be used, its first month included; nil when nothing expires.
  public var shelfLifeMonths: Int?
  /// The seed of what goes wrong.
  public var seed: UInt64

  /// Physics; by default every order comes in time and whole, and nothing expires.
  public init(
    lateShare: Double = 0, partialShare: Double = 0, failedShare: Double = 0, shelfLifeMonths: Int? = nil,
    seed: UInt64 = 1
  ) {
    self.lateShare = lateShare
    self.partialShare = partialShare
    self.failedShare = failedShare
    self.shelfLifeMonths = shelfLifeMonths
    self.seed = seed
  }

  /// What becomes of a delivery.
  struct Luck: Equatable {
    /// Months that it comes late; nil where it never comes.
    let delayMonths: Int?
    /// How much of what was ordered is loaded.
    let loadedTenths: Int
  }

  /// What becomes of a delivery that a shelf orders at a close.
  func luck(shelf: Int, month: Int) -> Luck {
    var stream = RandomStream(seed: seed, .deliveries, shelf, month)
    // Every number is drawn whether it is used or not, so that one share leaves the others' luck as it was.
    let isLate = stream.happens(lateShare)
    let isPartial = stream.happens(partialShare)
    let tenths = stream.integer(3...8)
    let isFailed = stream.happens(failedShare)
    return Luck(delayMonths: isFailed ? nil : isLate ? 1 : 0, loadedTenths: isPartial ? tenths : 10)
  }
}

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
