/// SISMED's product codes: text of five digits (some of up to seven characters), leading zeros kept.
public enum ProductCodeGrammar {
  /// The code in SISMED's grammar, or nil when the text fits none.
  ///
  ///     ProductCodeGrammar.normalized("143")  // "00143"
  public static func normalized(_ text: some StringProtocol) -> ProductCode? {
    guard let code = SpreadsheetDamage.code(text) else { return nil }
    guard (1...7).contains(code.utf8.count) else { return nil }
    let isNumber = code.utf8.allSatisfy { (48...57).contains($0) }
    let isAlphanumeric = code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    guard isNumber || (isAlphanumeric && code.utf8.count >= 5) else { return nil }
    return ProductCode(String(repeating: "0", count: max(0, 5 - code.utf8.count)) + code)
  }
}
