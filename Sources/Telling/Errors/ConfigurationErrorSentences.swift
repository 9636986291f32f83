import Operations
import SupplyModel

extension ConfigurationError: ErrorWithSentence {
  /// What is wrong with the configuration file as a whole, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .noConfiguration(let path?):
      language.text(
        es:
          "No existe el archivo de configuración «\(path)». Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file \"\(path)\". One to begin with: colca config example > colca.conf"
      )
    case .noConfiguration(nil):
      language.text(
        es: "No hay ningún archivo de configuración. Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file. One to begin with: colca config example > colca.conf")
    case .badConfiguration(let path, let complaints):
      language.text(
        es: "La configuración «\(path)» tiene "
          + language.counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults"))
          + ". Corríjala y repita.",
        en: "The configuration \"\(path)\" has "
          + language.counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults"))
          + ". Mend it and run again."
      )
    }
  }
}
