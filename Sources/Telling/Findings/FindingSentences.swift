import SupplyModel

extension Language {
  /// What a finding says to a person: what was found, how to mend it, and which option matters.
  ///
  /// The place (file, line, column) is not part of the sentence; whoever prints it puts it in front.
  public func sentence(for finding: Finding) -> String {
    let value = finding.value ?? ""
    let column = finding.column ?? ""
    func argument(_ index: Int) -> String {
      finding.arguments.indices.contains(index) ? finding.arguments[index] : ""
    }
    switch finding.code {
    case .emptyFile:
      return text(
        es: "El archivo está vacío. Vuelva a exportarlo desde el SISMED.",
        en: "The file is empty. Export it from SISMED again.")
    case .emptyFolder:
      return text(
        es: "La carpeta no tiene archivos CSV, TXT ni TSV. Revise que sea la de los archivos exportados.",
        en: "The folder holds no CSV, TXT or TSV file. Check that it is the folder of the exported files.")
    case .noSuchFile:
      return text(
        es: "No existe. Revise el nombre y la carpeta.",
        en: "It does not exist. Check the name and the folder.")
    case .unreadable:
      return text(
        es: "No se puede leer (\(argument(0))). Revise los permisos, y que sea un archivo.",
        en: "It cannot be read (\(argument(0))). Check its permissions, and that it is a file.")
    case .notText:
      return text(
        es: "No es un archivo de texto (parece \(argument(0))). Exporte o guarde los datos como CSV.",
        en: "It is no text file (it looks like \(argument(0))). Export or save the data as CSV.")
    case .furtherFindings:
      return text(
        es:
          "Hay \(argument(0)) observaciones más en este archivo. Corrija primero las anteriores: suelen tener la "
          + "misma causa.",
        en:
          "There are \(argument(0)) more findings in this file. Mend those before it first: they often share one "
          + "cause.")
    case .damagedFile, .nothingInside, .refusedMember, .sheetSkipped, .truncatedFile, .uncountedRecords,
      .damagedRest, .damagedRow:
      return containerSentence(for: finding)
    case .unknownLayout:
      return text(
        es: "Ninguna fila parece un encabezado conocido; la primera dice «\(value)». Incluya la fila con los "
          + "nombres de las columnas (CODIGO_PRE, CODIGO_MED, …) o indique --layout.",
        en: "No row looks like a header that is known; the first says \"\(value)\". Include the row with the "
          + "column names (CODIGO_PRE, CODIGO_MED, …) or give --layout.")
    case .missingColumn: return missingColumn(column, layout: argument(0), nearest: argument(1))
    case .repeatedColumn:
      return text(
        es: "La columna \(column) aparece dos veces. Deje solo la correcta.",
        en: "The column \(column) appears twice. Keep only the right one.")
    case .ambiguousDecimal:
      return text(
        es:
          "«\(value)» puede leerse como \(argument(0)) (punto decimal) o como \(argument(1)) (coma decimal), y "
          + "nada en el archivo lo aclara. Indique --decimal . o --decimal ,",
        en: "\"\(value)\" reads as \(argument(0)) (decimal point) or as \(argument(1)) (decimal comma), and "
          + "nothing in the file settles it. Give --decimal . or --decimal ,")
    case .ambiguousEncoding:
      return text(
        es:
          "Hay letras que se leen «\(argument(0))» (windows-1252) o «\(argument(1))» (cp850), y nada en el "
          + "archivo lo aclara. Indique --encoding windows-1252 o --encoding cp850.",
        en:
          "Letters read as \"\(argument(0))\" (windows-1252) or as \"\(argument(1))\" (cp850), and nothing in "
          + "the file settles it. Give --encoding windows-1252 or --encoding cp850.")
    case .noRows:
      return text(
        es: "Hay encabezado, pero ninguna fila de datos. Vuelva a exportarlo.",
        en: "There is a header, but no row of data. Export it again.")
    case .monthUnknown, .monthFromName, .facilityUnknown, .facilityFromName, .tooManyMonths,
      .stockWithoutConsumption, .consumptionDiffers, .availabilityDiffers:
      return keySentence(for: finding, value: value, column: column)
    case .sameFileAgain:
      return text(
        es: "Este archivo ya se había importado y no cambió nada.",
        en: "This file had been imported before, and nothing changed.")
    case .unclosedQuote:
      return text(
        es: "Hay una comilla que no se cierra; la fila no entró. Quite la comilla o ciérrela.",
        en: "A quote is never closed; the row did not go in. Remove the quote or close it.")
    case .lineTooLong:
      return text(
        es: "La línea es demasiado larga para ser un registro; no entró. Vuelva a exportar el archivo.",
        en: "The line is too long for a record; it did not go in. Export the file again.")
    case .tooManyDefects:
      return text(
        es: "Demasiadas líneas ilegibles: el resto del archivo quedó sin leer. Revise que sea un CSV.",
        en: "Too many lines that cannot be read: the rest of the file was left unread. Check that it is CSV.")
    default: return rowSentence(for: finding, value: value, column: column, argument: argument)
    }
  }

