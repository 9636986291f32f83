/// A line that cannot be done as it was typed; every one ends with exit code 64.
public struct UsageError: Error, Sendable {
  /// What is wrong with it.
  enum Fault: Sendable {
    /// No command of that name. `nearest` is one that was probably meant, `known` are those that there are.
    case unknownCommand(String, nearest: String?, known: [String])
    /// No command at all, but options.
    case noCommand
    /// No option of that name. `nearest` was probably meant; `owners` are the commands that have it.
    case unknownOption(String, nearest: String?, owners: [String])
    /// An option without its value.
    case missingValue(OptionDefinition)
    /// A flag with a value.
    case needlessValue(OptionDefinition, String)
    /// Arguments for which there is no use.
    case surplus([String])
    /// What has to be there and is not.
    case missing([OptionDefinition])
    /// A value that the option does not take.
    case badValue(OptionDefinition, String)
    /// Options that do not go together, or a number out of range.
    case breach(OptionRule.Breach)
    /// What the command itself found wrong.
    case said(Told)
  }

  let fault: Fault
  /// The command for which the line was.
  let command: CommandDefinition
}
