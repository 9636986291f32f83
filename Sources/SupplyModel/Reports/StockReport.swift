/// What one facility reports of one product for one month, all lots together, in units of issue.
///
/// nil is *unknown*, never zero. Where everything is known,
/// `closing = opening + received − consumed + adjustment`.
public struct StockReport: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The product's code.
  public var product: ProductCode
  /// The month that the report closes.
  public var month: Month
  /// The quantities reported.
  public var quantities: StockQuantities
  /// The lots of its closing stock, as far as they are known, by expiry and number.
  public var lots: [StockLot]

  /// A report of one facility, product and month.
  public init(
    facility: FacilityCode, product: ProductCode, month: Month, quantities: StockQuantities,
    lots: [StockLot] = []
  ) {
    self.facility = facility
    self.product = product
    self.month = month
    self.quantities = quantities
    self.lots = lots
  }
}

/// The quantities of one report, in units of issue; nil is unknown.
///
/// A network has a million of them: each is kept as a number alone, of which none says that it is unknown. What is no number is unknown too.
public struct StockQuantities: Hashable, Sendable, Codable {
  @usableFromInline var openingNumber: Double
  @usableFromInline var receivedNumber: Double
  @usableFromInline var consumedNumber: Double
  @usableFromInline var adjustmentNumber: Double
  @usableFromInline var closingNumber: Double
  @usableFromInline var orderedNumber: Double
  @usableFromInline var stockoutDaysNumber: Double

  /// Stock at the start of the month (SALDO).
  @inlinable public var opening: Double? {
    get { openingNumber.isNaN ? nil : openingNumber }
    set { openingNumber = newValue ?? .nan }
  }
  /// Receipts and re-entries (INGRE + REINGRE).
  @inlinable public var received: Double? {
    get { receivedNumber.isNaN ? nil : receivedNumber }
    set { receivedNumber = newValue ?? .nan }
  }
  /// Dispensed to users: the sum of the configured consumption columns.
  @inlinable public var consumed: Double? {
    get { consumedNumber.isNaN ? nil : consumedNumber }
    set { consumedNumber = newValue ?? .nan }
  }
  /// Everything else that changed the stock; losses and transfers out are negative.
  @inlinable public var adjustment: Double? {
    get { adjustmentNumber.isNaN ? nil : adjustmentNumber }
    set { adjustmentNumber = newValue ?? .nan }
  }
  /// Stock at the end of the month (STOCK_FIN).
  @inlinable public var closing: Double? {
    get { closingNumber.isNaN ? nil : closingNumber }
    set { closingNumber = newValue ?? .nan }
  }
  /// Requested in this report.
  @inlinable public var ordered: Double? {
    get { orderedNumber.isNaN ? nil : orderedNumber }
    set { orderedNumber = newValue ?? .nan }
  }
  /// Days without stock during the month.
  @inlinable public var stockoutDays: Double? {
    get { stockoutDaysNumber.isNaN ? nil : stockoutDaysNumber }
    set { stockoutDaysNumber = newValue ?? .nan }
  }

  /// Quantities of which any may be unknown.
  public init(
    opening: Double? = nil, received: Double? = nil, consumed: Double? = nil, adjustment: Double? = nil,
    closing: Double? = nil, ordered: Double? = nil, stockoutDays: Double? = nil
  ) {
    openingNumber = opening ?? .nan
    receivedNumber = received ?? .nan
    consumedNumber = consumed ?? .nan
    adjustmentNumber = adjustment ?? .nan
    closingNumber = closing ?? .nan
    orderedNumber = ordered ?? .nan
    stockoutDaysNumber = stockoutDays ?? .nan
  }

  private enum CodingKeys: String, CodingKey {
    case opening, received, consumed, adjustment, closing, ordered, stockoutDays
  }

