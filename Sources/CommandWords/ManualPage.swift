import Telling

/// The manual page of the program, in one language, from the definitions of its commands: text for `man`.
public struct ManualPage {
  /// A section that no definition holds, as the exit codes: terms, each with what it means.
  public struct Section: Sendable {
    let title: Told
    let entries: [(term: String, meaning: Told)]

    /// A section of terms.
    public init(title: Told, entries: [(term: String, meaning: Told)]) {
      self.title = title
      self.entries = entries
    }
  }

  private let root: CommandDefinition
  private let version: String
  private let sections: [Section]
  private let language: Language

  /// The manual page of a program.
  ///
  /// - Parameters:
  ///   - version: the program's version.
  ///   - sections: what comes at the end.
  public init(
    _ root: CommandDefinition, version: String, sections: [Section], language: Language
  ) {
    self.root = root
    self.version = version
    self.sections = sections
    self.language = language
  }

  /// The page as `roff`, with the macros of `man`, in UTF-8.
  public var text: String {
    var lines = [
      ".\\\" " + language.text(es: "Escrita por «colca manual».", en: "Written by \"colca manual\"."),
      ".TH \(root.name.uppercased()) 1 \"\" \"\(root.name) \(version)\" \"\(said(es: "Manual de Colca", en: "Colca's manual"))\"",
      ".SH " + said(es: "NOMBRE", en: "NAME"),
      "\(root.name) \\- " + escaped(firstSmall(root.abstract.text(in: language))),
      ".SH " + said(es: "SINOPSIS", en: "SYNOPSIS"),
      ".B \(root.name)", ".I " + said(es: "COMANDO", en: "COMMAND"),
      "[\\fI" + said(es: "OPCIONES", en: "OPTIONS") + "\\fR]",
      ".SH " + said(es: "DESCRIPCIÓN", en: "DESCRIPTION"),
    ]
    lines += paragraphs(root.abstract)
    if let discussion = root.discussion { lines += [".PP"] + paragraphs(discussion) }
    for (heading, commands) in root.groups {
      lines.append(".SH \"" + escaped((heading?.text(in: language) ?? "").uppercased()) + "\"")
      for command in commands where !command.isHidden { lines += section(of: command) }
    }
    lines.append(".SH \"" + escaped(Told.everyCommand.text(in: language).uppercased()) + "\"")
    lines += commonOptions.flatMap { entry(for: $0.option, of: $0.command) }
    lines += term(
      "\\-\\-ayuda, \\-\\-help, \\-h",
      said(es: "Muestra la ayuda del comando.", en: "Shows the command's help."))
    for section in sections {
      lines.append(".SH \"" + escaped(section.title.text(in: language).uppercased()) + "\"")
      lines += section.entries.flatMap { term(escaped($0.term), $0.meaning.text(in: language)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(of command: CommandDefinition) -> [String] {
    guard !command.subcommands.isEmpty else { return described(command) }
    let own = ".SS \"" + escaped(command.line) + "\""
    var lines = [own] + paragraphs(command.abstract)
    if let discussion = command.discussion { lines += [".PP"] + paragraphs(discussion) }
    for child in command.subcommands where !child.isHidden { lines += described(child) }
    return lines
  }

  private func described(_ command: CommandDefinition) -> [String] {
    let usage = HelpText(command, language: language).synopsis
    var lines = [".SS \"" + escaped(usage) + "\""] + paragraphs(command.abstract)
    if !command.aliases.isEmpty {
      let names = command.aliases.map { (command.path.dropLast() + [$0]).joined(separator: " ") }
      lines += [".PP", said(es: "También: ", en: "Also: ") + escaped(names.joined(separator: ", "))]
    }
    if let discussion = command.discussion { lines += [".PP"] + paragraphs(discussion) }
    let options = command.options.filter { !$0.isHidden && $0.heading != .everyCommand }
    return lines + options.flatMap { entry(for: $0, of: command) }
  }

  /// The options of every command, each once.
  private var commonOptions: [(option: OptionDefinition, command: CommandDefinition)] {
    var found: [(option: OptionDefinition, command: CommandDefinition)] = []
    for command in root.tree where command.subcommands.isEmpty {
      for option in command.options where option.heading == .everyCommand {
        if !found.contains(where: { $0.option.names == option.names }) { found.append((option, command)) }
      }
    }
    return found
  }

  private func entry(for option: OptionDefinition, of command: CommandDefinition) -> [String] {
    let names = option.names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value = option.form == .flag ? "" : "\\fI\(escaped(option.kind?.name.text(in: language) ?? ""))\\fR"
    let label = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
    return term(label, HelpText(command, language: language).help(of: option))
  }

  private func term(_ label: String, _ meaning: String) -> [String] { [".TP", label] + roff(meaning) }

  private func paragraphs(_ told: Told) -> [String] { roff(told.text(in: language)) }

  /// Text as lines of roff: what begins with a space keeps its lines, an empty line parts paragraphs.
  private func roff(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.isEmpty { return [".PP"] }
      if line.hasPrefix(" ") { return [".br", "\\ \\ " + escaped(String(line.drop { $0 == " " }))] }
      return [escaped(String(line))]
    }
  }

  /// Text in which roff sees no command: hyphens stay hyphens, and no line begins with a point or an apostrophe.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }

  private func firstSmall(_ text: String) -> String {
    let end = text.hasSuffix(".") ? String(text.dropLast()) : text
    return end.prefix(1).lowercased() + end.dropFirst()
  }

  private func said(es spanish: String, en english: String) -> String {
    language.text(es: spanish, en: english)
  }
}
