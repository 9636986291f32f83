import SupplyModel

extension StudyError: ErrorWithSentence {
  /// What cannot be studied, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .replayWindow(let first, let last, let warmUp, let known):
      language.text(
        es:
          "De \(first) a \(last), sin contar los primeros \(language.counted(warmUp, es: ("mes", "meses"), en: ("month", "months"))), "
          + "no hay nada que repetir: se conocen los meses de \(known.lowerBound) a \(known.upperBound), y antes del primero "
          + "que se repite debe haber uno. Cambie --from, --to o --warm-up.",
        en:
          "From \(first) to \(last), the first \(language.counted(warmUp, es: ("mes", "meses"), en: ("month", "months"))) not counted, "
          + "nothing is left to replay: months are known from \(known.lowerBound) to \(known.upperBound), and one must come "
          + "before the first that is replayed. Change --from, --to or --warm-up.")
    case .streamColumn(let column):
      language.text(
        es: "La entrada no tiene la columna «\(column)». La primera línea debe ser el encabezado: "
          + "facility,product,month,consumed y las demás columnas del formato abierto.",
        en: "The input has no column \"\(column)\". Its first line must be the header: "
          + "facility,product,month,consumed and the other columns of the open layout.")
    case .streamRow(let line, let column?, let value):
      language.text(
        es: "Línea \(line) de la entrada: «\(value)» no sirve como \(column). Corrija la fila y repita.",
        en: "Line \(line) of the input: \"\(value)\" is no \(column). Mend the row and run again.")
    case .streamRow(let line, nil, _):
      language.text(
        es:
          "Línea \(line) de la entrada: comillas sin cerrar o línea demasiado larga. Corrija la fila y repita.",
        en: "Line \(line) of the input: a quote not closed, or too long a line. Mend the row and run again.")
    case .streamOrder(let line, let facility, let product):
      language.text(
        es:
          "Línea \(line) de la entrada: el mes ya vino, o las filas de \(facility) con \(product) no están juntas. "
          + "Ordene por establecimiento y producto.",
        en:
          "Line \(line) of the input: the month came before, or the rows of \(facility) with \(product) do not "
          + "stand together. Sort by facility and product.")
    case .streamBeyondModel(let line, let month, let model):
      language.text(
        es:
          "Línea \(line) de la entrada: \(month) es posterior al modelo, que llega a \(model). Guarde uno nuevo con "
          + "colca forecast --save-model, o diga hasta qué mes leer con --as-of.",
        en:
          "Line \(line) of the input: \(month) is after the model, which knows up to \(model). Save a new one with "
          + "colca forecast --save-model, or say up to which month to read with --as-of.")
    }
  }
}
