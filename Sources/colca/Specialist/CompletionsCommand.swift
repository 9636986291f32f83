import ArgumentParser
import CommandWords
import Foundation
import SupplyModel
import SupplyStore
import Telling

/// `colca completions`: the script by which a shell completes lines.
struct CompletionsCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: .told(
      es: "Escribe el guion con el que bash, zsh o fish completan lo que se teclea.",
      en: "Writes the script by which bash, zsh or fish complete what is typed."),
    discussion: .told(
      es: """
        scripts/install lo instala. Sin instalar, para esta sesión de bash:
          source <(colca completions bash)
        """,
      en: """
        scripts/install installs it. Without that, for this session of bash:
          source <(colca completions bash)
        """),
    aliases: ["completar"])

  @Argument(help: .told(.choice, es: "El intérprete de comandos.", en: "The shell."))
  var shell: CompletionScript

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  func run(on machine: Machine) throws { try Output.write(shell.text(for: "colca")) }
}

extension CompletionScript: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told(rawValue) }
}

/// What a shell asks while a line is being typed.
enum CompletionRequest {
  /// Answers on stdout; whatever goes wrong leaves the shell without candidates.
  static func answer(
    _ words: [String], root: CommandDefinition, language: Language, machine: Machine
  ) throws {
    let completion = Completion(root: root, language: language) { kind in
      let typed = words.lastIndex(of: "--db").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
      return (try? known(kind, at: SharedOptions.databasePath(typed, machine.environment), on: machine)) ?? []
    }
    try Output.write(completion.offer(for: words).lines)
  }

  private static func known(_ kind: ValueKind, at path: String, on machine: Machine) throws -> [Completion
    .Candidate]
  {
    let database = try SupplyDatabase(path: path, mode: .existing, machine: machine)
    let catalogue = try database.productCatalogue()
    let entries =
      kind == .product
      ? try database.products().map { ($0.code.text, catalogue[$0.code].name) }
      : try database.facilities().map { ($0.code.text, $0.name) }
    return entries.map { Completion.Candidate(word: $0, meaning: $1 ?? "") }
  }
}
