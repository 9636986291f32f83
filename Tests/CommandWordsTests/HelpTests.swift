import CommandWords
import Telling
import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  @Test("says what the golden files say", arguments: Commands.all, Language.allCases)
  func isGolden(_ command: CommandDefinition, _ language: Language) throws {
    let name = command.path.joined(separator: "-")
    let text = HelpText(command, language: language).text
    #expect(try Golden.difference(text, from: "help/\(name).\(language.rawValue).txt") == nil)
  }

  @Test("has no frame of the other language", arguments: Commands.all)
  func frameIsOfOneLanguage(_ command: CommandDefinition) {
    let spanish = HelpText(command, language: .spanish).text
    for frame in Frame.english { #expect(!spanish.contains(frame), "\(frame)") }
    let english = HelpText(command, language: .english).text
    for frame in Frame.spanish { #expect(!english.contains(frame), "\(frame)") }
  }

  @Test("is in the language that is asked for wherever it is asked for", arguments: Commands.all)
  func isFoundByEveryName(_ command: CommandDefinition) throws {
    let words = Array(command.path.dropFirst())
    let ways = [words + ["--help"], words + ["-h"], ["--ayuda"] + words, ["help"] + words, ["ayuda"] + words]
    for way in ways {
      guard case .help(let found) = try Request.read(way, root: Commands.root) else {
        Issue.record("\(way) gives no help")
        continue
      }
      #expect(found.path == command.path)
    }
  }

  @Test("fits its width")
  func fitsItsWidth() {
    for command in Commands.all {
      for language in Language.allCases {
        let lines = HelpText(command, language: language, width: 100).text.split(separator: "\n")
        // A label or an example keeps its line, however long.
        let prose = lines.filter { !$0.hasPrefix("  ") || $0.hasPrefix(String(repeating: " ", count: 29)) }
        #expect(prose.filter { $0.count > 100 }.isEmpty)
      }
    }
  }

  @Test("names every command in a group of the program's own")
  func groupsHoldEveryCommand() {
    let groups = Commands.root.groups
    #expect(groups.allSatisfy { $0.heading != nil })
    let text = HelpText(Commands.root, language: .spanish).text
    for command in Commands.root.subcommands where !command.isHidden {
      #expect(text.contains("\n  " + ([command.name] + command.aliases).joined(separator: ", ")))
    }
  }
}

/// What frames help and messages: ArgumentParser's own words, and ours of each language.
enum Frame {
  static let english = [
    "OVERVIEW", "USAGE", "Usage", "OPTIONS", "Options", "SUBCOMMANDS", "Subcommands", "ARGUMENTS",
    "Arguments:", "Error:",
    "Unexpected", "See '", "values:", "Values:", "default", "Show", "Missing", "missing", "expected is",
    "expected argument",
    "Unknown option", "Did you mean",
    "unless", "Unless", "invalid", "Help:", "Please", "COMMAND", "Also:", "In every command", "More on",
  ]
  static let spanish = [
    "Uso:", "OPCIONES", "Opciones", "Comandos", "COMANDO", "Argumentos", "valores:", "Valores:",
    "si no se dice", "Si no se dice", "Muestra", "Falta",
    "se espera", "Ayuda:", "Quiso", "También", "En todos", "no sirve", "Más de",
  ]
}
