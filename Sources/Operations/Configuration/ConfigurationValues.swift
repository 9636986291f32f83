import SupplyModel

/// Every key with its value and where that comes from: the environment before the file, the file before the default.
public struct ConfigurationValues: Sendable, Equatable {
  /// A value and where it stands.
  public struct Value: Sendable, Equatable {
    /// As it was written; empty is none.
    public let text: String
    /// Where.
    public let place: ConfigurationComplaint.Place
  }

  /// What is wrong, by line, the environment last; the values are of use only where this is empty.
  public private(set) var complaints: [ConfigurationComplaint]
  private var values: [ConfigurationKey: Value] = [:]
  private let folder: String

  /// Puts a file and the environment together.
  ///
  /// - Parameters:
  ///   - file: the file; nil where there is none.
  ///   - folder: where relative paths of the file start; those of the environment start at the working folder.
  ///   - ownPath: where the file itself lies; nil where there is none.
  ///   - environment: the environment's variables.
  public init(
    _ file: ConfigurationFile?, folder: String, ownPath: String? = nil, environment: [String: String] = [:]
  ) {
    complaints = file?.complaints ?? []
    self.folder = folder
    for key in ConfigurationKey.allCases {
      values[key] = Value(text: key.facts.usual, place: .usual)
    }
    for entry in file?.entries ?? [] { take(entry.value, for: entry.key, at: .line(entry.line)) }
    for key in ConfigurationKey.allCases {
      guard let text = environment[key.environmentVariable], !text.isEmpty else { continue }
      take(text, for: key, at: .environment(key.environmentVariable))
    }
    if complaints.isEmpty { complaints = ConfigurationConsistency(self, ownPath: ownPath).complaints }
    let places = complaints.map(\.place.rank)
    complaints = complaints.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { complaints[$0] }
  }

  private mutating func take(
    _ text: String, for key: ConfigurationKey, at place: ConfigurationComplaint.Place
  ) {
    if text.isEmpty {
      // Nothing said in place of what has no default is the same as silence; folders must be somewhere.
      if key.isNeeded || !key.facts.usual.isEmpty && key != .mailCommand {
        complaints.append(ConfigurationComplaint(.empty(key: key), at: place))
        return
      }
    } else if !key.facts.kind.takes(text) {
      complaints.append(ConfigurationComplaint(.badValue(key: key, value: text), at: place))
      return
    }
    values[key] = Value(text: text, place: place)
  }

  /// The value of a key, as it was written.
  public subscript(key: ConfigurationKey) -> Value { values[key] ?? Value(text: "", place: .usual) }

  /// The value as text.
  public func text(_ key: ConfigurationKey) -> String { self[key].text }

  /// The value as a path from the root or from the working folder; nil where none is said.
  public func path(_ key: ConfigurationKey) -> String? {
    let value = self[key]
    guard !value.text.isEmpty else { return nil }
    if case .environment = value.place { return value.text }
    guard !value.text.hasPrefix("/"), !folder.isEmpty else { return value.text }
    return (folder.hasSuffix("/") ? folder : folder + "/") + value.text
  }

  /// The value as a whole number.
  public func whole(_ key: ConfigurationKey) -> Int { Int(text(key)) ?? Int(key.facts.usual) ?? 0 }

  /// The value as a number; nil where none is said.
  public func number(_ key: ConfigurationKey) -> Double? { Double(text(key)) ?? Double(key.facts.usual) }

  /// The value as yes or no.
  public func flag(_ key: ConfigurationKey) -> Bool { ConfigurationKind.flag(text(key)) ?? false }

  /// The value as a list.
  public func list(_ key: ConfigurationKey) -> [String] { ConfigurationKind.list(text(key)) }

  /// The value as a time of day.
  public func time(_ key: ConfigurationKey) -> (hour: Int, minute: Int) {
    ConfigurationKind.time(text(key)) ?? (2, 0)
  }
}

/// What each value of a configuration allows, and all of them together do not.
struct ConfigurationConsistency {
  let complaints: [ConfigurationComplaint]

  init(_ values: ConfigurationValues, ownPath: String?) {
    complaints =
      ConfigurationPlaces(values, ownPath: ownPath).complaints + Self.numbers(values) + Self.mail(values)
  }

  private static func numbers(_ values: ConfigurationValues) -> [ConfigurationComplaint] {
    let (floor, ceiling) = (values.number(.floorMonths) ?? 0, values.number(.ceilingMonths) ?? 0)
    guard ceiling > 0, floor > ceiling else { return [] }
    return [ConfigurationComplaint(.above(.floorMonths, .ceilingMonths), at: values[.floorMonths].place)]
  }

  private static func mail(_ values: ConfigurationValues) -> [ConfigurationComplaint] {
    guard !values.list(.recipients).isEmpty, values.text(.sender).isEmpty else { return [] }
    return [ConfigurationComplaint(.noSender, at: values[.recipients].place)]
  }
}
