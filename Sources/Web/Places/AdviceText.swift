import Operations
import SupplyModel

/// A piece of advice in a form or a path, with what somebody has seen of it.
enum AdviceText {
  /// `12:order/06528F01/04594`: the latest decision on it that the page showed, 0 for none, and its codes.
  static func text(_ key: AdviceKey, seen: Int64) -> String {
    "\(seen):" + id(key)
  }

  /// `order/06528F01/04594`: its kind and its codes.
  static func id(_ key: AdviceKey) -> String {
    ([key.kind.rawValue] + codes(key)).map(PercentText.encoded).joined(separator: "/")
  }

  /// The advice of a text; nil for one that no page writes.
  static func read(_ text: String) -> (key: AdviceKey, seen: Int64)? {
    let halves = text.split(separator: ":", maxSplits: 1)
    guard halves.count == 2, let seen = Int64(halves[0]), seen >= 0 else { return nil }
    let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false)
      .compactMap { PercentText.decoded($0.utf8) }
    guard !parts.contains("") else { return nil }
    switch (parts.first, parts.count) {
    case (AdviceKey.Kind.order.rawValue, 3):
      return (.order(facility: FacilityCode(parts[1]), product: ProductCode(parts[2])), seen)
    case (AdviceKey.Kind.transfer.rawValue, 4):
      return (
        .transfer(
          from: FacilityCode(parts[1]), to: FacilityCode(parts[2]), product: ProductCode(parts[3])), seen
      )
    case (AdviceKey.Kind.expiry.rawValue, 4):
      guard let lot = lot(parts[3]) else { return nil }
      return (
        .expiry(facility: FacilityCode(parts[1]), product: ProductCode(parts[2]), lot: lot), seen
      )
    default: return nil
    }
  }

  /// The page of a piece of advice.
  static func path(_ key: AdviceKey) -> String {
    RunListKind(key.kind).path + "/" + codes(key).map(PercentText.encoded).joined(separator: "/")
  }

  private static func codes(_ key: AdviceKey) -> [String] {
    [key.facility.text, key.receiver?.text, key.product.text, key.lot.map(text)].compactMap { $0 }
  }

  /// A lot by the month of its date and its number: `2027-01~JO6336`, `2027-01` without a number, `-~JO6336` without a date.
  private static func text(_ lot: AdviceKey.LotName) -> String {
    (lot.expiry?.description ?? "-") + (lot.number.map { "~" + $0 } ?? "")
  }

  /// The lot of a text; nil for one that no page writes.
  static func lot(_ text: String) -> AdviceKey.LotName? {
    let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let month = Month(parts[0])
    guard month != nil || parts[0] == "-" else { return nil }
    return AdviceKey.LotName(number: parts.count > 1 ? parts[1] : nil, expiry: month)
  }
}
