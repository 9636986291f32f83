import SupplyModel

extension Language {
  /// What stopped a command, and what to do about it.
  public func sentence(for error: ColcaError) -> String {
    switch error {
    case .noSuchFile(let path):
      text(
        es: "No existe «\(path)». Revise el nombre y la carpeta.",
        en: "\"\(path)\" does not exist. Check the name and the folder.")
    case .unreadable(let path, let reason):
      text(
        es: "No se puede leer «\(path)» (\(reason)). Revise los permisos.",
        en: "\"\(path)\" cannot be read (\(reason)). Check its permissions.")
    case .cannotWrite(let path, let reason):
      text(
        es: "No se puede escribir en «\(path)» (\(reason)). Elija otra carpeta o pida permiso de escritura.",
        en: "\"\(path)\" cannot be written (\(reason)). Choose another folder or ask for write permission.")
    case .inputOutput(let path, let reason):
      text(
        es: "Falló la lectura o escritura de «\(path)» (\(reason)). Revise el espacio en disco.",
        en: "Reading or writing \"\(path)\" failed (\(reason)). Check the disk's free space.")
    case .databaseLocked(let path):
      text(
        es: "Otro programa está usando la base «\(path)». Espere a que termine e intente de nuevo.",
        en: "Another program is using the database \"\(path)\". Wait until it ends and try again.")
    case .noDatabase(let path):
      text(
        es:
          "Todavía no hay una base de datos en «\(path)». Importe primero los archivos ICI: colca import ARCHIVO… "
          + "Si la base está en otro lugar, dígalo con --db.",
        en: "There is no database at \"\(path)\" yet. Import the ICI files first: colca import FILE… "
          + "If the database lies elsewhere, name it with --db.")
    case .notADatabase(let path):
      text(
        es: "«\(path)» no es una base de Colca, o está dañada. Indique otra con --db o restaure una copia.",
        en: "\"\(path)\" is no database of Colca's, or is damaged. Name another with --db or restore a copy.")
    case .trialDatabase(let path):
      text(
        es:
          "La base «\(path)» es de una prueba de Colca anterior a la primera versión publicada, y esta no la lee. "
          + "Guárdela con otro nombre e importe los archivos de nuevo: colca import ARCHIVO…",
        en:
          "The database \"\(path)\" is of a trial of Colca before the first release, which this version does not read. "
          + "Keep it under another name and import the files again: colca import FILE…")
    case .databaseFromLaterVersion(let path):
      text(
        es: "La base «\(path)» es de una versión posterior de Colca. Actualice el programa.",
        en: "The database \"\(path)\" is from a later version of Colca. Update the program.")
    case .noReports(let month?):
      text(
        es: "No hay ningún reporte hasta \(month). Importe antes los archivos ICI, o elija otro mes.",
        en: "There is no report up to \(month). Import the ICI files first, or choose another month.")
    case .noReports(nil):
      text(
        es: "La base no tiene reportes todavía. Importe primero los archivos ICI: colca import ARCHIVO…",
        en: "The database holds no reports yet. Import the ICI files first: colca import FILE…")
    case .replayWindow(let first, let last, let warmUp, let known):
      text(
        es:
          "De \(first) a \(last), sin contar los primeros \(counted(warmUp, es: ("mes", "meses"), en: ("month", "months"))), "
          + "no hay nada que repetir: se conocen los meses de \(known.lowerBound) a \(known.upperBound), y antes del primero "
          + "que se repite debe haber uno. Cambie --from, --to o --warm-up.",
        en:
          "From \(first) to \(last), the first \(counted(warmUp, es: ("mes", "meses"), en: ("month", "months"))) not counted, "
          + "nothing is left to replay: months are known from \(known.lowerBound) to \(known.upperBound), and one must come "
          + "before the first that is replayed. Change --from, --to or --warm-up.")
    case .noRun:
      text(
        es: "Todavía no hay un pronóstico. Ejecute primero: colca forecast",
        en: "There is no forecast yet. Run first: colca forecast")
    case .unknownFacility(let code, let nearest):
      text(
        es: "No hay ningún establecimiento «\(code)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en: "There is no facility \"\(code)\"." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .ambiguousFacility(let name, let candidates):
      text(
        es:
          "Hay \(candidates.count) establecimientos «\(name)»: \(list(candidates)). Escriba más del nombre, o el código.",
        en:
          "There are \(candidates.count) facilities \"\(name)\": \(list(candidates)). Type more of the name, or the code."
      )
    case .ambiguousProduct(let name, let candidates):
      text(
        es:
          "Hay \(candidates.count) productos «\(name)»: \(list(candidates)). Escriba más del nombre, o el código.",
        en:
          "There are \(candidates.count) products \"\(name)\": \(list(candidates)). Type more of the name, or the code."
      )
    case .unknownImport(let id):
      text(
        es: "No hay ningún archivo importado con el número \(id). Los números están en: colca status",
        en: "There is no imported file with the number \(id). The numbers are in: colca status")
    case .notAModel(let path):
      text(
        es:
          "«\(path)» no es un modelo de esta versión. Guárdelo de nuevo: colca forecast --save-model ARCHIVO",
        en: "\"\(path)\" is no model of this version. Save it again: colca forecast --save-model FILE")
    case .modelHorizon(let path, let months):
      text(
        es: "El modelo «\(path)» pronostica hasta \(months) meses. Pida menos con --horizon, o guarde otro.",
        en:
          "The model \"\(path)\" forecasts up to \(months) months. Ask for fewer with --horizon, or save another."
      )
    case .streamColumn(let column):
      text(
        es: "La entrada no tiene la columna «\(column)». La primera línea debe ser el encabezado: "
          + "facility,product,month,consumed y las demás columnas del formato abierto.",
        en: "The input has no column \"\(column)\". Its first line must be the header: "
          + "facility,product,month,consumed and the other columns of the open layout.")
    case .streamRow(let line, let column?, let value):
      text(
        es: "Línea \(line) de la entrada: «\(value)» no sirve como \(column). Corrija la fila y repita.",
        en: "Line \(line) of the input: \"\(value)\" is no \(column). Mend the row and run again.")
    case .streamRow(let line, nil, _):
      text(
        es:
          "Línea \(line) de la entrada: comillas sin cerrar o línea demasiado larga. Corrija la fila y repita.",
        en: "Line \(line) of the input: a quote not closed, or too long a line. Mend the row and run again.")
    case .streamOrder(let line, let facility, let product):
      text(
        es:
          "Línea \(line) de la entrada: el mes ya vino, o las filas de \(facility) con \(product) no están juntas. "
          + "Ordene por establecimiento y producto.",
        en:
          "Line \(line) of the input: the month came before, or the rows of \(facility) with \(product) do not "
          + "stand together. Sort by facility and product.")
    case .streamBeyondModel(let line, let month, let model):
      text(
        es:
          "Línea \(line) de la entrada: \(month) es posterior al modelo, que llega a \(model). Guarde uno nuevo con "
          + "colca forecast --save-model, o diga hasta qué mes leer con --as-of.",
        en:
          "Line \(line) of the input: \(month) is after the model, which knows up to \(model). Save a new one with "
          + "colca forecast --save-model, or say up to which month to read with --as-of.")
    case .noHistory(let facility, let product):
      text(
        es: "No hay ningún reporte de \(product) en \(facility) hasta ese mes.",
        en: "There is no report of \(product) at \(facility) up to that month.")
    case .unknownProduct(let code, let nearest):
      text(
        es: "No hay ningún producto «\(code)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en: "There is no product \"\(code)\"." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .noConfiguration, .badConfiguration, .unknownRun, .nightUnderWay, .littleRoom, .damagedDatabase,
      .lostDatabase, .noAlert, .unusableCopy, .noCopy,
      .programFailed:
      nightSentence(for: error)
    }
  }
}

extension Language {
  /// How many candidates are spelled out.
  private static let spelledOut = 6

  /// The candidates by code and name, as far as there is room.
  private func list(_ candidates: [NameSearch.Entry]) -> String {
    let shown = candidates.prefix(Self.spelledOut).map {
      [$0.code, $0.name].compactMap { $0 }.joined(separator: " ")
    }
    return (shown + (candidates.count > shown.count ? ["…"] : [])).joined(separator: ", ")
  }

  /// The warning that a run stands on half a month.
  public func sentence(for gap: ReportingGap) -> String {
    text(
      es:
        "Para \(gap.month) hay reporte de \(gap.reported) de \(gap.usual) establecimientos habituales: el pronóstico "
        + "sigue al último mes completo, \(gap.lastWholeMonth). Para seguir a \(gap.month): --as-of \(gap.month)",
      en:
        "For \(gap.month) there are reports from \(gap.reported) of \(gap.usual) usual facilities: the forecast follows "
        + "the last whole month, \(gap.lastWholeMonth). To follow \(gap.month): --as-of \(gap.month)")
  }
}

extension Language {
  /// What taking a file back did, as a line.
  public func sentence(for undone: UndoneImport) -> String {
    text(
      es:
        "\(undone.name): deshecho. Vuelven a lo anterior \(undone.restored); se retiran \(undone.removed); quedan "
        + "\(undone.kept) que un archivo posterior ya había reemplazado.\n",
      en:
        "\(undone.name): taken back. Back to what was before: \(undone.restored); removed: \(undone.removed); "
        + "left as a later file said: \(undone.kept).\n")
  }
}
