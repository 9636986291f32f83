import ArgumentParser
import Telling

/// The program talking with whoever types: what they ask, what is wrong with it, and the command that does it.
public struct Conversation: Sendable {
  /// The program.
  public let root: CommandDefinition
  /// The language in which it talks.
  public let language: Language

  /// A conversation about the commands of a program.
  public init(root: any ParsableCommand.Type, language: Language) {
    self.root = CommandDefinition(root: root)
    self.language = language
  }

  /// The command that a line asks for, ready to run.
  ///
  /// - Throws: `UsageError` where a value does not do, or the command refuses what was typed.
  public func command(for line: TypedLine) throws(UsageError) -> any ParsableCommand {
    // The command alone: from the root, ArgumentParser would look every other command over for each line.
    let type = line.command.type
    do {
      return try type.parseAsRoot(line.own)
    } catch {
      throw UsageError(fault: fault(for: type.message(for: error), of: line), command: line.shown)
    }
  }

  /// What ArgumentParser found wrong, by the one thing that it says of it to others: an English sentence.
  ///
  /// Names, counts and combinations are checked before it reads the line, so that only values are left, and what a command's own
  /// `validate` says, which is in both languages.
  private func fault(for message: String, of line: TypedLine) -> UsageError.Fault {
    for option in line.options {
      guard let value = option.value else { continue }
      let names = option.definition.names
      if names.contains(where: { message.hasPrefix("The value '\(value)' is invalid for '\($0)") }) {
        return .badValue(option.definition, value)
      }
    }
    let places = line.command.options.filter { $0.form == .argument }
    for (index, value) in line.arguments.enumerated()
    where message.hasPrefix("The value '\(value)' is invalid for '<") {
      if let place = places.dropFirst(index).first ?? places.last { return .badValue(place, value) }
    }
    return .said(Told(packed: message))
  }
}
