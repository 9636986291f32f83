/// What a facility's code says that it is.
///
/// | code | kind |
/// |---|---|
/// | `06528F02` | a pharmacy of the IPRESS `06528` |
/// | `030S05` | a warehouse |
/// | `C1004` | anything else: a place of its own, as in the open layout |
public enum FacilityKind: Sendable, Hashable {
  /// A pharmacy of an IPRESS of five digits.
  case pharmacy(healthFacility: String)
  /// A warehouse.
  case warehouse
  /// A code of another grammar, which is its own health facility.
  case other

  /// What a code says; codes are taken as the importer writes them.
  ///
  ///     FacilityKind("06528F02")  // .pharmacy(healthFacility: "06528")
  public init(_ code: FacilityCode) {
    let bytes = Array(code.text.utf8)
    func isDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (48...57).contains($0) } }
    if bytes.count == 8, bytes[5] == UInt8(ascii: "F"), isDigits(0..<5), isDigits(6..<8) {
      self = .pharmacy(healthFacility: String(code.text.prefix(5)))
    } else if bytes.count == 6, bytes[3] == UInt8(ascii: "S"), isDigits(0..<3), isDigits(4..<6) {
      self = .warehouse
    } else {
      self = .other
    }
  }
}
