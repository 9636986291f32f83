import SupplyModel

/// By how many units of a method a couple counts as protected for a year.
public struct ProtectionFactor: Sendable, Equatable {
  /// Where the factor comes from.
  public enum Source: String, Sendable, CaseIterable {
    /// The one in common use in Peru; norms differ in it.
    case common
    /// Whoever asks has stated it.
    case stated
    /// None is known: the method counts for no couple until somebody states one.
    case unknown
  }

  /// The method.
  public let method: String
  /// Units a year; nil where none is known.
  public let unitsPerCouple: Double?
  /// Where it comes from.
  public let source: Source
  /// Couple-years of protection of a unit, beside it; nil where no catalogue states them.
  public let coupleYearsPerUnit: Double?
  /// Units that one visit takes, by which what was lost is weighed.
  public let unitsPerVisit: Double

  /// A factor.
  public init(
    method: String, unitsPerCouple: Double?, source: Source, coupleYearsPerUnit: Double? = nil,
    unitsPerVisit: Double = 1
  ) {
    self.method = method
    self.unitsPerCouple = unitsPerCouple
    self.source = source
    self.coupleYearsPerUnit = coupleYearsPerUnit
    self.unitsPerVisit = unitsPerVisit
  }
}

/// The factors by which MINSA's reports turn what was dispensed into protected couples: quantity of a year ÷ factor.
///
/// | method | units a year |
/// |---|---:|
/// | oral pill | 13 cycles |
/// | three-month injectable | 4 |
/// | monthly injectable | 13 (12 in some norms) |
/// | condom | 100 |
///
/// These are the ones in common use; norms differ, and for implants, devices and emergency pills none was found. What somebody states
/// comes before them.
public struct ProtectionFactors: Sendable {
  private let stated: [(name: String, units: Double)]

  /// The factors in common use, and before them those that somebody states by a method's name or a part of it.
  public init(stated: [(name: String, units: Double)] = []) {
    self.stated = stated.map { (PlainWords.of($0.name), $0.units) }
  }

  /// Names that no method of a list has.
  public func unused(among methods: some Sequence<String>) -> [String] {
    let plain = methods.map { PlainWords.of($0) }
    return stated.map(\.name).filter { name in !plain.contains { $0.contains(name) } }
  }

  /// The factor of a method.
  ///
  ///     ProtectionFactors().factor(of: "Inyectable trimestral").unitsPerCouple  // 4
  public func factor(of method: String, coupleYearsPerUnit: Double? = nil) -> ProtectionFactor {
    let words = PlainWords.of(method)
    // A condom is not given singly: ten are what a user takes at least.
    let perVisit = Self.isCondom(words) ? 10.0 : 1
    func factor(_ units: Double?, _ source: ProtectionFactor.Source) -> ProtectionFactor {
      ProtectionFactor(
        method: method, unitsPerCouple: units, source: source, coupleYearsPerUnit: coupleYearsPerUnit,
        unitsPerVisit: perVisit)
    }
    let own = stated.first { $0.name == words } ?? stated.first { words.contains($0.name) }
    if let own { return factor(own.units, .stated) }
    return Self.common(words).map { factor($0, .common) } ?? factor(nil, .unknown)
  }

  private static func isCondom(_ words: String) -> Bool {
    ["condon", "condom", "preservativ"].contains(where: words.contains)
  }

  private static func common(_ words: String) -> Double? {
    if isCondom(words) { return 100 }
    if words.contains("emergencia") || words.contains("emergency") { return nil }
    if words.contains("trimestral") || words.contains("three month") { return 4 }
    if words.contains("inyectable mensual") || words.contains("monthly injectable") { return 13 }
    if words.contains("oral") || words.contains("pildora") || words.contains("pill") { return 13 }
    return nil
  }
}
