import CommandWords
import Testing

@testable import colca

/// The program's commands, all of them.
enum Commands {
  static let root = CommandDefinition(root: Colca.self)
  /// Everything that can be asked for help, the program itself first.
  static let all = root.tree
  /// What can be run.
  static let leaves = all.filter { $0.subcommands.isEmpty }

  static func named(_ line: String) -> CommandDefinition? { all.first { $0.line == line } }
}

extension CommandDefinition: CustomTestStringConvertible {
  /// The command as it is typed.
  public var testDescription: String { line }
}
