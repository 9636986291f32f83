import SupplyModel

/// What a level of the supply network is called in registers, before the names of its places.
///
/// Registers write `MICRORRED SORITOR` as often as `SORITOR`: whoever puts the word before a name takes it off first.
enum PlaceWord {
  case microNetwork

  /// The words that stand for the level in names, as `PlainWords` compares them.
  private var written: [String] {
    switch self {
    case .microNetwork: ["microrred", "microred", "micro red", "micro network", "mr", "m r"]
    }
  }

  /// A name without the words of its level before it; the name itself where nothing else is in it.
  ///
  ///     PlaceWord.microNetwork.name("MICRORRED  MICRORED SORITOR")  // "SORITOR"
  func name(_ name: String) -> String {
    var words = name.split(separator: " ")
    while let count = leading(words), count < words.count { words.removeFirst(count) }
    return words.joined(separator: " ")
  }

  /// How many of the words before a name are those of its level; nil where it begins otherwise.
  private func leading(_ words: [Substring]) -> Int? {
    guard let first = words.first.map({ PlainWords.of($0) }) else { return nil }
    let both = words.count < 2 ? first : PlainWords.of(words.prefix(2).joined(separator: " "))
    // A second word without letters is none of them.
    if both != first, written.contains(both) { return 2 }
    return written.contains(first) ? 1 : nil
  }
}

extension Language {
  /// A micro-network by its level and name: `Microrred Soritor`, `microrred Soritor` within a line.
  ///
  /// - Parameters:
  ///   - name: its name, as a register writes it.
  ///   - isWithinLine: whether something stands before it.
  func microNetwork(_ name: String, isWithinLine: Bool = false) -> String {
    let word = Headings.microNetwork.text(in: self)
    return (isWithinLine ? word.lowercased() : word) + " " + PlaceWord.microNetwork.name(name)
  }
}
