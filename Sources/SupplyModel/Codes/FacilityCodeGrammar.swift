/// The codes that SISMED knows for places, and the one that Colca writes for each.
///
/// | written | means |
/// |---|---|
/// | `06528`, `6528`, `00006528` | an IPRESS, by its own pharmacy: `06528F01` |
/// | `06528F02`, `6528F02` | a further pharmacy: `06528F02` |
/// | `06528F0101` | a store of a pharmacy: `06528F01` |
/// | `030S05`, `30S05`, `034S0501` | a warehouse: `030S05`, `034S05` |
public enum FacilityCodeGrammar {
  /// The code in SISMED's grammar, or nil when the text fits none.
  ///
  ///     FacilityCodeGrammar.normalized("6528")  // "06528F01"
  public static func normalized(_ text: some StringProtocol) -> FacilityCode? {
    guard let code = SpreadsheetDamage.code(text) else { return nil }
    let bytes = Array(code.utf8)
    guard let letterAt = bytes.firstIndex(where: { !isDigit($0) }) else {
      return ipress(bytes).map { "\($0)F01" }
    }
    let head = Array(bytes[..<letterAt])
    let tail = Array(bytes[(letterAt + 1)...])
    guard tail.allSatisfy(isDigit), tail.count == 2 || tail.count == 4 else { return nil }
    let suffix = String(decoding: tail.prefix(2), as: UTF8.self)
    switch bytes[letterAt] {
    case UInt8(ascii: "F"): return ipress(head).map { "\($0)F\(suffix)" }
    case UInt8(ascii: "S"):
      guard (1...3).contains(head.count) else { return nil }
      return "\(padded(head, to: 3))S\(suffix)"
    default: return nil
    }
  }

  /// An executing unit as warehouses' codes begin, three digits; nil when the text is none.
  ///
  ///     FacilityCodeGrammar.executingUnit("30")  // "030": the unit of the warehouse 030S05
  public static func executingUnit(_ text: some StringProtocol) -> String? {
    guard let code = SpreadsheetDamage.code(text) else { return nil }
    let digits = Array(code.utf8)
    guard (1...3).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
    return padded(digits, to: 3)
  }

  /// The number of the store within its pharmacy or warehouse; the first where the code names none.
  ///
  ///     FacilityCodeGrammar.store(in: "06528F0102")  // "02"
  public static func store(in text: String) -> String {
    let bytes = Array((SpreadsheetDamage.code(text) ?? "").utf8)
    guard let letterAt = bytes.firstIndex(where: { !isDigit($0) }), bytes.count - letterAt == 5 else {
      return "01"
    }
    return String(decoding: bytes.suffix(2), as: UTF8.self)
  }

  /// Five digits; RENIPRESS writes them as eight, Excel without the leading zeros.
  private static func ipress(_ digits: [UInt8]) -> String? {
    guard (1...8).contains(digits.count) else { return nil }
    let significant = Array(digits.drop { $0 == UInt8(ascii: "0") })
    guard (1...5).contains(significant.count) else { return nil }
    return padded(significant, to: 5)
  }

  private static func padded(_ digits: [UInt8], to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + String(decoding: digits, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
