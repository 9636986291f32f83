import SupplyModel

/// One lot's part of a shelf's month, in whole units.
public struct SyntheticLot: Sendable, Equatable {
  /// The last month in which the lot may be used.
  public let expiry: Month
  /// Units at the start of the month.
  public internal(set) var opening = 0
  /// Received.
  public internal(set) var received = 0
  /// Given back by users or wards.
  public internal(set) var reentered = 0
  /// Units at the close.
  public internal(set) var closing = 0

  init(expiry: Month) { self.expiry = expiry }

  /// Everything that left.
  public var leaving: Int { opening + received + reentered - closing }

  /// True when there is nothing to report of it.
  var isEmpty: Bool { opening == 0 && received == 0 && reentered == 0 && closing == 0 }

  /// The number on the box: the same wherever the lot goes.
  ///
  /// Some are never written down: the filler `----C` stands in their place, as in real exports.
  static func number(product: Int, expiry: Month, seed: UInt64) -> String {
    var stream = RandomStream(seed: seed, .lots, product, expiry.count)
    if stream.happens(0.04) { return "----C" }
    let letters = (0..<2).map { _ in String(UnicodeScalar(UInt8(stream.integer(65...90)))) }
    return letters.joined() + TextBytes.padded(stream.integer(100...9_999), to: 4, with: "0")
  }
}

/// What happens to the lots of a shelf within a month.
struct LotLedger {
  private var opening: [LotStore.Lot] = []
  private var received: [LotStore.Lot] = []
  private var reentered: [LotStore.Lot] = []

  /// Begins a month with what is on the shelf.
  mutating func begin(_ lots: LotStore) {
    opening = lots.all
    received = []
    reentered = []
  }

  mutating func receive(_ lot: LotStore.Lot) { received.append(lot) }
  mutating func reenter(_ lot: LotStore.Lot) { reentered.append(lot) }

  /// The month of each lot, those that expire first before others.
  func close(_ lots: LotStore, firstMonth: Month) -> [SyntheticLot] {
    var entries: [Int: SyntheticLot] = [:]
    func add(_ lots: [LotStore.Lot], to figure: WritableKeyPath<SyntheticLot, Int>) {
      for lot in lots {
        let expiry = firstMonth.advanced(by: lot.expiryMonth)
        entries[lot.expiryMonth, default: SyntheticLot(expiry: expiry)][keyPath: figure] += lot.quantity
      }
    }
    add(opening, to: \.opening)
    add(received, to: \.received)
    add(reentered, to: \.reentered)
    add(lots.all, to: \.closing)
    return entries.sorted { $0.key < $1.key }.map(\.value)
  }
}
