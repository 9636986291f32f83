/// What is wrong with a configuration, and where; `Telling` makes the sentence.
public struct ConfigurationComplaint: Sendable, Equatable {
  /// Where a value stands.
  public enum Place: Sendable, Equatable {
    /// A line of the file, from 1.
    case line(Int)
    /// An environment variable.
    case environment(String)
    /// Neither: the value is the default.
    case usual

    /// In which order places are told: by line, the environment last.
    var rank: Int {
      switch self {
      case .line(let number): number
      case .usual, .environment: .max
      }
    }
  }

  /// What is wrong.
  public enum Fault: Sendable, Equatable {
    /// The line is no comment and has no `=`.
    case noEqualsSign(text: String)
    /// No key has this name. `nearest` is the most similar one.
    case unknownKey(name: String, nearest: String?)
    /// The key stood on an earlier line.
    case repeated(key: ConfigurationKey, firstLine: Int)
    /// The key takes no such value.
    case badValue(key: ConfigurationKey, value: String)
    /// The key needs a value.
    case empty(key: ConfigurationKey)
    /// The bytes are no UTF-8.
    case notUTF8
    /// Two keys name one place, or one lies within the other where that does harm.
    case samePlace(ConfigurationKey, ConfigurationKey)
    /// The key names the configuration itself, or the folder whose files a night takes away and in which it lies.
    case ownFile(ConfigurationKey)
    /// The first key may not be above the second.
    case above(ConfigurationKey, ConfigurationKey)
    /// Messages need a sender where there are recipients.
    case noSender
  }

  /// Where.
  public let place: Place
  /// What.
  public let fault: Fault

  /// A complaint.
  public init(_ fault: Fault, at place: Place) {
    self.place = place
    self.fault = fault
  }
}