  /// Quantities as they were kept; those that are left out are unknown.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      opening: try values.decodeIfPresent(Double.self, forKey: .opening),
      received: try values.decodeIfPresent(Double.self, forKey: .received),
      consumed: try values.decodeIfPresent(Double.self, forKey: .consumed),
      adjustment: try values.decodeIfPresent(Double.self, forKey: .adjustment),
      closing: try values.decodeIfPresent(Double.self, forKey: .closing),
      ordered: try values.decodeIfPresent(Double.self, forKey: .ordered),
      stockoutDays: try values.decodeIfPresent(Double.self, forKey: .stockoutDays))
  }

  /// Writes the quantities that are known.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(opening, forKey: .opening)
    try values.encodeIfPresent(received, forKey: .received)
    try values.encodeIfPresent(consumed, forKey: .consumed)
    try values.encodeIfPresent(adjustment, forKey: .adjustment)
    try values.encodeIfPresent(closing, forKey: .closing)
    try values.encodeIfPresent(ordered, forKey: .ordered)
    try values.encodeIfPresent(stockoutDays, forKey: .stockoutDays)
  }

  /// Quantities that say the same, what is unknown included.
  public static func == (left: StockQuantities, right: StockQuantities) -> Bool {
    left.opening == right.opening && left.received == right.received && left.consumed == right.consumed
      && left.adjustment == right.adjustment && left.closing == right.closing && left.ordered == right.ordered
      && left.stockoutDays == right.stockoutDays
  }

  /// What alike quantities have alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(opening)
    hasher.combine(received)
    hasher.combine(consumed)
    hasher.combine(adjustment)
    hasher.combine(closing)
    hasher.combine(ordered)
    hasher.combine(stockoutDays)
  }

  /// The days without stock that can be believed of a month; nil where none are stated or they cannot be.
  ///
  /// More than 31 are of no month. 30 or 31 of a shorter month are all of its days: so people write a whole month. And no product is
  /// missing on every day that stands on the shelf at the start and at the end.
  ///
  ///     StockQuantities(opening: 50, closing: 50, stockoutDays: 31).credibleStockoutDays(in: october)  // nil
  ///     StockQuantities(opening: 0, closing: 0, stockoutDays: 30).credibleStockoutDays(in: february)  // 28
  public func credibleStockoutDays(in month: Month) -> Double? {
    guard let days = stockoutDays, (0...Self.mostStockoutDays).contains(days) else { return nil }
    let all = Double(month.dayCount)
    let neverEnded = (opening ?? 0) > 0 && (closing ?? 0) > 0
    return days >= all && neverEnded ? nil : min(days, all)
  }

  /// The days of the longest months.
  public static let mostStockoutDays = 31.0

  /// Whether the movements lead to the closing stock (`closingByMovements`), to half a unit; nil where any of it is unknown.
  public var isBalanced: Bool? {
    guard let closingByMovements, let closing else { return nil }
    return (closingByMovements - closing).magnitude <= Self.balanceTolerance
  }

  /// How far movements and closing stock may lie apart, in units.
  public static let balanceTolerance = 0.5

  /// True when anything entered, left or was corrected.
  public var hasMovement: Bool {
    [received, consumed, adjustment].contains { ($0 ?? 0) != 0 }
  }

  /// These quantities, with those of another word on the same month where these are unknown.
  public func filled(from other: StockQuantities) -> StockQuantities {
    StockQuantities(
      opening: opening ?? other.opening, received: received ?? other.received,
      consumed: consumed ?? other.consumed, adjustment: adjustment ?? other.adjustment,
      closing: closing ?? other.closing, ordered: ordered ?? other.ordered,
      stockoutDays: stockoutDays ?? other.stockoutDays)
  }

  /// True when more is known than consumption and closing stock: movements that only a full report states.
  public var knowsMovements: Bool {
    [opening, received, adjustment, ordered, stockoutDays].contains { $0 != nil }
  }

  /// Both lots together: known quantities are added, unknown ones stay unknown only if both are; days are not added.
  public func adding(_ lot: StockQuantities) -> StockQuantities {
    func sum(_ left: Double?, _ right: Double?) -> Double? {
      guard left != nil || right != nil else { return nil }
      return (left ?? 0) + (right ?? 0)
    }
    return StockQuantities(
      opening: sum(opening, lot.opening), received: sum(received, lot.received),
      consumed: sum(consumed, lot.consumed), adjustment: sum(adjustment, lot.adjustment),
      closing: sum(closing, lot.closing), ordered: sum(ordered, lot.ordered),
      stockoutDays: [stockoutDays, lot.stockoutDays].compactMap { $0 }.min())
  }
}

/// Which report: one facility, one product, one month.
public struct ReportKey: Hashable, Sendable, Codable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// The month that the report closes.
  public let month: Month

  /// The report of a facility, product and month.
  public init(facility: FacilityCode, product: ProductCode, month: Month) {
    self.facility = facility
    self.product = product
    self.month = month
  }
}
