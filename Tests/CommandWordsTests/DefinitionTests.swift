import CommandWords
import Telling
import Testing

@Suite("Definitions of commands")
struct DefinitionTests {
  @Test("have both languages in every text", arguments: Commands.all)
  func textsAreInBoth(_ command: CommandDefinition) {
    var texts =
      [command.abstract] + [command.discussion].compactMap { $0 } + command.groups.compactMap(\.heading)
    for option in command.options { texts += [option.help] + [option.heading].compactMap { $0 } }
    for told in texts {
      #expect(!told.spanish.isEmpty && !told.english.isEmpty && told.spanish != told.english, "\(told)")
      let foreign = Prose.words(of: told.spanish).intersection(Prose.english)
      #expect(foreign.isEmpty, "\(foreign) in: \(told.spanish)")
      let home = Prose.words(of: told.english).intersection(Prose.spanish)
      #expect(home.isEmpty, "\(home) in: \(told.english)")
    }
  }

  @Test("say of every value what kind it is", arguments: Commands.leaves)
  func valuesHaveAKind(_ command: CommandDefinition) {
    for option in command.options where option.form != .flag {
      #expect(option.kind != nil, "\(option.names)")
      #expect((option.kind == .choice) == !option.choices.isEmpty, "\(option.names)")
    }
  }

  @Test("rule only over options that the command has", arguments: Commands.leaves)
  func rulesNameOptions(_ command: CommandDefinition) {
    let names = command.options.flatMap(\.names)
    for name in command.rules.flatMap(\.options) { #expect(names.contains(name), "\(name)") }
  }

  @Test("give each command a Spanish name or one that both languages share", arguments: Commands.all)
  func commandsHaveSpanishNames(_ command: CommandDefinition) {
    let shared = ["colca", "manual"]
    #expect(shared.contains(command.name) || !command.aliases.isEmpty)
  }

  @Test("give no two commands of a place the same name")
  func namesAreUnique() {
    for command in Commands.all {
      let names = command.subcommands.flatMap { [$0.name] + $0.aliases }
      #expect(Set(names).count == names.count)
    }
  }

  @Test("take each listed value by its code and by its word in both languages", arguments: Commands.leaves)
  func choicesAreTakenByTheirWords(_ command: CommandDefinition) {
    for option in command.options {
      for choice in option.choices {
        for name in [choice.code, choice.word.spanish, choice.word.english, choice.word.spanish.uppercased()]
        {
          #expect(option.code(named: name) == choice.code, "\(option.names): \(name)")
        }
      }
    }
  }
}

/// Words that only one of the languages has.
enum Prose {
  static let english: Set<String> = [
    "the", "of", "and", "with", "which", "from", "for", "this", "that", "what", "unless", "each", "file",
    "folder", "to", "it",
    "is", "was", "are", "by", "how", "if", "or", "month", "months", "not",
  ]
  static let spanish: Set<String> = [
    "el", "la", "los", "las", "de", "del", "y", "con", "que", "para", "este", "esta", "lo", "si", "se",
    "cada", "archivo",
    "carpeta", "por", "un", "una", "en", "mes", "meses", "o",
  ]

  /// The words of a text, without names of options, variables and columns, and without what follows the program's name.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    var isCommand = false
    for part in text.split(whereSeparator: \.isWhitespace) {
      let word = part.lowercased().filter { $0.isLetter || $0 == "-" || $0 == "$" || $0 == "_" }
      if isCommand {
        isCommand = false
        continue
      }
      isCommand = word == "colca"
      if word.hasPrefix("-") || word.hasPrefix("$") || word.contains("_") { continue }
      words.insert(word)
    }
    return words
  }
}
