import SupplyModel

extension Language {
  /// What is wrong with one row.
  func sentence(for fault: RowFault) -> String {
    switch fault {
    case .tooShort(let found, let expected):
      text(
        es:
          "La fila tiene \(found) campos y el encabezado \(expected): parece cortada; no entró. Vuelva a "
          + "exportar el archivo.",
        en:
          "The row has \(found) fields and the header \(expected): it looks cut off; it did not go in. "
          + "Export the file again.")
    case .tooLong(let found, let expected):
      text(
        es:
          "La fila tiene \(found) campos y el encabezado \(expected); no entró. Ponga entre comillas el "
          + "texto que lleva el separador.",
        en:
          "The row has \(found) fields and the header \(expected); it did not go in. Quote the text that "
          + "holds the delimiter.")
    case .damaged:
      text(
        es: "La fila está dañada; no entró. Abra el archivo, guárdelo otra vez e impórtelo.",
        en: "The row is damaged; it did not go in. Open the file, save it again and import it.")
    case .unclosedQuote:
      text(
        es: "Hay una comilla que no se cierra; la fila no entró. Quite la comilla o ciérrela.",
        en: "A quote is never closed; the row did not go in. Remove the quote or close it.")
    case .lineTooLong:
      text(
        es: "La línea es demasiado larga para ser un registro; no entró. Vuelva a exportar el archivo.",
        en: "The line is too long for a record; it did not go in. Export the file again.")
    case .blankCell(let cell):
      text(
        es: "\(cell.name) está en blanco; la fila no entró. Complete el dato.",
        en: "\(cell.name) is blank; the row did not go in. Fill it in.")
    case .blankReport:
      text(
        es:
          "La fila no tiene ninguna cantidad: no cuenta como reporte y no entró. Si el mes se reportó, complete sus datos.",
        en:
          "The row has no quantity at all: it is no report and did not go in. If the month was reported, fill it in."
      )
    case .badNumber(let cell) where cell.written.hasPrefix("="):
      text(
        es:
          "«\(cell.written)» es una fórmula sin resultado; la fila no entró. Abra el libro en Excel, guárdelo y vuelva a "
          + "importarlo.",
        en:
          "\"\(cell.written)\" is a formula without a result; the row did not go in. Open the workbook in Excel, save it, and "
          + "import it again.")
    case .badNumber(let cell) where cell.written.count(where: \.isNumber) > 9:
      text(
        es:
          "«\(cell.written)» no es una cantidad válida, o es más de lo que cabe (999 999 999); la fila no entró. Escriba solo el "
          + "número; si el archivo usa otra marca decimal, indique --decimal.",
        en:
          "\"\(cell.written)\" is no valid quantity, or more than fits (999,999,999); the row did not go in. Write the number "
          + "alone; if the file uses another decimal mark, give --decimal.")
    case .badNumber(let cell):
      text(
        es:
          "«\(cell.written)» no es una cantidad válida; la fila no entró. Escriba solo el número; si el archivo usa otra "
          + "marca decimal, indique --decimal.",
        en:
          "\"\(cell.written)\" is no valid quantity; the row did not go in. Write the number alone; if the file uses "
          + "another decimal mark, give --decimal.")
    case .textTooLong(let cell, let most):
      text(
        es:
          "\(cell.column ?? "–") pasa de \(most) letras: «\(cell.written.prefix(20))…»; la fila no entró. Escriba el nombre o el "
          + "código solo.",
        en:
          "\(cell.column ?? "–") has more than \(most) letters: \"\(cell.written.prefix(20))…\"; the row did not go in. Write the "
          + "name or the code alone.")
    case .brokenLetters(let cell):
      text(
        es:
          "«\(cell.written)» tiene letras que no son de la codificación del archivo (UTF-8); la fila entró así. Escriba bien el "
          + "nombre y vuelva a importarlo.",
        en:
          "\"\(cell.written)\" has letters that are not of the file's encoding (UTF-8); the row went in so. Write the name "
          + "as it should be and import it again.")
    case .mergedQuantity(let cell, let lastLine):
      text(
        es:
          "La celda de \(cell.column ?? "–") abarca también las filas que siguen, hasta la \(lastLine): su número se leyó solo en la "
          + "primera, y en las demás quedó en blanco. Separe las celdas, escriba el dato de cada fila y vuelva a importarlo.",
        en:
          "The cell of \(cell.column ?? "–") covers the rows that follow too, down to \(lastLine): its number was read in the first "
          + "alone, and is blank in the others. Split the cells, write what belongs to each row, and import it again."
      )
    case .badMonth(let cell):
      text(
        es: "«\(cell.written)» no es un mes; la fila no entró. Se espera AAAAMM, por ejemplo 202610.",
        en: "\"\(cell.written)\" is no month; the row did not go in. YYYYMM is expected, for example 202610.")
    case .badDay(let cell):
      text(
        es:
          "«\(cell.written)» no es una fecha; la fila no entró. Se espera AAAA-MM-DD, por ejemplo 2026-11-05, o nada.",
        en:
          "\"\(cell.written)\" is no date; the row did not go in. YYYY-MM-DD is expected, for example 2026-11-05, or nothing."
      )
    case .badFacilityCode(let cell):
      text(
        es:
          "«\(cell.written)» no es un código de establecimiento; la fila no entró. Se espera 06528, 06528F01 o 030S05.",
        en:
          "\"\(cell.written)\" is no facility code; the row did not go in. 06528, 06528F01 or 030S05 are expected."
      )
    case .badProductCode(let cell):
      text(
        es:
          "«\(cell.written)» no es un código de producto; la fila no entró. Se esperan cinco cifras, por ejemplo 04594.",
        en:
          "\"\(cell.written)\" is no product code; the row did not go in. Five digits are expected, for example 04594."
      )
    case .duplicateRow(_, let firstLine):
      text(
        es:
          "Repite el establecimiento, producto, mes y lote de la línea \(firstLine); la fila no entró. Deje una sola.",
        en:
          "It repeats facility, product, month and lot of line \(firstLine); the row did not go in. Keep one."
      )
    case .totalRow(let firstLine):
      text(
        es:
          "Es la suma de las otras filas del mismo reporte (la primera, línea \(firstLine)): parece un total y no entró. Si es un "
          + "lote más, escriba su número.",
        en:
          "It is the sum of the other rows of its report (the first on line \(firstLine)): it looks like a total and did not go "
          + "in. If it is one more lot, write its number.")
    case .rowsAlike(let firstLine, isSum: false):
      text(
        es:
          "Tiene las mismas cantidades que la línea \(firstLine) del mismo reporte; se sumaron las dos. Si es una copia, "
          + "bórrela e importe de nuevo.",
        en:
          "It has the same quantities as line \(firstLine) of the same report; both were added up. If it is a copy, delete it "
          + "and import again.")
    case .rowsAlike(let firstLine, isSum: true):
      text(
        es:
          "Es la suma de las otras filas del mismo reporte (la primera, línea \(firstLine)), y se sumó también. Si es un total, "
          + "bórrela e importe de nuevo.",
        en:
          "It is the sum of the other rows of its report (the first on line \(firstLine)), and was added too. If it is a total, "
          + "delete it and import again.")
    case .duplicateCode(let cell, let firstLine):
      text(
        es:
          "El código «\(cell.written)» ya está en la línea \(firstLine) con otros datos; la fila no entró. Deje una "
          + "sola.",
        en:
          "The code \"\(cell.written)\" is on line \(firstLine) with other data; the row did not go in. Keep one."
      )
    case .negativeConsumption:
      text(
        es: "El consumo suma menos de cero; la fila no entró. Registre la corrección como reingreso.",
        en: "Consumption adds up to less than zero; the row did not go in. Book the correction as a re-entry."
      )
    case .negativeStock(let cell):
      text(
        es:
          "El stock final es \(cell.written): la fila entró, pero su stock se toma por desconocido. Cuente y corrija el "
          + "saldo en el SISMED.",
        en:
          "The closing stock is \(cell.written): the row went in, but its stock counts as unknown. Count, and correct "
          + "the balance in SISMED.")
    case .negativeQuantity(let cell):
      text(
        es: "\(cell.name) es \(cell.written); la fila entró así. Revise si debía ser positivo.",
        en: "\(cell.name) is \(cell.written); the row went in so. Check whether it should be positive.")
    case .unbalanced(let cell, let movementsGive):
      text(
        es:
          "El stock final es \(cell.written), pero los movimientos dan \(PlainNumber.text(movementsGive)); la fila entró "
          + "así. Revise las entradas y salidas del mes.",
        en:
          "The closing stock is \(cell.written), but the movements give \(PlainNumber.text(movementsGive)); the row went "
          + "in so. Check the month's receipts and issues.")
    case .positionSwapped:
      text(
        es:
          "NORTE trae la longitud y ESTE la latitud: se leyeron al revés en todo el archivo. Nada que corregir.",
        en:
          "NORTE holds the longitude and ESTE the latitude: both were read the other way round in the whole file. "
          + "Nothing to mend.")
    case .positionOutside(let cell):
      text(
        es:
          "El lugar (NORTE \(cell.written)) no está en el Perú: no se calculan distancias ni se dibuja en el mapa. Corrija "
          + "NORTE y ESTE, en grados con decimales.",
        en:
          "The place (NORTE \(cell.written)) does not lie in Peru: no distances are counted and the map leaves it out. "
          + "Correct NORTE and ESTE, in decimal degrees.")
    case .sheetRunUnknown, .sheetNotAdvised, .sheetOtherAdvice, .sheetAnsweredOtherwise, .sheetOfEarlierMonth,
      .sheetLessIssued, .sheetContradiction, .sheetBeyondStock, .sheetTooEarly, .sheetNoteAlone:
      sheetSentence(for: fault) ?? ""
    case .unknownWord(let cell, let expected):
      text(
        es:
          "«\(cell.written)» no se conoce en \(cell.name); la fila no entró. Se espera uno de estos: "
          + "\(expected.joined(separator: ", ")).",
        en:
          "\"\(cell.written)\" is not known in \(cell.name); the row did not go in. One of these is expected: "
          + "\(expected.joined(separator: ", ")).")
    case .metAboveTotal(let cell, let total):
      text(
        es:
          "Cumplen \(cell.written) de \(PlainNumber.text(total)): más de los que se miraron; la fila no entró. Corrija uno de "
          + "los dos.",
        en:
          "\(cell.written) of \(PlainNumber.text(total)) meet it: more than were looked at; the row did not go in. Correct one "
          + "of the two.")
    case .couplesAboveWomen(let cell, let women):
      text(
        es:
          "Las parejas a proteger son \(cell.written) y las mujeres de 15 a 49 años \(PlainNumber.text(women)): no puede haber más "
          + "parejas que mujeres; la fila no entró. Corrija uno de los dos.",
        en:
          "The couples to protect are \(cell.written) and the women of 15 to 49 \(PlainNumber.text(women)): there cannot be more "
          + "couples than women; the row did not go in. Correct one of the two.")
    case .futureServedMonth(let cell, let rows):
      text(
        es:
          "«\(cell.written)» es un mes que todavía no empieza (\(rowCount(rows))): lo que dice se guardó, y contaría cuando llegue. "
          + "Corrija el mes.",
        en:
          "\"\(cell.written)\" is a month that has not begun (\(rowCount(rows))): what it says was kept, and would count once it "
          + "comes. Correct the month.")
    case .unknownServedFacility(let cell, let rows):
      text(
        es:
          "Ningún registro ni reporte nombra al establecimiento «\(cell.written)» (\(rowCount(rows))): lo que dice se guardó y "
          + "cuenta sin red ni microrred. Corrija el código, o importe el RENIPRESS.",
        en:
          "No register and no report names the facility \"\(cell.written)\" (\(rowCount(rows))): what it says was kept and counts "
          + "without network or micro-network. Correct the code, or import RENIPRESS.")
    case .closedServedFacility(let cell, let rows, let since):
      text(
        es:
          "El registro dice que «\(cell.written)» está cerrado"
          + (since.map { " desde \(monthText($0))" } ?? "")
          + " y el archivo trae datos de después (\(rowCount(rows))): se guardaron y cuentan. Corrija el código o el mes, o el "
          + "registro.",
        en:
          "The register says that \"\(cell.written)\" is closed"
          + (since.map { " since \(monthText($0))" } ?? "")
          + " and the file tells of later (\(rowCount(rows))): it was kept and counts. Correct the code or the month, or the register."
      )
    case .otrasSalAboveConsumption(let cell, let consumed):
      text(
        es:
          "OTRAS_SAL es \(quantity(cell.written)) y el consumo solo \(quantity(consumed)). Si así se entrega a puestos "
          + "comunales, impórtelos aparte o incluya OTRAS_SAL con --consumption.",
        en:
          "OTRAS_SAL is \(quantity(cell.written)) and consumption only \(quantity(consumed)). If that feeds communal "
          + "posts, import them apart or include OTRAS_SAL with --consumption.")
    }
  }
}

extension Language {
  /// `12 filas`.
  private func rowCount(_ count: Int) -> String {
    counted(count, es: ("fila", "filas"), en: ("row", "rows"))
  }
}
