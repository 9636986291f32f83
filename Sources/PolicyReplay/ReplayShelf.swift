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
