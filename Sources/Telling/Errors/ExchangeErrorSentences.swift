import SupplyModel

extension ExchangeError: ErrorWithSentence {
  /// Why no file for another system is made, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .nothingMapped(let format):
      language.text(
        es:
          "Ningún dato tiene destino para «\(format.rawValue)», y el archivo no se escribe. Llene la columna target de la "
          + "plantilla (colca export --template) y dígala con --mapping.",
        en:
          "Nothing has a target for \"\(format.rawValue)\", and the file is not written. Fill in the column target of the "
          + "template (colca export --template) and name it by --mapping.")
    case .nothingToTell(let format):
      language.text(
        es:
          "No queda ningún dato que llevar a «\(format.rawValue)», y el archivo no se escribe. Arriba dice por qué: revise "
          + "los códigos de las correspondencias, o espere los reportes del mes.",
        en:
          "No number is left to tell \"\(format.rawValue)\", and the file is not written. Why is said above: check the "
          + "mapping's codes, or wait for the month's reports.")
    case .contradictions(let count):
      language.text(
        es:
          "Las correspondencias se contradicen (\(count)), y el archivo no se escribe. Corrija las líneas que se nombran "
          + "arriba.",
        en:
          "The mapping contradicts itself (\(count)), and the file is not written. Correct the lines that are named above."
      )
    case .completionOfSeveral(let format):
      language.text(
        es:
          "--complete: «\(format.rawValue)» no puede decir que varios establecimientos o meses están completos. Use "
          + "--format adx, o un archivo por establecimiento.",
        en:
          "--complete: \"\(format.rawValue)\" cannot say of several facilities or months that they are complete. Use "
          + "--format adx, or a file for each facility.")
    }
  }
}
