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
}
