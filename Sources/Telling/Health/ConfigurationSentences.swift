import Operations

extension Language {
  /// What is wrong with a configuration, with its place and remedy: `colca.conf, línea 3: …`.
  public func sentence(for complaint: ConfigurationComplaint, file: String) -> String {
    place(complaint.place, file: file) + ": " + fault(complaint.fault)
  }

  /// Where a value of the configuration stands.
  public func place(_ place: ConfigurationComplaint.Place, file: String) -> String {
    switch place {
    case .line(let number): text(es: "\(file), línea \(number)", en: "\(file), line \(number)")
    case .environment(let name): text(es: "variable de entorno \(name)", en: "environment variable \(name)")
    case .usual: text(es: "valor usual", en: "default")
    }
  }

  private func fault(_ fault: ConfigurationComplaint.Fault) -> String {
    switch fault {
    case .noEqualsSign(let text):
      self.text(
        es: "«\(text)» no es «clave = valor». Si es un comentario, empiece la línea con #.",
        en: "\"\(text)\" is not \"key = value\". If it is a comment, begin the line with #.")
    case .unknownKey(let name, let nearest):
      text(
        es: "no existe la clave «\(name)»."
          + (nearest.map { " Lo más parecido es «\($0)»." } ?? " Las claves están en: colca config example"),
        en: "there is no key \"\(name)\"."
          + (nearest.map { " The most similar is \"\($0)\"." } ?? " The keys are in: colca config example"))
    case .repeated(let key, let first):
      text(
        es: "«\(name(of: key))» ya está en la línea \(first). Deje una sola.",
        en: "\"\(name(of: key))\" stands on line \(first) already. Keep one of them.")
    // Addresses are nobody's business but the file's: this sentence may end in a log.
    case .badValue(let key, _) where [.address, .addresses].contains(key.facts.kind):
      text(
        es: "el valor de «\(name(of: key))» no sirve; se espera \(expectation(of: key.facts.kind)).",
        en: "the value of \"\(name(of: key))\" does not fit; expected is \(expectation(of: key.facts.kind)).")
    case .badValue(let key, let value):
      text(
        es: "«\(value)» no sirve para «\(name(of: key))»; se espera \(expectation(of: key.facts.kind)).",
        en: "\"\(value)\" does not fit \"\(name(of: key))\"; expected is \(expectation(of: key.facts.kind)).")
    case .empty(let key):
      text(
        es: "falta el valor de «\(name(of: key))»; se espera \(expectation(of: key.facts.kind)).",
        en: "\"\(name(of: key))\" has no value; expected is \(expectation(of: key.facts.kind)).")
    case .notUTF8:
      text(
        es: "hay letras que no están en UTF-8. Guarde el archivo con codificación UTF-8.",
        en: "there are letters that are not UTF-8. Save the file as UTF-8.")
    case .samePlace(let one, let other):
      text(
        es:
          "«\(name(of: one))» y «\(name(of: other))» son el mismo lugar, o uno está dentro del otro. Elija otro.",
        en: "\"\(name(of: one))\" and \"\(name(of: other))\" are one place, or one lies within the other. "
          + "Choose another.")
    case .ownFile(let key):
      text(
        es:
          "«\(name(of: key))» es este mismo archivo de configuración, o la carpeta donde está y de donde la noche se lleva "
          + "los archivos. Elija otro lugar.",
        en:
          "\"\(name(of: key))\" is this configuration itself, or the folder where it lies and from which the night takes "
          + "files away. Choose another place.")
    case .above(let one, let other):
      text(
        es: "«\(name(of: one))» no puede ser mayor que «\(name(of: other))».",
        en: "\"\(name(of: one))\" cannot be above \"\(name(of: other))\".")
    case .noSender:
      text(
        es: "hay destinatarios y falta «\(name(of: .sender))», la dirección de quien envía.",
        en: "there are recipients, and \"\(name(of: .sender))\", the address of the sender, is missing.")
    }
  }

  /// The name of a key in this language; both are understood in any file.
  public func name(of key: ConfigurationKey) -> String {
    text(es: key.facts.spanishName, en: key.name)
  }

  /// What a key takes, within a sentence.
  func expectation(of kind: ConfigurationKind) -> String {
    switch kind {
    case .path: text(es: "una ruta", en: "a path")
    case .text: text(es: "un texto en una línea", en: "a text on one line")
    case .whole(let range):
      text(
        es: "un número entero de \(range.lowerBound) a \(range.upperBound)",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .number(let range):
      text(
        es: "un número de \(plain(range.lowerBound)) a \(plain(range.upperBound)), con punto decimal",
        en: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound)), with a decimal point")
    case .flag: text(es: "si o no", en: "yes or no")
    case .choice(let words): words.joined(separator: text(es: " o ", en: " or "))
    case .time: text(es: "una hora como 02:00", en: "a time such as 02:00")
    case .address:
      text(
        es: "una dirección de correo, sin nombre ni espacios", en: "an e-mail address without name or spaces")
    case .addresses:
      text(
        es: "una o más direcciones de correo con comas entre ellas",
        en: "one or more e-mail addresses with commas between")
    case .successions:
      text(
        es:
          "códigos como 38680=29945, con punto y coma entre ellos, uno nuevo para cada anterior y sin vueltas",
        en: "codes such as 38680=29945, with semicolons between, one new for each old one, without circles")
    }
  }

  private func plain(_ number: Double) -> String {
    NumberText.decimal(number, decimals: 2, grouped: false)
  }

  /// What comes after a check that found nothing.
  public func configurationIsSound(_ file: String) -> String {
    text(es: "\(file): en orden.\n", en: "\(file): in order.\n")
  }
}
