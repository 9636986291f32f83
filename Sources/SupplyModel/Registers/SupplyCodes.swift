/// A code by which a register knows something: text that is kept as it stands, but for what nobody sees of it.
///
/// Two codes are one where their text is, in bytes too: whatever makes a code composes its letters and takes off blanks and
/// the guards of spreadsheets (`CodeText`), so that a database and a dictionary never disagree. They sort as text does. A code is a literal in tests, a bare string in JSON, and
/// a bare key where a dictionary is encoded.
public protocol SupplyCode: Hashable, Comparable, Sendable, Codable, CodingKeyRepresentable,
  ExpressibleByStringInterpolation, CustomStringConvertible
{
  /// The code's text.
  var text: String { get }
  /// The text in which all ways of writing the code agree: for looking up, never for keeping.
  var likeness: String { get }
  /// The code that a text is.
  init(_ text: String)
}

extension SupplyCode {
  /// A code written out in the source.
  @inlinable public init(stringLiteral text: String) { self.init(text) }

  /// A code from a bare string.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes a bare string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// A code from the key of an object.
  public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// The code as the key of an object.
  public var codingKey: any CodingKey { CodeKey(stringValue: text) }

  /// The code's text.
  public var description: String { text }

  /// Whether there is no code at all, as where everything is meant.
  public var isEmpty: Bool { text.isEmpty }

  /// By text.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The code of a place that keeps stock: a SISMED pharmacy (`06528F01`), a warehouse (`030S05`), or the open layout's own text.
public struct FacilityCode: SupplyCode {
  /// The code's text.
  public let text: String

  /// The code that a text is.
  public init(_ text: String) { self.text = CodeText.plain(text) }
}

/// The code of a product: SISMED's, leading zeros kept (`04594`), or the open layout's own text.
public struct ProductCode: SupplyCode {
  /// The code's text.
  public let text: String

  /// The code that a text is.
  public init(_ text: String) { self.text = CodeText.plain(text) }
}

/// Which series: one product at one facility.
public struct SeriesKey: Hashable, Sendable, Codable, Comparable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode

  /// The series of a product at a facility.
  public init(_ facility: FacilityCode, _ product: ProductCode) {
    self.facility = facility
    self.product = product
  }

  /// By facility, then by product.
  public static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    (left.facility, left.product) < (right.facility, right.product)
  }
}

/// A code where it is a key.
private struct CodeKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
