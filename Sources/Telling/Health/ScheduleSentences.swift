extension Language {
  /// Over what a plan is shown.
  func planIntroduction(account: String) -> String {
    text(
      es: "Cada noche correrá con la cuenta «\(account)».",
      en: "Nights will run under the account \"\(account)\".")
  }

  /// Over the commands of a plan.
  var planCommands: String { text(es: "Comandos:", en: "Commands:") }

  /// Over the folders of a plan.
  var planFolders: String {
    text(
      es: "Carpetas que se crean, si faltan, para esa cuenta:",
      en: "Folders that are made for it where they are missing:")
  }

  /// After a plan that is only shown.
  public var planOnlyShown: String {
    text(
      es: "No se cambió nada. Para instalarlo: sudo colca schedule install",
      en: "Nothing was changed. To install it: sudo colca schedule install")
  }

  /// What is asked before a plan is carried out.
  public var planQuestion: String {
    text(es: "¿Instalar esto en esta máquina? [s/N] ", en: "Install this on this machine? [y/N] ")
  }

  /// That nobody can be asked.
  public var planNeedsYes: String {
    text(
      es:
        "No se cambió nada: no hay a quién preguntar. Para instalar lo de arriba sin preguntar: sudo colca schedule install --yes",
      en:
        "Nothing was changed: there is nobody to ask. To install the above without a question: sudo colca schedule install --yes"
    )
  }

  /// After a plan was carried out.
  public var planIsInForce: String {
    text(es: "Instalado. Revíselo con: colca doctor", en: "Installed. Look it over with: colca doctor")
  }

  /// That folders belong to somebody else.
  public func planForeignFolders(_ folders: [String], account: String) -> String {
    let list = folders.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    return text(
      es: "La cuenta «\(account)» no puede escribir en todo: chown -R \(account): \(list)",
      en: "The account \"\(account)\" cannot write everywhere: chown -R \(account): \(list)")
  }

  /// What a removal did.
  public func planIsRemoved(_ removed: [String], left: [String], account: String?) -> String {
    guard !removed.isEmpty || !left.isEmpty else {
      return text(es: "No había nada instalado.", en: "Nothing was installed.")
    }
    var lines: [String] = []
    if !removed.isEmpty {
      lines.append(
        text(
          es: "Retirado: \(removed.joined(separator: ", ")). La base, los informes y las copias siguen ahí.",
          en: "Removed: \(removed.joined(separator: ", ")). Database, reports and copies are still there."))
    }
    if let account {
      lines.append(
        text(es: "Se quitó la cuenta «\(account)».", en: "The account \"\(account)\" was removed."))
    }
    if !left.isEmpty {
      lines.append(
        text(
          es: "Queda, porque alguien lo cambió o tiene cosas: \(left.joined(separator: ", ")).",
          en: "Left, for somebody has changed it or it holds things: \(left.joined(separator: ", "))."))
    }
    return lines.joined(separator: "\n")
  }

  /// That no night was missed.
  public var noNightMissed: String {
    text(
      es: "La última noche no se perdió; no hay nada que hacer.",
      en: "The last night was not missed; nothing to do.")
  }
}

/// What makes nights happen by themselves, shown before it is done.
public enum ScheduleText {
  /// Files under their paths, folders and commands; all but what is in the files as comments.
  public static func text(
    account: String, files: [(path: String, text: String)], folders: [String], commands: [[String]],
    language: Language
  ) -> String {
    var text = "# " + language.planIntroduction(account: account) + "\n"
    for file in files { text += "\n# " + file.path + "\n" + file.text }
    text += "\n# " + language.planFolders + "\n" + folders.map { "#   " + $0 + "\n" }.joined()
    guard !commands.isEmpty else { return text }
    return text + "\n# " + language.planCommands + "\n"
      + commands.map { "#   " + $0.map(word).joined(separator: " ") + "\n" }.joined()
  }

  private static func word(_ text: String) -> String {
    text.contains { " '\"$&;*?".contains($0) } ? "'" + text.replacing("'", with: "'\\''") + "'" : text
  }
}
