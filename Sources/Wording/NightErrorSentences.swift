import SupplyModel

extension Language {
  /// What stopped a command that runs unattended; empty for an error of another kind.
  func nightSentence(for error: ColcaError) -> String {
    switch error {
    case .noConfiguration(let path?):
      text(
        es:
          "No existe el archivo de configuración «\(path)». Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file \"\(path)\". One to begin with: colca config example > colca.conf"
      )
    case .noConfiguration(nil):
      text(
        es: "No hay ningún archivo de configuración. Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file. One to begin with: colca config example > colca.conf")
    case .badConfiguration(let path, let complaints):
      text(
        es: "La configuración «\(path)» tiene "
          + counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults")) + ". Corríjala y repita.",
        en: "The configuration \"\(path)\" has "
          + counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults")) + ". Mend it and run again."
      )
    default: ""
    }
  }
}
