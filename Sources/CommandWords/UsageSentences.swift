import Telling

extension UsageError {
  /// What to tell: what is wrong and what was probably meant, how the command is used, and where its help is.
  public func text(in language: Language) -> String {
    let help = command.line + " " + language.text(es: "--ayuda", en: "--help")
    let usage = HelpText(command, language: language).usage.map { $0 + "\n" }.joined()
    return "\(command.path[0]): " + sentence(in: language) + "\n" + usage
      + language.text(es: "Ayuda: \(help)\n", en: "Help: \(help)\n")
  }

  /// What is wrong, and what was probably meant.
  func sentence(in language: Language) -> String {
    switch fault {
    case .unknownCommand(let name, let nearest, let known):
      return language.text(
        es: "No existe el comando «\(name)»" + (command.path.count > 1 ? " en \(command.line)." : "."),
        en: "There is no command \"\(name)\"" + (command.path.count > 1 ? " in \(command.line)." : "."))
        + meant(nearest, language)
        + (nearest == nil && known.count <= 8
          ? language.text(es: " Hay: ", en: " There are: ") + list(known) + "." : "")
    case .noCommand:
      return language.text(es: "Falta el comando.", en: "The command is missing.")
    case .unknownOption(let name, let nearest, let owners):
      let elsewhere =
        owners.isEmpty ? "" : language.text(es: " Es de ", en: " It belongs to ") + list(owners) + "."
      return language.text(
        es: "\(command.line) no tiene la opción \(name).", en: "\(command.line) has no option \(name).")
        + (owners.isEmpty ? meant(nearest, language) : elsewhere)
    case .missingValue(let option):
      let (name, kind) = (option.name(in: language), option.kind ?? .text)
      return language.text(es: "Falta el valor de \(name)", en: "The value of \(name) is missing")
        + expected(option, kind, language)
    case .needlessValue(let option, let value):
      let name = option.name(in: language)
      return language.text(
        es: "\(name) no lleva ningún valor: sobra «\(value)».",
        en: "\(name) takes no value: \"\(value)\" is too much.")
    case .surplus(let texts):
      return language.text(
        es: "\(texts.count == 1 ? "Sobra" : "Sobran") " + texts.map { "«\($0)»" }.joined(separator: ", ")
          + ".",
        en: texts.map { "\"\($0)\"" }.joined(separator: ", ") + (texts.count == 1 ? " is" : " are")
          + " too much.")
    case .missing(let options):
      let names = list(options.map { $0.synopsis(in: language) })
      return language.text(es: "Falta \(names).", en: "\(names) is missing.")
    case .badValue(let option, let value):
      let (name, kind) = (option.name(in: language), option.kind ?? .text)
      return language.text(es: "\(name): «\(value)» no sirve", en: "\(name): \"\(value)\" does not do")
        + expected(option, kind, language)
        + meant(ValueChoice.nearest(to: value, among: option.choices), language)
    case .breach(let breach): return breach.sentence(in: language)
    case .said(let told): return told.text(in: language)
    }
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private func meant(_ nearest: String?, _ language: Language) -> String {
    nearest.map { language.text(es: " ¿Quiso decir \($0)?", en: " Did you mean \($0)?") } ?? ""
  }

  /// What the option expects, as the end of a sentence.
  private func expected(_ option: OptionDefinition, _ kind: ValueKind, _ language: Language) -> String {
    let choices = option.choices.count <= HelpText.mostChoices ? option.choices : []
    guard choices.isEmpty else {
      return language.text(es: "; puede ser ", en: "; it can be ") + HelpText.list(choices, language) + "."
    }
    return language.text(es: "; se espera ", en: "; expected is ") + kind.expectation.text(in: language) + "."
  }
}

extension OptionRule.Breach {
  /// What does not go together.
  func sentence(in language: Language) -> String {
    switch self {
    case .outOfRange(let option, let value, let range):
      return language.text(es: "\(option) \(value): se espera ", en: "\(option) \(value): expected is ")
        + HelpText.range(range, language) + "."
    case .lacks(let option, let with, let value):
      let whole = value.map { "\(with) \($0)" } ?? with
      return language.text(
        es: "\(option) solo sirve con \(whole).", en: "\(option) works only with \(whole).")
    case .clash(let option, let beside):
      return language.text(
        es: "\(option) no sirve con \(beside).", en: "\(option) does not work with \(beside).")
    case .incomplete(let typed, let missing):
      return language.text(
        es: "\(typed) y \(missing) van juntas: falta \(missing).",
        en: "\(typed) and \(missing) go together: \(missing) is missing.")
    case .noArguments(let reason): return reason.text(in: language)
    }
  }
}
