import SupplyModel
import Telling

/// The help of a command, from its definition, in one language.
public struct HelpText {
  /// Lists of values longer than this are told elsewhere.
  static let mostChoices = 14
  private static let indent = 29

  private let command: CommandDefinition
  private let language: Language
  private let width: Int

  /// The help of a command.
  ///
  /// - Parameter width: the columns of the terminal.
  public init(_ command: CommandDefinition, language: Language, width: Int = 80) {
    self.command = command
    self.language = language
    self.width = max(48, min(width, 110))
  }

  /// The whole help.
  public var text: String {
    var parts = [paragraphs(command.abstract), (usage + otherNames).joined(separator: "\n") + "\n"]
    if let discussion = command.discussion { parts.append(paragraphs(discussion)) }
    parts += commandParts + optionParts
    if let closing { parts.append(closing + "\n") }
    return parts.joined(separator: "\n")
  }

  /// How the command is typed.
  var usage: [String] {
    let head = language.text(es: "Uso: ", en: "Usage: ")
    let margin = String(repeating: " ", count: head.count)
    var lines: [String] = []
    if command.subcommands.isEmpty || command.defaultSubcommand != nil { lines.append(synopsis) }
    if !command.subcommands.isEmpty {
      lines.append("\(command.line) " + language.text(es: "COMANDO [OPCIONES]", en: "COMMAND [OPTIONS]"))
    }
    return lines.enumerated().map { ($0 == 0 ? head : margin) + $1 }
  }

  /// The further names of the command.
  private var otherNames: [String] {
    guard !command.aliases.isEmpty else { return [] }
    let parent = command.path.dropLast().joined(separator: " ")
    return [
      language.text(es: "También: ", en: "Also: ")
        + command.aliases.map { "\(parent) \($0)" }.joined(separator: ", ")
    ]
  }

  /// The command with what it needs: `colca report --out CARPETA [OPCIONES]`.
  var synopsis: String {
    let options = command.options
    let needed = options.filter { $0.form != .argument && $0.isRequired }.map { $0.synopsis(in: language) }
    let places = options.filter { $0.form == .argument }.map { place in
      place.isRequired || place.isRepeating ? place.name(in: language) : "[\(place.name(in: language))]"
    }
    let hasOptional = options.contains { $0.form != .argument && !$0.isRequired }
    let optional = hasOptional ? [language.text(es: "[OPCIONES]", en: "[OPTIONS]")] : []
    return ([command.line] + places + needed + optional).joined(separator: " ")
  }

  private var commandParts: [String] {
    command.groups.map { heading, commands in
      let title = heading?.text(in: language) ?? language.text(es: "Comandos", en: "Commands")
      let entries = commands.filter { !$0.isHidden }.map { child in
        let isUsual = child.path == command.defaultSubcommand?.path
        return TextColumns.entry(
          ([child.name] + child.aliases).joined(separator: ", "),
          child.abstract.text(in: language)
            + (isUsual ? language.text(es: " (si no se dice otro)", en: " (unless another is named)") : ""),
          indent: Self.indent, width: width)
      }
      return "\(title):\n" + entries.joined()
    }
  }

  private var optionParts: [String] {
    let options = command.options.filter { !$0.isHidden }
    var headings: [Told] = []
    for heading in options.compactMap(\.heading) where !headings.contains(heading) {
      headings.append(heading)
    }
    // Its own first; what every command has comes last.
    let common = headings.filter { $0 == .everyCommand }
    let ordered = [nil] + headings.filter { $0 != .everyCommand } + common
    var parts: [String] = []
    for heading in ordered {
      let ofHeading = options.filter { $0.heading == heading }
      let title = heading?.text(in: language) ?? language.text(es: "Opciones", en: "Options")
      let places = heading == nil ? ofHeading.filter { $0.form == .argument } : []
      if !places.isEmpty {
        parts.append(language.text(es: "Argumentos:\n", en: "Arguments:\n") + places.map(entry).joined())
      }
      let named = ofHeading.filter { $0.form != .argument }
      if !named.isEmpty { parts.append("\(title):\n" + named.map(entry).joined()) }
    }
    let help = TextColumns.entry(
      language.text(es: "--ayuda, --help, -h", en: "--help, -h"),
      language.text(es: "Muestra esta ayuda.", en: "Shows this help."), indent: Self.indent, width: width)
    if command.path.count == 1 {
      let version = TextColumns.entry(
        "--version", language.text(es: "Dice la versión.", en: "Tells the version."), indent: Self.indent,
        width: width)
      return parts + [language.text(es: "Opciones:\n", en: "Options:\n") + version + help]
    }
    guard let last = parts.last else { return [language.text(es: "Opciones:\n", en: "Options:\n") + help] }
    return parts.dropLast() + [last + help]
  }

  private func entry(_ option: OptionDefinition) -> String {
    let flags = option.names.joined(separator: ", ")
    let label = option.form == .option ? "\(flags) \(option.kind?.name.text(in: language) ?? "")" : flags
    return TextColumns.entry(
      option.form == .argument ? option.name(in: language) : label, help(of: option), indent: Self.indent,
      width: width)
  }

  /// What an option is for, with its values, its range and its usual value.
  func help(of option: OptionDefinition) -> String {
    var sentences = [option.help.text(in: language)]
    if !option.choices.isEmpty, option.choices.count <= Self.mostChoices {
      sentences.append(
        language.text(es: "Valores: ", en: "Values: ") + Self.list(option.choices, language) + ".")
    }
    for rule in command.rules {
      guard case .range(let name, let range) = rule, option.names.contains(name) else { continue }
      let text = Self.range(range, language)
      sentences.append(text.prefix(1).uppercased() + text.dropFirst() + ".")
    }
    if let usual = option.usual {
      let value = usual.hasSuffix(".0") ? String(usual.dropLast(2)) : usual
      sentences.append(language.text(es: "Si no se dice: ", en: "Unless given: ") + value + ".")
    }
    return sentences.joined(separator: " ")
  }

  private var closing: String? {
    guard !command.subcommands.isEmpty else { return nil }
    return language.text(
      es: "Más de cada comando: \(command.line) COMANDO --ayuda",
      en: "More on each command: \(command.line) COMMAND --help")
      + (command.path.count == 1
        ? language.text(es: "\nEn inglés: --lang en", en: "\nIn Spanish: --lang es") : "")
  }

  private func paragraphs(_ told: Told) -> String {
    TextColumns.lines(told.text(in: language), width: width).joined(separator: "\n") + "\n"
  }

  /// `notice (aviso), warning (advertencia), error`: the codes, with the words where they differ.
  static func list(_ choices: [ValueChoice], _ language: Language) -> String {
    choices.map { choice in
      let word = choice.word.text(in: language)
      return word.isEmpty || PlainWords.of(word) == PlainWords.of(choice.code)
        ? choice.code : "\(choice.code) (\(word))"
    }
    .joined(separator: ", ")
  }

  /// `de 1 a 12`, `0 o más`.
  static func range(_ range: ClosedRange<Double>, _ language: Language) -> String {
    func number(_ value: Double) -> String { NumberText.decimal(value, decimals: 2, grouped: false) }
    let (first, last) = (number(range.lowerBound), range.upperBound)
    guard last.isFinite, last < 1e12 else {
      return language.text(es: "\(first) o más", en: "\(first) or more")
    }
    return language.text(es: "de \(first) a \(number(last))", en: "from \(first) to \(number(last))")
  }
}
