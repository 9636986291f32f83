/// What a team wants to reach: one indicator, how it is counted, who answers for it, and how far it should go.
public struct Standard: Hashable, Sendable, Codable {
  /// Who measures it.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// Colca, from what the database holds.
    case colca
    /// The team, with a checklist.
    case checklist
  }

  /// Which way is better.
  public enum Better: String, Sendable, Codable, CaseIterable {
    case higher, lower

    /// Whether a figure is as good as a target, or better.
    public func meets(_ figure: Double, target: Double) -> Bool {
      switch self {
      case .higher: figure >= target - 1e-9
      case .lower: figure <= target + 1e-9
      }
    }
  }

  /// What its figure is.
  public enum Unit: String, Sendable, Codable, CaseIterable {
    /// Numerator ÷ denominator; without a denominator there is no figure.
    case share
    /// The numerator alone, in couple-years of protection.
    case coupleYears = "couple_years"
  }

  /// Its code.
  public var code: StandardCode
  /// Who measures it.
  public var source: Source
  /// The level that answers for it.
  public var owner: PlaceLevel
  /// Which way is better.
  public var better: Better
  /// What its figure is.
  public var unit: Unit
  /// What it should reach, as a share of one or in the unit; nil where nobody has said.
  public var target: Double?
  /// Its name.
  public var name: StandardText
  /// What it says, in a sentence.
  public var definition: StandardText?
  /// What is counted.
  public var numerator: StandardText?
  /// Of what; nil for amounts.
  public var denominator: StandardText?

  /// A standard.
  public init(
    code: StandardCode, source: Source = .checklist, owner: PlaceLevel = .facility, better: Better = .higher,
    unit: Unit = .share, target: Double? = nil, name: StandardText, definition: StandardText? = nil,
    numerator: StandardText? = nil, denominator: StandardText? = nil
  ) {
    self.code = code
    self.source = source
    self.owner = owner
    self.better = better
    self.unit = unit
    self.target = target
    self.name = name
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
  }

  /// What of it Colca measures; nil for one that a team measures.
  public var measure: ColcaMeasure? { source == .colca ? ColcaMeasure(rawValue: code.text) : nil }

  /// Whether a figure reaches the target; nil where there is none.
  public func isMet(by value: Double) -> Bool? {
    // A figure that is printed as the target must not be told as missing it by a rounding of its last digit.
    target.map { better == .higher ? value >= $0 - 1e-9 : value <= $0 + 1e-9 }
  }
}

/// Words in Spanish, and in English where somebody has written them.
public struct StandardText: Hashable, Sendable, Codable {
  /// The Spanish words.
  public var spanish: String
  /// The English words; nil where there are none.
  public var english: String?

  /// Words.
  public init(es spanish: String, en english: String? = nil) {
    self.spanish = spanish
    self.english = english
  }
}

/// The standards that are known: Colca's own and those that files state, which come first where both have a code.
public struct StandardCatalogue: Sendable {
  /// Colca's own in their order, then the others by code.
  public let standards: [Standard]
  private let byCode: [StandardCode: Standard]

  /// The catalogue with what files state.
  public init(_ stated: [Standard] = []) {
    let own = Dictionary(stated.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
    let builtIn = BuiltInStandards.all
    let known = Set(builtIn.map(\.code))
    standards =
      builtIn.map { own[$0.code] ?? $0 }
      + own.values.filter { !known.contains($0.code) }.sorted { $0.code < $1.code }
    byCode = Dictionary(standards.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The standard of a code; nil where nobody has stated it.
  public subscript(code: StandardCode) -> Standard? { byCode[code] }
}
