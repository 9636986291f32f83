import SupplyModel

extension PlanError: ErrorWithSentence {
  /// Why no plan can be made, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .column(let path, let name):
      language.text(
        es:
          "«\(path)» no tiene la columna «\(name)»: se esperan facility,product,origin,months,p05…p95,p97,p98,p99.",
        en:
          "\"\(path)\" has no column \"\(name)\": expected are facility,product,origin,months,p05…p95,p97,p98,p99."
      )
    case .row(let path, let line, let column?, let value):
      language.text(
        es: "«\(path)», línea \(line): «\(value)» no sirve como \(column). Corrija la fila y repita.",
        en: "\"\(path)\", line \(line): \"\(value)\" is no \(column). Mend the row and run again.")
    case .row(let path, let line, nil, _):
      language.text(
        es: "«\(path)», línea \(line): no es una fila entera. Corríjala y repita.",
        en: "\"\(path)\", line \(line): this is no whole row. Mend it and run again.")
    case .nothingStated(let path):
      language.text(
        es: "«\(path)» no tiene ningún pronóstico.", en: "\"\(path)\" holds no forecast.")
    case .gap(let path, let key):
      language.text(
        es: "«\(path)»: a \(key.facility) con \(key.product) le falta un número de meses entre otros.",
        en:
          "\"\(path)\": of \(key.facility) with \(key.product) a number of months between others is missing.")
    case .noForecast(let path, let key):
      language.text(
        es:
          "«\(path)» no dice nada de \(key.facility) con \(key.product), que sí reporta: pronostíquelo también, o quite sus filas.",
        en:
          "\"\(path)\" says nothing of \(key.facility) with \(key.product), which is reported: forecast it too, or leave out its rows."
      )
    case .tooShort(let path, let key, let months, let needed):
      language.text(
        es:
          "«\(path)» sigue a \(key.facility) con \(key.product) por \(months) meses, y el pedido mira \(needed): pronostique con --horizon \(needed).",
        en:
          "\"\(path)\" follows \(key.facility) with \(key.product) for \(months) months, and the order looks \(needed) ahead: forecast with --horizon \(needed)."
      )
    case .unusableFile(let path):
      language.text(
        es: "De «\(path)» no entró nada. Véalo con colca import --dry-run «\(path)».",
        en: "Nothing of \"\(path)\" could be read. See why with colca import --dry-run \"\(path)\".")
    case .rejectedRows(let path, let rows):
      language.text(
        es:
          "De «\(path)» se rechazaron \(rows) filas: el plan quedaría incompleto. Véalas con colca import --dry-run «\(path)».",
        en:
          "Of \"\(path)\" \(rows) rows were rejected: the plan would be incomplete. See them with colca import --dry-run \"\(path)\"."
      )
    }
  }
}
