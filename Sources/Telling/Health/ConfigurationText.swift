import Operations

/// A configuration as people read and write it.
public enum ConfigurationText {
  /// A whole file with every key, what it is for, what it takes and its default: ready to be edited.
  public static func example(language: Language) -> String {
    var text = language.text(
      es: """
        # Configuración de «colca nightly». Cada línea es «clave = valor»; una línea con # es un comentario.
        # Lo que empieza con «#» y una clave es el valor usual: quite el # para cambiarlo.
        # Las rutas relativas parten de la carpeta de este archivo. Cada clave puede darse también como variable de
        # entorno, que manda sobre este archivo. Revise lo escrito con: colca config check

        """,
      en: """
        # Configuration of "colca nightly". Each line is "key = value"; a line with # is a comment.
        # What begins with "#" and a key is the default: take the # away to change it.
        # Relative paths start at this file's folder. Each key can be given as an environment variable too, which
        # overrides this file. Check what you wrote with: colca config check

        """)
    for group in ConfigurationKey.Group.allCases {
      text += "\n## " + language.name(of: group) + "\n"
      for key in ConfigurationKey.allCases where key.facts.group == group {
        let usual = key.facts.usual
        text += "\n# " + language.purpose(of: key) + "\n"
        text += "# " + language.text(es: "Se espera ", en: "Expected: ")
        text += language.expectation(of: key.facts.kind) + " · $" + key.environmentVariable + "\n"
        text += "#" + language.name(of: key) + " =" + (usual.isEmpty ? "" : " " + usual) + "\n"
      }
    }
    return text
  }

  /// What is in force, and where each value comes from.
  ///
  /// - Parameter groups: which keys.
  public static func table(
    for values: ConfigurationValues, file: String,
    of groups: [ConfigurationKey.Group] = ConfigurationKey.Group.allCases,
    language: Language
  ) -> ListTable {
    let keys = ConfigurationKey.allCases.filter { groups.contains($0.facts.group) }
    return ListTable(name: "configuration", rows: keys, language: language) {
      Column("key", es: "Clave") { .text(language.name(of: $0)) }
      Column("value", es: "Valor") { key in
        .text(key.facts.kind == .path ? values.path(key) ?? "" : values[key].text)
      }
      Column("from", es: "De dónde") { .text(language.place(values[$0].place, file: file)) }
    }
  }
}
