/// What a person means who names a place or a product: by its code, its name, or a part of the name that only it has.
public enum NameSearch {
  /// Something with a code, and a name where a register states one.
  public struct Entry: Hashable, Sendable {
    /// The code.
    public var code: String
    /// The name in the register.
    public var name: String?
    /// What else it is called, as in what is printed.
    public var alsoCalled: [String]

    /// Something with a code.
    public init(code: String, name: String? = nil, alsoCalled: [String] = []) {
      self.code = code
      self.name = name
      self.alsoCalled = alsoCalled
    }

    fileprivate var names: [String] { (name.map { [$0] } ?? []) + alsoCalled }
  }

  /// What a text may mean.
  public enum Answer: Equatable, Sendable {
    /// One thing alone.
    case found(code: String)
    /// Several, in the order of their names.
    case ambiguous([Entry])
    /// None; the most similar code or name, where one is near enough to be a slip of the pen.
    case unknown(nearest: String?)
  }

  /// Looks for a text among what is known.
  ///
  /// The first of these that anything answers decides: the code as it stands; the code in the grammar of the system that gave
  /// it; a whole name; whole words of a name, one after another; letters anywhere in a name. Capitals, accents and
  /// punctuation do not count, so that `loma 16` means `P.S. SINTÉTICO LOMA 16`, and `loma 1` means `LOMA 1` and not `LOMA 16`.
  ///
  /// - Parameter code: brings a text into the grammar of codes; nil where it is none.
  public static func find(
    _ text: String, among entries: [Entry], code: (String) -> String? = { _ in nil }
  ) -> Answer {
    if entries.contains(where: { $0.code == text }) { return .found(code: text) }
    let inGrammar = code(text)
    if let inGrammar, entries.contains(where: { $0.code == inGrammar }) { return .found(code: inGrammar) }
    let wanted = PlainWords.of(text)
    guard !wanted.isEmpty else { return .unknown(nearest: nil) }
    let named = entries.map { entry in (entry, words: entry.names.map(PlainWords.of)) }
    let fits: [(String) -> Bool] = [
      { $0 == wanted }, { " \($0) ".contains(" \(wanted) ") }, { $0.contains(wanted) },
    ]
    for fit in fits {
      let met = named.filter { $0.words.contains(where: fit) }.map(\.0)
      if met.count == 1 { return .found(code: met[0].code) }
      if !met.isEmpty {
        return .ambiguous(met.sorted { ($0.name ?? "", $0.code) < ($1.name ?? "", $1.code) })
      }
    }
    let codes = entries.map(\.code)
    let names = entries.flatMap(\.names)
    return .unknown(
      nearest: NearestName.nearest(to: inGrammar ?? text, among: codes, comparing: PlainWords.of)
        ?? NearestName.nearest(to: text, among: names, comparing: PlainWords.of)
        ?? nearestByWords(wanted, among: names))
  }

  /// The name of which as many words as were typed, one after another, come nearest: `lma 16` is near `P.S. LOMA 16`.
  private static func nearestByWords(_ wanted: String, among names: [String]) -> String? {
    let count = wanted.split(separator: " ").count
    guard count > 0 else { return nil }
    var parts: [(part: String, name: String)] = []
    for name in names {
      let words = PlainWords.of(name).split(separator: " ")
      guard words.count > count else { continue }
      for start in 0...(words.count - count) {
        parts.append((words[start..<start + count].joined(separator: " "), name))
      }
    }
    let nearest = NearestName.nearest(to: wanted, among: parts.map(\.part))
    return parts.first { $0.part == nearest }?.name
  }
}
