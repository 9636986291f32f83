import ArgumentParser
import SupplyModel
import Synchronization

/// A command whose options do not all go together.
public protocol RuledCommand: ParsableCommand {
  /// Which options go together, and which numbers they take.
  static var rules: [OptionRule] { get }
}

/// A command as its definition states it: the one source of parsing, help, completion and manual.
public struct CommandDefinition: Sendable {
  /// The type that ArgumentParser parses into.
  public let type: any ParsableCommand.Type
  /// The command as it is typed, the program's name first: `["colca", "alerts", "ack"]`.
  public let path: [String]

  /// The program itself.
  public init(root type: any ParsableCommand.Type) {
    self.init(type: type, path: [Self.name(of: type)])
  }

  private init(type: any ParsableCommand.Type, path: [String]) {
    self.type = type
    self.path = path
  }

  private static func name(of type: any ParsableCommand.Type) -> String {
    type.configuration.commandName ?? type._commandName
  }

  /// The command as it is typed, in one text.
  public var line: String { path.joined(separator: " ") }
  /// Its last word.
  public var name: String { path[path.count - 1] }
  /// Its further names: the Spanish ones.
  public var aliases: [String] { type.configuration.aliases }
  /// What it does, in a sentence.
  public var abstract: Told { Told(packed: type.configuration.abstract) }
  /// What else is to be known of it; nil where nothing is.
  public var discussion: Told? {
    type.configuration.discussion.isEmpty ? nil : Told(packed: type.configuration.discussion)
  }
  /// Whether help leaves it out.
  public var isHidden: Bool { !type.configuration.shouldDisplay }
  /// Which of its options go together.
  public var rules: [OptionRule] { (type as? any RuledCommand.Type)?.rules ?? [] }

  /// Its options, flags and arguments; those of its default subcommand where it has one, none where it only holds others.
  public var options: [OptionDefinition] {
    if let defaultSubcommand { return defaultSubcommand.options }
    return type.configuration.subcommands.isEmpty ? Self.options(of: type) : []
  }

  /// What is read of a type is kept: ArgumentParser builds the whole tree of commands anew for each question.
  private static let known = Mutex<[ObjectIdentifier: [OptionDefinition]]>([:])

  private static func options(of type: any ParsableCommand.Type) -> [OptionDefinition] {
    let key = ObjectIdentifier(type)
    if let options = known.withLock({ $0[key] }) { return options }
    let options = OptionDefinition.all(of: type._dumpHelp())
    known.withLock { $0[key] = options }
    return options
  }

  /// The subcommands, each under the heading of who needs them; nil where there is one group only.
  public var groups: [(heading: Told?, commands: [CommandDefinition])] {
    let configuration = type.configuration
    let plain = configuration.ungroupedSubcommands.map(child)
    return (plain.isEmpty ? [] : [(nil, plain)])
      + configuration.groupedSubcommands.map { (Told(packed: $0.name), $0.subcommands.map(child)) }
  }

  /// All subcommands.
  public var subcommands: [CommandDefinition] { groups.flatMap(\.commands) }

  /// The subcommand that runs where none is named.
  public var defaultSubcommand: CommandDefinition? { type.configuration.defaultSubcommand.map(child) }

  /// This command and everything below it.
  public var tree: [CommandDefinition] { [self] + subcommands.flatMap(\.tree) }

  private func child(_ type: any ParsableCommand.Type) -> CommandDefinition {
    CommandDefinition(type: type, path: path + [Self.name(of: type)])
  }

  /// The subcommand of a name, in either language; capitals and accents do not count.
  func subcommand(named text: String) -> CommandDefinition? {
    let wanted = PlainWords.of(text)
    return subcommands.first { ([$0.name] + $0.aliases).contains { PlainWords.of($0) == wanted } }
  }

  /// The option of a name as it is typed.
  func option(named name: String) -> OptionDefinition? { options.first { $0.names.contains(name) } }
}
