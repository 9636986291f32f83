/// A value that files write as a word of a fixed set, in Spanish or English.
public protocol WordOfFiles: CaseIterable, Sendable {
  /// The words for it, the one that is told first; compared by `PlainWords`.
  var words: [String] { get }
}

extension WordOfFiles {
  /// The value of a word; nil for one that means none.
  ///
  ///     PlaceLevel(word: "Microrred")  // .microNetwork
  public init?(word: String) {
    let plain = PlainWords.of(word)
    guard let value = Self.allCases.first(where: { $0.words.contains { PlainWords.of($0) == plain } }) else {
      return nil
    }
    self = value
  }

  /// The words that are told of all values.
  public static var expectedWords: [String] { allCases.compactMap(\.words.first) }
}

extension PlaceLevel: WordOfFiles {
  /// The words for it.
  public var words: [String] {
    switch self {
    case .facility: ["establecimiento", "facility", "eess", "ipress"]
    case .microNetwork: ["microrred", "micro_network", "micro-network", "microred", "micro red"]
    case .network: ["red", "network"]
    case .regionalAuthority: ["diresa", "regional_authority", "geresa", "diris", "region", "región"]
    case .all: ["todo", "all", "total"]
    }
  }
}

extension Standard.Source: WordOfFiles {
  /// The words for it.
  public var words: [String] {
    switch self {
    case .colca: ["colca"]
    case .checklist: ["lista", "checklist", "lista de chequeo", "equipo"]
    }
  }
}

extension Standard.Better: WordOfFiles {
  /// The words for it.
  public var words: [String] {
    switch self {
    case .higher: ["alto", "higher", "mayor", "más", "high"]
    case .lower: ["bajo", "lower", "menor", "menos", "low"]
    }
  }
}

extension Standard.Unit: WordOfFiles {
  /// The words for it.
  public var words: [String] {
    switch self {
    case .share: ["porcentaje", "share", "%", "percent", "parte"]
    case .coupleYears: ["app", "couple_years", "cyp"]
    }
  }
}
