import CommandWords
import Foundation
import Telling
import TestSupport
import Testing

@Suite("Completion")
struct CompletionTests {
  private func offer(_ line: String, _ language: Language = .spanish) -> Completion.Offer {
    Completion(root: Commands.root, language: language) { kind in
      kind == .facility
        ? [
          .init(word: "99016F01", meaning: "P.S. LOMA 16"), .init(word: "99021F01", meaning: "P.S. CERRO 21"),
        ] : []
    }
    .offer(for: line.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
  }

  private func words(_ line: String, _ language: Language = .spanish) -> [String] {
    guard case .words(let candidates) = offer(line, language) else { return [] }
    return candidates.map(\.word)
  }

  @Test(
    "offers what may come next",
    arguments: [
      ("pron", ["pronosticar", "pronosticos"]), ("fore", ["forecast"]), ("médi", ["medico"]),
      ("alertas v", ["visto"]), ("status --ra", ["--rates"]), ("status --rates --ra", []),
      ("findings --severity ", ["error", "warning", "notice"]), ("findings --severity adv", ["warning"]),
      ("findings --severity=not", ["--severity=notice"]), ("findings --severity = not", ["notice"]),
      ("history --facility 9902", ["99021F01"]), ("history --facility loma", ["99016F01"]),
      ("--lang en fore", ["forecast"]), ("completions b", ["bash"]), ("doctor --h", ["--help"]), ("xyz", []),
    ])
  func isOffered(_ line: String, _ expected: [String]) { #expect(words(line).sorted() == expected.sorted()) }

  @Test("offers files and folders where they are asked for")
  func placesAreOffered() {
    #expect(offer("import ") == .files)
    #expect(offer("import --dry-run a.csv b") == .files)
    #expect(offer("report --out ") == .folders)
    #expect(offer("report --out=x") == .folders)
  }

  @Test(
    "offers every command by all its names, and every option, in the language that is spoken",
    arguments: Commands.all)
  func everythingIsOffered(_ command: CommandDefinition) {
    let line = command.path.dropFirst().joined(separator: " ") + (command.path.count > 1 ? " " : "")
    if !command.subcommands.isEmpty {
      let names = command.subcommands.flatMap { [$0.name] + $0.aliases }
      #expect(words(line).sorted() == names.sorted())
    }
    let options = command.options.filter { !$0.isHidden && $0.form != .argument }.map { $0.names[0] }
    #expect(words(line + "-").sorted() == (options + ["--help"]).sorted())
    for language in Language.allCases {
      guard case .words(let candidates) = offer(line + "-", language) else { continue }
      for candidate in candidates {
        let foreign = language == .spanish ? Prose.english : Prose.spanish
        #expect(Prose.words(of: candidate.meaning).isDisjoint(with: foreign), "\(candidate)")
        #expect(!candidate.meaning.contains("\n"))
      }
    }
  }
}
