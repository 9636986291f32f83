import SupplyModel

/// What somebody typed, understood by the definitions of the commands: which command, which options, which arguments.
public struct TypedLine: Sendable {
  /// An option with the value that was typed.
  public struct Option: Sendable {
    /// Its definition.
    public let definition: OptionDefinition
    /// Its value; nil for a flag.
    public let value: String?

    /// The name that help uses for it.
    var name: String { definition.names.first ?? "" }
    /// The stable code of the value, where it is one of a list.
    var code: String? { value.flatMap { ValueChoice.code(named: $0, among: definition.choices) } }
  }

  /// The command that is to run.
  public let command: CommandDefinition
  /// The command that was named: where it runs one of its subcommands unless another is named, messages speak of it.
  let shown: CommandDefinition
  /// The options, in the order in which they were typed.
  public internal(set) var options: [Option] = []
  /// The arguments: what is neither command nor option nor value.
  public internal(set) var arguments: [String] = []

  /// The line in canonical names, each value tied to its option.
  public var normalized: [String] { command.path.dropFirst() + own }

  /// What follows the command's name in it, as ArgumentParser is to read it.
  var own: [String] {
    let options = options.map { option in option.value.map { "\(option.name)=\($0)" } ?? option.name }
    // After the two hyphens nothing is an option any more.
    let isMistakable = arguments.contains { $0.hasPrefix("-") && $0 != "-" }
    return options + (isMistakable ? ["--"] : []) + arguments
  }
}

/// What somebody asks of the program.
public enum Request: Sendable {
  /// To do something.
  case run(TypedLine)
  /// To tell how a command is used.
  case help(CommandDefinition)
  /// To tell its version.
  case version
}

extension Request {
  fileprivate static let helpNames = ["--help", "-h", "--ayuda"]

  /// Reads a line.
  ///
  /// Names of commands come first, but options may stand before them. An option's value follows it, or is tied to it by `=`; a
  /// negative number is a value. After `--` nothing is an option. Help is given wherever it is asked for, and where only the
  /// first part of a command is named.
  ///
  /// - Throws: `UsageError` where the definitions do not allow the line.
  public static func read(_ arguments: [String], root: CommandDefinition) throws(UsageError) -> Request {
    let found = try LineReader.command(of: arguments, root: root)
    let command = found.command
    let options = found.rest.prefix { $0 != "--" }
    if found.asksHelp || options.contains(where: helpNames.contains) { return .help(command) }
    if options.contains("--version"), command.option(named: "--version") == nil { return .version }
    if command.subcommands.isEmpty || command.defaultSubcommand != nil {
      return .run(try LineReader(command: command, root: root).line(of: found.rest))
    }
    let names = found.rest.map { String($0.prefix { $0 != "=" }) }.filter(\.isOption)
    guard names.allSatisfy({ $0 == "--lang" }) else { throw UsageError(fault: .noCommand, command: command) }
    return .help(command)
  }
}

/// Takes a line apart.
private struct LineReader {
  let command: CommandDefinition
  let root: CommandDefinition

  /// What stands first in a line.
  struct Found {
    var command: CommandDefinition
    var rest: [String] = []
    var asksHelp = false
  }

  /// The command that a line names, and the rest of the line.
  static func command(of arguments: [String], root: CommandDefinition) throws(UsageError) -> Found {
    var found = Found(command: root)
    var index = 0
    while index < arguments.count, !found.command.subcommands.isEmpty, arguments[index] != "--" {
      let (text, command) = (arguments[index], found.command)
      index += 1
      if text.isOption {
        found.rest.append(text)
        let name = String(text.prefix { $0 != "=" })
        // Of these no command has its own: reading the options of all of them is most of what a short run costs.
        let isOfAll = Request.helpNames.contains(name) || name == "--version"
        let option = isOfAll ? nil : command.tree.lazy.compactMap { $0.option(named: name) }.first
        guard option != nil || isOfAll else {
          throw LineReader(command: command, root: root).unknown(name, command.options)
        }
        if option?.form == .option, name == text, index < arguments.count, !arguments[index].isOption {
          found.rest.append(arguments[index])
          index += 1
        }
      } else if let next = command.subcommand(named: text) {
        found.command = next
      } else if command.path.count == 1, !found.asksHelp, ["help", "ayuda"].contains(PlainWords.of(text)) {
        found.asksHelp = true
      } else {
        let known = command.subcommands.filter { !$0.isHidden }
        let nearest = NearestName.nearest(
          to: text, among: known.flatMap { [$0.name] + $0.aliases }, comparing: PlainWords.of)
        throw UsageError(
          fault: .unknownCommand(text, nearest: nearest, known: known.map(\.name)), command: command)
      }
    }
    found.rest += arguments[index...]
    return found
  }

  /// Reads what stands behind the names of the command.
  func line(of rest: [String]) throws(UsageError) -> TypedLine {
    var line = TypedLine(command: command.defaultSubcommand ?? command, shown: command)
    let definitions = command.options
    var index = 0
    while index < rest.count {
      let text = rest[index]
      index += 1
      if text == "--" {
        line.arguments += rest[index...]
        break
      }
      guard text.isOption else {
        line.arguments.append(text)
        continue
      }
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = definitions.first(where: { $0.names.contains(parts[0]) }) else {
        throw unknown(parts[0], definitions)
      }
      var value = parts.count > 1 ? parts[1] : nil
      if option.form == .flag {
        if let value { throw fault(.needlessValue(option, value)) }
      } else if value == nil {
        guard index < rest.count, !rest[index].isOption else { throw fault(.missingValue(option)) }
        value = rest[index]
        index += 1
      }
      line.options.append(TypedLine.Option(definition: option, value: value))
    }
    try check(line, definitions)
    return line
  }

  private func check(_ line: TypedLine, _ definitions: [OptionDefinition]) throws(UsageError) {
    let places = definitions.filter { $0.form == .argument }
    if !places.contains(where: \.isRepeating), line.arguments.count > places.count {
      throw fault(.surplus(Array(line.arguments.dropFirst(places.count))))
    }
    for rule in line.command.rules {
      if let breach = rule.breach(by: line) { throw fault(.breach(breach)) }
    }
    let typed = line.options.map(\.definition)
    let missing =
      places.dropFirst(line.arguments.count).filter(\.isRequired)
      + definitions.filter { $0.form == .option && $0.isRequired && !typed.contains($0) }
    if !missing.isEmpty { throw fault(.missing(missing)) }
  }

  private func fault(_ fault: UsageError.Fault) -> UsageError { UsageError(fault: fault, command: command) }

  func unknown(_ name: String, _ definitions: [OptionDefinition]) -> UsageError {
    let known =
      definitions.filter { !$0.isHidden }.flatMap(\.names)
      + (command.path.count == 1 ? ["--version", "--lang"] : []) + ["--help", "--ayuda"]
    let owners = root.tree.filter {
      $0.defaultSubcommand == nil && !$0.isHidden && $0.option(named: name) != nil
    }
    return fault(
      .unknownOption(
        name, nearest: NearestName.nearest(to: name, among: known), owners: owners.prefix(4).map(\.line)))
  }
}

extension CommandDefinition {
  fileprivate var takesArguments: Bool { options.contains { $0.form == .argument } }
}

extension String {
  /// Whether it is typed like an option: a hyphen and a letter behind it, so no negative number and no lone hyphen.
  fileprivate var isOption: Bool {
    guard hasPrefix("-"), self != "-" else { return false }
    let rest = dropFirst()
    return rest.first?.isNumber != true && rest.first != "."
  }
}
