/// What every policy of a replay meets alike: shelves, users, warehouses, and what is known from before.
///
/// Months are numbered from 0; those before `firstMonth` are history. Tables are shelf after shelf, month by month.
public struct ReplayScenario: Sendable {
  /// What a policy is told of the months that are over.
  public enum Knowledge: Sendable, Equatable {
    /// What was recorded in the world that was: every policy is told the same, whatever its own shelves held.
    case recorded
    /// What was given in the policy's own world: an empty shelf hides the demand that it turned away.
    case own
  }

  /// The shelves.
  public let shelves: [ReplayShelf]
  /// How many months there are, history included.
  public let monthCount: Int
  /// The first month that is replayed.
  public let firstMonth: Int
  /// The first month that is counted in the outcome; those before it only bring the shelves to life.
  public let firstCountedMonth: Int
  /// Units that users ask for, [shelf][month].
  public let demand: [Int]
  /// Whether a month's demand is known, [shelf][month]; where it is not, nobody comes and nothing is counted.
  public let isKnown: [Bool]
  /// Consumption as it was recorded, [shelf][month]; nan where there was no report.
  public let recorded: [Double]
  /// What policies are told of months from `firstMonth` on.
  public let knowledge: Knowledge
  /// The rules of the world.
  public let physics: ReplayPhysics
  /// What the warehouses can send.
  public let supply: ReplaySupply
  /// Deliveries that were under way before any policy could decide, [shelf][month]; empty for none.
  public let underWay: [Int]

  /// A scenario.
  ///
  /// - Precondition: every table holds shelves × months; `underWay` may be empty.
  public init(
    shelves: [ReplayShelf], monthCount: Int, firstMonth: Int, firstCountedMonth: Int, demand: [Int],
    isKnown: [Bool], recorded: [Double], knowledge: Knowledge = .recorded,
    physics: ReplayPhysics = ReplayPhysics(), supply: ReplaySupply = .unlimited, underWay: [Int] = []
  ) {
    let cells = shelves.count * monthCount
    precondition(
      demand.count == cells && isKnown.count == cells && recorded.count == cells, "a value for every cell")
    precondition(underWay.isEmpty || underWay.count == cells, "a value for every cell, or none")
    precondition((0...monthCount).contains(firstMonth), "a first month within the months")
    self.shelves = shelves
    self.monthCount = monthCount
    self.firstMonth = firstMonth
    self.firstCountedMonth = firstCountedMonth
    self.demand = demand
    self.isKnown = isKnown
    self.recorded = recorded
    self.knowledge = knowledge
    self.physics = physics
    self.supply = supply
    self.underWay = underWay
  }
}

/// One facility × product of a replay, and how it is supplied.
public struct ReplayShelf: Sendable, Equatable {
  /// The facility's number.
  public let facility: Int
  /// The product's number.
  public let product: Int
  /// The number of the warehouse that fills its orders.
  public let warehouse: Int
  /// Whole months between the close at which an order is placed and the month whose users it serves: an order of
  /// month t is on the shelf from the first day of month t + 1 + lead time.
  public let leadTimeMonths: Int
  /// Months between two orders, at least 1.
  public let reviewPeriodMonths: Int
  /// It orders at the close of the months m with (m + offset) divisible by the review period.
  public let reviewOffset: Int
  /// Couple-years of protection that a unit gives.
  public let coupleYearsPerUnit: Double
  /// The first month of the replay in which it is open.
  public let firstMonth: Int
  /// Units on the shelf as that month begins.
  public let startingStock: Int

  /// A shelf.
  public init(
    facility: Int, product: Int, warehouse: Int = 0, leadTimeMonths: Int = 1, reviewPeriodMonths: Int = 1,
    reviewOffset: Int = 0, coupleYearsPerUnit: Double = 1, firstMonth: Int = 0, startingStock: Int = 0
  ) {
    self.facility = facility
    self.product = product
    self.warehouse = warehouse
    self.leadTimeMonths = max(0, leadTimeMonths)
    self.reviewPeriodMonths = max(1, reviewPeriodMonths)
    self.reviewOffset = max(0, reviewOffset)
    self.coupleYearsPerUnit = coupleYearsPerUnit
    self.firstMonth = firstMonth
    self.startingStock = max(0, startingStock)
  }

  /// Whether an order is placed at the close of a month.
  public func reviews(month: Int) -> Bool { (month + reviewOffset) % reviewPeriodMonths == 0 }

  /// The months that stock must last: until the order after the next one arrives.
  public var coverMonths: Int { leadTimeMonths + reviewPeriodMonths }
}
