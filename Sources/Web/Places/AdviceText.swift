import Operations
import SupplyModel

/// A piece of advice in a form or a path, with what somebody has seen of it.
enum AdviceText {
  /// `12:order/06528F01/04594`: the latest decision on it that the page showed, 0 for none, and its codes.
  static func text(_ key: AdviceKey, seen: Int64) -> String {
    "\(seen):"
      + ([key.kind.rawValue] + codes(key)).map(PercentText.encoded).joined(separator: "/")
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
    default: return nil
    }
  }

  /// The page of a piece of advice; nil of a lot, which has none.
  static func path(_ key: AdviceKey) -> String? {
    switch key {
    case .order: "/pedidos/" + codes(key).map(PercentText.encoded).joined(separator: "/")
    case .transfer: "/transferencias/" + codes(key).map(PercentText.encoded).joined(separator: "/")
    case .expiry: nil
    }
  }

  private static func codes(_ key: AdviceKey) -> [String] {
    [key.facility.text, key.receiver?.text, key.product.text].compactMap { $0 }
  }
}
