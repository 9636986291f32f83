/// Finds what a register says of a code however both are written: `abc12` meets `ABC12`, `6528` meets `06528F01`.
///
/// The code as it stands comes first. Else the one entry that is alike in SISMED's grammar, or apart from capitals, leading zeros and blanks
/// (`SupplyCode.likeness`). Where two entries are alike nobody knows which of them is meant, and none is taken.
public struct CodeIndex<Code: SupplyCode, Value: Sendable>: Sendable {
  private let exact: [Code: Value]
  /// The code of the one entry of each likeness; nil where there are several.
  private let alike: [String: Code?]

  /// An index of what is said of each code.
  public init(_ exact: [Code: Value]) {
    self.exact = exact
    alike = Dictionary(exact.keys.map { ($0.likeness, $0) }, uniquingKeysWith: { _, _ in nil })
  }

  /// What is said of a code; nil where nothing is, or where it is not clear of which.
  public subscript(code: Code) -> Value? {
    if let value = exact[code] { return value }
    guard !exact.isEmpty, let other = alike[code.likeness] ?? nil else { return nil }
    return exact[other]
  }
}

extension ProductCode {
  /// The text in which all ways of writing this code agree.
  ///
  ///     ProductCode("abc12").likeness == ProductCode("ABC12").likeness
  public var likeness: String { CodeLikeness.text(of: ProductCodeGrammar.normalized(text)?.text ?? text) }
}

extension FacilityCode {
  /// The text in which all ways of writing this code agree.
  ///
  ///     FacilityCode("6528").likeness == FacilityCode("06528f01").likeness
  public var likeness: String { CodeLikeness.text(of: FacilityCodeGrammar.normalized(text)?.text ?? text) }
}

extension SeriesKey {
  /// The key in which all ways of writing its two codes agree.
  public var likeness: SeriesKey { SeriesKey(FacilityCode(facility.likeness), ProductCode(product.likeness)) }
}
