/// What a series had in stock at an origin, in months of its use: what follows an empty shelf is forecast otherwise than what follows a full
/// one, and so is scored apart.
public enum OriginStock: String, CaseIterable, Sendable {
  /// Nothing.
  case none
  /// Below one month; below three; or more.
  case belowOne = "below_one"
  case belowThree = "below_three"
  case more
  /// Not recorded.
  case unknown

  /// The class of a stock; nil where it was not recorded.
  ///
  /// - Parameter meanUse: units a month; stock of what is not used lasts for ever.
  public init(stock: Double?, meanUse: Double) {
    guard let stock, stock >= 0 else {
      self = .unknown
      return
    }
    self = stock == 0 ? .none : stock < meanUse ? .belowOne : stock < 3 * meanUse ? .belowThree : .more
  }
}
