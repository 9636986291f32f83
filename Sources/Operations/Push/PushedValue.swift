/// A value of a file as it is sent.
public struct PushedValue: Sendable, Equatable {
  /// What a system keeps a value by: of two with one key the later takes the earlier one's place.
  public struct Key: Sendable, Hashable {
    /// The data element.
    public let element: String
    /// The organisation unit.
    public let orgUnit: String
    /// The period, as the file writes it.
    public let period: String
    /// The category option combo; empty for the usual one.
    public let combination: String
    /// The attribute option combo; empty for the usual one.
    public let attributes: String

    /// A key.
    public init(
      element: String, orgUnit: String, period: String, combination: String, attributes: String
    ) {
      self.element = element
      self.orgUnit = orgUnit
      self.period = period
      self.combination = combination
      self.attributes = attributes
    }

    /// Whether an identifier is part of it.
    public func holds(_ identifier: String) -> Bool {
      [element, orgUnit, period, combination, attributes].contains(identifier)
    }
  }

  /// What it is kept by.
  public let key: Key
  /// The value.
  public let text: String

  /// A value.
  public init(key: Key, text: String) {
    self.key = key
    self.text = text
  }
}

/// A file that can be sent, with all that it says.
public struct PushedFile: Sendable, Equatable {
  /// How its values are written.
  public enum Format: String, Sendable, CaseIterable {
    case json, csv, adx

    /// The media type by which DHIS2 knows it.
    public var mediaType: String {
      switch self {
      case .json: "application/json"
      case .csv: "application/csv"
      case .adx: "application/adx+xml"
      }
    }
  }

  /// Its path.
  public let path: String
  /// How its values are written.
  public let format: Format
  /// Its bytes, as they are sent.
  public let bytes: [UInt8]
  /// SHA-256 of them.
  public let digest: String
  /// Its values, in the order in which a server counts them.
  public let values: [PushedValue]

  /// A file.
  public init(path: String, format: Format, bytes: [UInt8], digest: String, values: [PushedValue]) {
    self.path = path
    self.format = format
    self.bytes = bytes
    self.digest = digest
    self.values = values
  }

  /// The values that a conflict is about: those that it names, else those that hold one of its identifiers; places from 0.
  public func places(of conflict: PushSummary.Conflict) -> [Int] {
    let named = conflict.places.filter(values.indices.contains)
    if !named.isEmpty { return named }
    let objects = Set(conflict.objects)
    return values.indices.filter { place in objects.contains { values[place].key.holds($0) } }
  }
}
