/// Which options of a command go together, and which numbers they take.
///
/// A command refuses what it would not honour. Options are named as they are typed; a test looks every name up.
public enum OptionRule: Sendable {
  /// The number of an option lies in a range.
  case range(String, ClosedRange<Double>)
  /// Each of the first works only beside the second, with that value where one is named.
  case only([String], with: String, value: String? = nil)
  /// None of the first works beside the second.
  case without([String], beside: String)
  /// Beside the first, nothing works but those named: no argument either.
  case alone(String, except: [String])
  /// At most one of these.
  case oneOf([String])
  /// All of these, or none.
  case together([String])
  /// Arguments, unless the option is there; `reason` says which.
  case arguments(unless: String, reason: Told)

  /// The whole numbers from `first` on.
  public static func from(_ first: Int, _ option: String) -> OptionRule {
    .range(option, Double(first)...Double.infinity)
  }

  /// The numbers of a range.
  public static func range(_ option: String, _ range: ClosedRange<Int>) -> OptionRule {
    .range(option, Double(range.lowerBound)...Double(range.upperBound))
  }

  /// A number of months that somebody looks back upon: fifty years at most.
  public static func months(_ option: String) -> OptionRule { .range(option, 1...600) }

  /// The options that the rule names.
  public var options: [String] {
    switch self {
    case .range(let option, _), .arguments(let option, _): [option]
    case .only(let options, let with, _): options + [with]
    case .without(let options, let beside): options + [beside]
    case .alone(let option, let others): [option] + others
    case .oneOf(let options), .together(let options): options
    }
  }
}

extension OptionRule {
  /// What of a line breaks the rule.
  enum Breach: Equatable, Sendable {
    /// A number outside the range.
    case outOfRange(option: String, value: String, range: ClosedRange<Double>)
    /// An option that works only beside another.
    case lacks(option: String, with: String, value: String?)
    /// An option, or an argument, that another leaves without effect.
    case clash(option: String, beside: String)
    /// Options of which one is there and the other not.
    case incomplete(typed: String, missing: String)
    /// No arguments.
    case noArguments(reason: Told)
  }

  /// How a line breaks the rule; nil where it keeps it.
  func breach(by line: TypedLine) -> Breach? {
    let typed = line.options.map(\.name)
    switch self {
    case .range(let option, let range):
      for entry in line.options where entry.name == option {
        // What is no number at all is told by the parser.
        guard let text = entry.value, let value = Double(text), !range.contains(value) else { continue }
        return .outOfRange(option: option, value: text, range: range)
      }
      return nil
    case .only(let options, let with, let value):
      let isThere = line.options.contains { $0.name == with && (value == nil || $0.code == value) }
      guard !isThere, let option = typed.first(where: options.contains) else { return nil }
      return .lacks(option: option, with: with, value: value)
    case .without(let options, let beside):
      guard typed.contains(beside), let option = typed.first(where: options.contains) else { return nil }
      return .clash(option: option, beside: beside)
    case .alone(let option, let others):
      guard typed.contains(option) else { return nil }
      let other = typed.first { $0 != option && !others.contains($0) } ?? line.arguments.first
      return other.map { .clash(option: $0, beside: option) }
    case .oneOf(let options):
      var found: [String] = []
      for option in typed where options.contains(option) && !found.contains(option) { found.append(option) }
      return found.count > 1 ? .clash(option: found[1], beside: found[0]) : nil
    case .together(let options):
      guard let there = typed.first(where: options.contains),
        let missing = options.first(where: { !typed.contains($0) })
      else { return nil }
      return .incomplete(typed: there, missing: missing)
    case .arguments(let option, let reason):
      return line.arguments.isEmpty && !typed.contains(option) ? .noArguments(reason: reason) : nil
    }
  }
}
