/// The lots on one shelf, taken in the order in which they expire.
public struct LotStore: Sendable, Equatable {
  /// Units that expire together.
  public struct Lot: Sendable, Equatable {
    /// Whole units.
    public internal(set) var quantity: Int
    /// The last month in which the lot may be used, counted as everywhere from the first month reported.
    public let expiryMonth: Int

    /// A lot.
    public init(quantity: Int, expiryMonth: Int) {
      self.quantity = quantity
      self.expiryMonth = expiryMonth
    }
  }

  private var lots: [Lot] = []

  /// An empty shelf.
  public init() {}

  /// Units of all lots.
  public var quantity: Int { lots.reduce(0) { $0 + $1.quantity } }
  /// The lots, those that expire first before others.
  var all: [Lot] { lots }
  /// The month in which the first lot expires, or nil when the shelf is empty.
  var nearestExpiry: Int? { lots.first?.expiryMonth }

  /// Adds a lot; one with the same expiry month grows by it.
  public mutating func add(_ lot: Lot) {
    guard lot.quantity > 0 else { return }
    if let same = lots.firstIndex(where: { $0.expiryMonth == lot.expiryMonth }) {
      lots[same].quantity += lot.quantity
      return
    }
    let place = lots.firstIndex { $0.expiryMonth > lot.expiryMonth } ?? lots.count
    lots.insert(lot, at: place)
  }

  /// Takes at most `wanted` units, those that expire first before others, and gives what was taken.
  @discardableResult
  public mutating func take(_ wanted: Int) -> [Lot] {
    var taken: [Lot] = []
    var rest = wanted
    while rest > 0, let first = lots.first {
      let part = min(rest, first.quantity)
      taken.append(Lot(quantity: part, expiryMonth: first.expiryMonth))
      rest -= part
      lots[0].quantity -= part
      if lots[0].quantity == 0 { lots.removeFirst() }
    }
    return taken
  }

  /// Takes what can no longer be used once `month` has ended, and gives the number of units.
  public mutating func takeExpired(endOf month: Int) -> Int {
    let expired = lots.filter { $0.expiryMonth <= month }.reduce(0) { $0 + $1.quantity }
    lots.removeAll { $0.expiryMonth <= month }
    return expired
  }
}
