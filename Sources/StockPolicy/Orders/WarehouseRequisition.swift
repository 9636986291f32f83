import SupplyModel

/// What a warehouse should ask its own supplier for of a product, and the arithmetic behind it.
///
/// level    = what its facilities order now + expected demand of a month × months of its cover
/// quantity = ⌈level − stock − on order⌉ in whole packs, at least 0; unknown where its stock is
///
/// The months are its own lead time plus review period, where a file states them or its receipts teach them; else assumed, and said so.
/// What its facilities order fills them up for their own cover: after that they ask for what is used.
///
///     // 120 ordered now, 30 used a month, a cover of 3 months, 50 in stock, 20 on order: 210 − 50 − 20 = 140
public struct WarehouseRequisition: Sendable, Equatable {
  /// The warehouse's code.
  public let warehouse: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// Whole units that it can send; nil where its report of the run's month does not say.
  public let stock: Int?
  /// Facilities that order now.
  public let lines: Int
  /// Units that they order.
  public let ordered: Int
  /// Units that all its facilities are expected to need a month.
  public let monthlyDemand: Double
  /// Units on their way to it that arrive within its cover.
  public let onOrder: Double
  /// Its own lead time and review period, and where they come from.
  public let calendar: FacilityCalendar
  /// Units in a pack, at least 1.
  public let packSize: Int

  /// What a warehouse has and is asked for.
  public init(
    warehouse: FacilityCode, product: ProductCode, stock: Int?, lines: Int, ordered: Int,
    monthlyDemand: Double, onOrder: Double = 0, calendar: FacilityCalendar = .assumed, packSize: Int = 1
  ) {
    self.warehouse = warehouse
    self.product = product
    self.stock = stock
    self.lines = lines
    self.ordered = ordered
    self.monthlyDemand = monthlyDemand
    self.onOrder = onOrder
    self.calendar = calendar
    self.packSize = max(1, packSize)
  }

  /// Months that a request must last: lead time plus review period.
  public var coverMonths: Int { calendar.calendar.coverMonths }

  /// Units that it needs for them.
  public var level: Double { Double(ordered) + max(0, monthlyDemand) * Double(coverMonths) }

  /// Units to ask for, whole packs; nil where its stock is not known: it is to be counted first.
  public var quantity: Int? {
    stock.map { stock in
      let need = OrderArithmetic.missing(level - Double(stock) - onOrder)
      return (need + packSize - 1) / packSize * packSize
    }
  }
}