  private func missingColumn(_ column: String, layout: String, nearest: String) -> String {
    let hint =
      nearest.isEmpty
      ? ""
      : text(
        es: " Lo más parecido es «\(nearest)»: corrija ese nombre.",
        en: " The nearest is \"\(nearest)\": correct that name.")
    let consumption =
      layout == "formdet" && !["CODIGO_PRE", "CODIGO_MED", "ANNOMES", "SALDO", "STOCK_FIN"].contains(column)
      ? text(
        es: " Si en su región no cuenta como consumo, indique --consumption con las que sí.",
        en: " If it is no consumption in your region, give --consumption with those that are.") : ""
    return text(
      es: "Falta la columna \(column) (formato \(layout)).\(hint)\(consumption)",
      en: "The column \(column) is missing (layout \(layout)).\(hint)\(consumption)")
  }

  private func rowSentence(
    for finding: Finding, value: String, column: String, argument: (Int) -> String
  ) -> String {
    switch finding.code {
    case .rowTooShort:
      return text(
        es:
          "La fila tiene \(argument(0)) campos y el encabezado \(argument(1)): parece cortada; no entró. Vuelva a "
          + "exportar el archivo.",
        en:
          "The row has \(argument(0)) fields and the header \(argument(1)): it looks cut off; it did not go in. "
          + "Export the file again.")
    case .rowTooLong:
      return text(
        es:
          "La fila tiene \(argument(0)) campos y el encabezado \(argument(1)); no entró. Ponga entre comillas el "
          + "texto que lleva el separador.",
        en:
          "The row has \(argument(0)) fields and the header \(argument(1)); it did not go in. Quote the text that "
          + "holds the delimiter.")
    case .blankCell:
      return text(
        es: "\(column) está en blanco; la fila no entró. Complete el dato.",
        en: "\(column) is blank; the row did not go in. Fill it in.")
    case .blankReport:
      return text(
        es:
          "La fila no tiene ninguna cantidad: no cuenta como reporte y no entró. Si el mes se reportó, complete sus datos.",
        en:
          "The row has no quantity at all: it is no report and did not go in. If the month was reported, fill it in."
      )
    case .badNumber:
      return text(
        es:
          "«\(value)» no es una cantidad válida; la fila no entró. Escriba solo el número; si el archivo usa otra "
          + "marca decimal, indique --decimal.",
        en:
          "\"\(value)\" is no valid quantity; the row did not go in. Write the number alone; if the file uses "
          + "another decimal mark, give --decimal.")
    case .badMonth:
      return text(
        es: "«\(value)» no es un mes; la fila no entró. Se espera AAAAMM, por ejemplo 202610.",
        en: "\"\(value)\" is no month; the row did not go in. YYYYMM is expected, for example 202610.")
    case .badFacilityCode:
      return text(
        es:
          "«\(value)» no es un código de establecimiento; la fila no entró. Se espera 06528, 06528F01 o 030S05.",
        en: "\"\(value)\" is no facility code; the row did not go in. 06528, 06528F01 or 030S05 are expected."
      )
    case .badProductCode:
      return text(
        es:
          "«\(value)» no es un código de producto; la fila no entró. Se esperan cinco cifras, por ejemplo 04594.",
        en:
          "\"\(value)\" is no product code; the row did not go in. Five digits are expected, for example 04594."
      )
    case .duplicateRow:
      return text(
        es:
          "Repite el establecimiento, producto, mes y lote de la línea \(argument(0)); la fila no entró. Deje una sola.",
        en:
          "It repeats facility, product, month and lot of line \(argument(0)); the row did not go in. Keep one."
      )
    case .duplicateCode:
      return text(
        es:
          "El código «\(value)» ya está en la línea \(argument(0)) con otros datos; la fila no entró. Deje una "
          + "sola.",
        en:
          "The code \"\(value)\" is on line \(argument(0)) with other data; the row did not go in. Keep one.")
    case .negativeConsumption:
      return text(
        es: "El consumo suma menos de cero; la fila no entró. Registre la corrección como reingreso.",
        en: "Consumption adds up to less than zero; the row did not go in. Book the correction as a re-entry."
      )
    case .negativeStock:
      return text(
        es:
          "El stock final es \(value): la fila entró, pero su stock se toma por desconocido. Cuente y corrija el "
          + "saldo en el SISMED.",
        en:
          "The closing stock is \(value): the row went in, but its stock counts as unknown. Count, and correct "
          + "the balance in SISMED.")
    case .negativeQuantity:
      return text(
        es: "\(column) es \(value); la fila entró así. Revise si debía ser positivo.",
        en: "\(column) is \(value); the row went in so. Check whether it should be positive.")
    case .unbalanced:
      return text(
        es:
          "El stock final es \(value), pero los movimientos dan \(argument(0)); la fila entró así. Revise las "
          + "entradas y salidas del mes.",
        en:
          "The closing stock is \(value), but the movements give \(argument(0)); the row went in so. Check the "
          + "month's receipts and issues.")
    case .badExpiry, .lotsDiffer, .lotsWithoutReport: return lotSentence(for: finding)
    default: return historySentence(for: finding)
    }
  }

  /// The place of a finding, to be put in front of its sentence: `línea 17, columna INTERSAN`.
  public func place(of finding: Finding) -> String {
    var parts: [String] = []
    if let line = finding.line { parts.append(text(es: "línea \(line)", en: "line \(line)")) }
    if let column = finding.column { parts.append(text(es: "columna \(column)", en: "column \(column)")) }
    return parts.joined(separator: ", ")
  }
}
