import Foundation
import Telling

/// An option, flag or argument of a command, as its definition states it.
public struct OptionDefinition: Sendable, Equatable {
  /// How it is typed.
  public enum Form: Sendable {
    /// A name alone.
    case flag
    /// A name and a value.
    case option
    /// A value alone.
    case argument
  }

  /// How it is typed.
  public let form: Form
  /// Its names as they are typed, the one that help uses first; none for an argument.
  public let names: [String]
  /// The kind of its value; nil for a flag.
  public let kind: ValueKind?
  /// What it is for.
  public let help: Told
  /// The values that it is chosen from, where there is a list of them.
  public let choices: [ValueChoice]
  /// The value that is taken where none is typed.
  public let usual: String?
  /// Whether it has to be there.
  public let isRequired: Bool
  /// Whether it takes any number of values.
  public let isRepeating: Bool
  /// Whether help leaves it out.
  public let isHidden: Bool
  /// The heading under which help puts it, where it is none of the command's own.
  public let heading: Told?

  /// The stable code of the value that a text names; nil where it names none of a list.
  public func code(named text: String) -> String? { ValueChoice.code(named: text, among: choices) }

  /// The name by which messages call it: `--as-of`, or what stands for an argument's value.
  public func name(in language: Language) -> String {
    names.first ?? (kind?.name.text(in: language) ?? "") + (isRepeating ? "…" : "")
  }

  /// As it stands in a usage line: `--as-of AAAA-MM`.
  public func synopsis(in language: Language) -> String {
    guard let name = names.first, form == .option, let kind else { return self.name(in: language) }
    return name + " " + kind.name.text(in: language)
  }
}

/// What ArgumentParser tells of a command's arguments: the part of its `ToolInfoV0` that is used.
struct ToolDump: Decodable {
  struct Command: Decodable {
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var shouldDisplay: Bool
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var preferredName: Name?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
  }

  var command: Command
}

extension OptionDefinition {
  init?(_ argument: ToolDump.Argument) {
    func typed(_ name: ToolDump.Argument.Name) -> String { (name.kind == "long" ? "--" : "-") + name.name }
    let preferred = argument.preferredName.map(typed)
    let names = (argument.names ?? []).map(typed)
    self.names = [preferred].compactMap { $0 } + names.filter { $0 != preferred }
    // Help has its own place: the words that ArgumentParser has for it are English.
    if self.names.contains("--help") { return nil }
    switch argument.kind {
    case "flag": form = .flag
    case "option": form = .option
    default: form = .argument
    }
    kind = form == .flag ? nil : argument.valueName.flatMap(ValueKind.init)
    help = Told(packed: argument.abstract ?? "")
    choices = (argument.allValues ?? []).map(ValueChoice.init(packed:))
    usual = form == .flag ? nil : argument.defaultValue
    isRequired = !argument.isOptional
    isRepeating = argument.isRepeating
    isHidden = !argument.shouldDisplay
    heading = argument.sectionTitle.map(Told.init(packed:))
  }

  /// What a command's type defines, in the order of its properties.
  static func all(of dump: String) -> [OptionDefinition] {
    // A dump that cannot be read leaves a command without options, which every test of every command would show.
    let tool = try? JSONDecoder().decode(ToolDump.self, from: Data(dump.utf8))
    return (tool?.command.arguments ?? []).compactMap(OptionDefinition.init)
  }
}
