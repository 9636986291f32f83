import SupplyModel
import Telling

/// What may come next in a line that is being typed: what a shell offers when the tabulator is pressed.
public struct Completion {
  /// A word that may come next, and what it is for.
  public struct Candidate: Equatable, Sendable {
    /// The word.
    public var word: String
    /// What it is for.
    public var meaning: String

    /// A word that may come next.
    public init(word: String, meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }

  /// What a shell is to offer.
  public enum Offer: Equatable, Sendable {
    /// These words.
    case words([Candidate])
    /// The names of files.
    case files
    /// The names of folders.
    case folders

    /// The offer as the scripts of `CompletionScript` read it: a line for each word, a tabulator before its meaning.
    public var lines: String {
      switch self {
      case .words(let words): words.map { "\($0.word)\t\($0.meaning)\n" }.joined()
      case .files: ":files\n"
      case .folders: ":folders\n"
      }
    }
  }

  private let root: CommandDefinition
  private let language: Language
  private let known: (ValueKind) -> [Candidate]

  /// The completion of a program's lines.
  ///
  /// - Parameter known: the places and products that a value may name.
  public init(
    root: CommandDefinition, language: Language, known: @escaping (ValueKind) -> [Candidate] = { _ in [] }
  ) {
    self.root = root
    self.language = language
    self.known = known
  }

  /// What to offer for the last of these words, which may be empty; the program's name is none of them.
  public func offer(for words: [String]) -> Offer {
    // A shell may part `--format=json` at the sign.
    var words = words.filter { $0 != "=" } + (words.last == "=" ? [""] : [])
    let current = words.popLast() ?? ""
    let (command, typed, awaiting) = state(after: words)
    if let awaiting { return values(of: awaiting, current) }
    if let equals = current.firstIndex(of: "="), current.hasPrefix("-") {
      let name = String(current[..<equals])
      guard let option = command.option(named: name) else { return .words([]) }
      let offer = values(of: option, String(current[current.index(after: equals)...]))
      guard case .words(let values) = offer else { return offer }
      return .words(values.map { Candidate(word: "\(name)=\($0.word)", meaning: $0.meaning) })
    }
    if current.hasPrefix("-") { return .words(options(of: command, but: typed).fitting(current)) }
    let commands = command.subcommands.filter { !$0.isHidden }.flatMap { child in
      ([child.name] + child.aliases).map { Candidate(word: $0, meaning: child.abstract.text(in: language)) }
    }
    if !commands.isEmpty { return .words(commands.fitting(current)) }
    guard let place = command.options.first(where: { $0.form == .argument }) else {
      return .words(options(of: command, but: typed).fitting(current))
    }
    return values(of: place, current)
  }

  /// Where a line stands after some words: the command, what was typed of its options, and the option whose value is next.
  private func state(
    after words: [String]
  ) -> (command: CommandDefinition, typed: [String], awaiting: OptionDefinition?) {
    var command = root
    var typed: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if let next = command.subcommand(named: word) {
        command = next
      } else if word.hasPrefix("-") {
        typed.append(word)
        let option = command.tree.lazy.compactMap { $0.option(named: word) }.first
        guard let option, option.form == .option else { continue }
        if index == words.count { return (command, typed, option) }
        index += 1
      }
    }
    return (command, typed, nil)
  }

  private func options(of command: CommandDefinition, but typed: [String]) -> [Candidate] {
    let own = command.options.filter { !$0.isHidden && $0.form != .argument }
    let help = Candidate(word: "--help", meaning: language.text(es: "Muestra la ayuda.", en: "Shows help."))
    return own.filter { !$0.names.contains(where: typed.contains) }.map { option in
      Candidate(word: option.names[0], meaning: option.help.text(in: language))
    } + [help]
  }

  private func values(of option: OptionDefinition, _ current: String) -> Offer {
    switch option.kind {
    case .file: return .files
    case .folder: return .folders
    case .facility, .product:
      return .words(option.kind.map(known)?.fitting(current) ?? [])
    default:
      return .words(
        option.choices.map { Candidate(word: $0.code, meaning: $0.word.text(in: language)) }.fitting(current))
    }
  }
}

extension [Completion.Candidate] {
  /// Those that begin as what was typed, or whose meaning has a word that does.
  fileprivate func fitting(_ current: String) -> Self {
    guard !current.isEmpty else { return self }
    let beginning = filter { $0.word.hasPrefix(current) }
    let wanted = PlainWords.of(current)
    guard beginning.isEmpty, !current.hasPrefix("-"), !wanted.isEmpty else { return beginning }
    return filter {
      PlainWords.of($0.word).hasPrefix(wanted) || " \(PlainWords.of($0.meaning))".contains(" \(wanted)")
    }
  }
}
