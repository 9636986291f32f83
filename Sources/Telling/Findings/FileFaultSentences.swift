import SupplyModel

extension Language {
  /// What is wrong with a whole file.
  func sentence(for fault: FileFault) -> String {
    switch fault {
    case .noSuchFile:
      text(
        es: "No existe. Revise el nombre y la carpeta.",
        en: "It does not exist. Check the name and the folder.")
    case .unreadable(let reason):
      text(
        es: "No se puede leer (\(reason)). Revise los permisos, y que sea un archivo.",
        en: "It cannot be read (\(reason)). Check its permissions, and that it is a file.")
    case .emptyFolder:
      text(
        es: "La carpeta no tiene archivos CSV, TXT ni TSV. Revise que sea la de los archivos exportados.",
        en: "The folder holds no CSV, TXT or TSV file. Check that it is the folder of the exported files.")
    case .emptyFile:
      text(
        es: "El archivo está vacío. Vuelva a exportarlo desde el SISMED.",
        en: "The file is empty. Export it from SISMED again.")
    case .foreignFormat(let name): noText(looksLike: name)
    case .notConverted(let format, let reason): notConverted(format, reason)
    case .nulByte: noText(looksLike: "NUL")
    case .damaged(let container, _):
      text(
        es: "El archivo \(container.rawValue) está dañado o incompleto. Cópielo o expórtelo otra vez.",
        en: "The \(container.rawValue) file is damaged or incomplete. Copy or export it again.")
    case .nothingInside:
      text(
        es: "No contiene ninguna tabla. Revise que sea el archivo correcto.",
        en: "It holds no table. Check that it is the right file.")
    case .refused(let reason):
      text(
        es:
          "No se leyó por seguridad: \(words(for: reason)). Descomprima usted los datos e importe las tablas sueltas.",
        en:
          "Not read, for safety: \(words(for: reason)). Unpack the data yourself and import the tables one by one."
      )
    case .sheetSkipped:
      text(
        es: "Esta hoja no tiene una tabla conocida y se dejó de lado; otras hojas del libro sí entraron.",
        en: "This sheet holds no table that is known and was left out; other sheets of the workbook went in.")
    case .passedOver(let table, let reason): sentence(for: reason, of: table)
    case .truncated(let counted, let whole):
      text(
        es:
          "El encabezado dice \(counted) registros y hay \(whole) completos: el archivo está cortado. Los completos "
          + "entraron; cópielo otra vez para los demás.",
        en:
          "The header counts \(counted) records and \(whole) are whole: the file is cut off. The whole ones went "
          + "in; copy it again for the others.")
    case .uncountedRecords(let count):
      text(
        es:
          "Hay \(count) registros detrás del último que cuenta el encabezado; no se leyeron. Vuelva a exportarlo.",
        en:
          "There are \(count) records behind the last that the header counts; they were not read. Export again."
      )
    case .furtherFindings(let count):
      text(
        es:
          "Hay \(count) observaciones más en este archivo. Corrija primero las anteriores: suelen tener la "
          + "misma causa.",
        en:
          "There are \(count) more findings in this file. Mend those before it first: they often share one "
          + "cause.")
    case .damagedRest:
      text(
        es: "Desde aquí el archivo no se puede leer; lo anterior entró. Cópielo o expórtelo otra vez.",
        en: "From here on the file cannot be read; what came before went in. Copy or export it again.")
    case .hiddenRows(let count, let areRead):
      areRead
        ? text(
          es:
            "La hoja oculta \(counted(count, "fila", "filas")), desde esta: se leyeron como las demás. Si no deben contar, bórrelas e "
            + "importe otra vez.",
          en:
            "The sheet hides \(counted(count, "row", "rows")), from this one on: they were read like all others. If they are not to "
            + "count, delete them and import again.")
        : text(
          es:
            "La página no muestra \(counted(count, "fila", "filas")), desde esta: no se leyeron. Si deben contar, muéstrelas todas, "
            + "guarde la página de nuevo e impórtela.",
          en:
            "The page does not show \(counted(count, "row", "rows")), from this one on: they were not read. If they are to count, show "
            + "them all, save the page again and import it.")
    case .unknownLayout(let firstLine):
      text(
        es:
          "Ninguna fila parece un encabezado conocido; la primera dice «\(firstLine)». Incluya la fila con los "
          + "nombres de las columnas (CODIGO_PRE, CODIGO_MED, …) o indique --layout.",
        en:
          "No row looks like a header that is known; the first says \"\(firstLine)\". Include the row with the "
          + "column names (CODIGO_PRE, CODIGO_MED, …) or give --layout.")
    case .missingColumn(let name, let layout, let nearest, let isConsumption):
      missingColumn(name, layout: layout, nearest: nearest, isConsumption: isConsumption)
    case .misspeltColumn(let name, let meant, let layout):
      text(
        es:
          "La columna «\(name)» no se leyó: ¿es \(meant) (formato \(layout))? Si lo es, corrija el nombre e importe otra vez: lo "
          + "que ella dice falta. Si no, no hay que hacer nada.",
        en:
          "The column \"\(name)\" was not read: is it \(meant) (layout \(layout))? If so, correct the name and import again: "
          + "what it says is missing. If not, nothing is to be done.")
    case .ambiguousDecimal(let cell, let point, let comma):
      ambiguousDecimal(cell.written, point: reading(point), comma: reading(comma))
    case .dashAsZero(let cell, let count):
      text(
        es:
          "Aquí y en \(counted(count, "celda", "celdas")) en total hay una raya («\(cell.written)») y en su columna ningún 0: se "
          + "leyó como 0, como lo muestra el formato de contabilidad. Si quiere decir «sin dato», déjela en blanco.",
        en:
          "Here, and in \(counted(count, "cell", "cells")) in all, stands a dash (\"\(cell.written)\"), and no 0 in its column: it "
          + "was read as 0, as the accounting format shows it. If it means \"no data\", leave it blank.")
    case .ambiguousEncoding(let windows1252, let cp850):
      text(
        es:
          "Hay letras que se leen «\(windows1252)» (windows-1252) o «\(cp850)» (cp850), y nada en el "
          + "archivo lo aclara. Indique --encoding windows-1252 o --encoding cp850.",
        en:
          "Letters read as \"\(windows1252)\" (windows-1252) or as \"\(cp850)\" (cp850), and nothing in "
          + "the file settles it. Give --encoding windows-1252 or --encoding cp850.")
    case .noRows:
      text(
        es: "Hay encabezado, pero ninguna fila de datos. Vuelva a exportarlo.",
        en: "There is a header, but no row of data. Export it again.")
    case .tooManyDefects:
      text(
        es: "Demasiadas líneas ilegibles: el resto del archivo quedó sin leer. Revise que sea un CSV.",
        en: "Too many lines that cannot be read: the rest of the file was left unread. Check that it is CSV.")
    case .repeatedColumn(let name):
      text(
        es: "La columna \(name ?? "") aparece dos veces. Deje solo la correcta.",
        en: "The column \(name ?? "") appears twice. Keep only the right one.")
    case .tooManyMonths(let count):
      text(
        es: "Hay \(count) columnas de meses y se esperan doce a lo más. Deje las de los últimos doce.",
        en: "There are \(count) columns of months and at most twelve are expected. Keep the latest twelve.")
    case .unreadMonth(let heading, let place):
      text(
        es:
          "El encabezado «\(heading)» (columna \(place)) debe de ser un mes y no se puede leer, o no sigue al de al lado: "
          + "no entró nada, pues el stock quedaría en otro mes. Escríbalo AAAAMM, por ejemplo 202610.",
        en:
          "The heading \"\(heading)\" (column \(place)) must be a month and cannot be read, or does not follow its neighbour: "
          + "nothing went in, for the stock would stand under another month. Write it YYYYMM, for example 202610."
      )
    case .furtherTable(let layout):
      text(
        es:
          "Aquí comienza otra tabla (formato \(layout)) que no se leyó. Póngala en un archivo u hoja aparte e impórtela.",
        en:
          "Another table (layout \(layout)) begins here and was not read. Put it in a file or sheet of its own and import it."
      )
    case .wrongEncoding(let given, let found):
      text(
        es:
          "Se indicó --encoding \(given.rawValue), pero las letras son \(found.rawValue): no entró nada. Quite la opción o "
          + "indique --encoding \(found.rawValue).",
        en:
          "--encoding \(given.rawValue) was given, but the letters are \(found.rawValue): nothing went in. Leave the option out "
          + "or give --encoding \(found.rawValue).")
    case .sameFileAgain:
      text(
        es: "Este archivo ya se había importado y no cambió nada.",
        en: "This file had been imported before, and nothing changed.")
    case .sameFileLeft(let rows):
      text(
        es:
          "Este archivo ya se había importado; después otros cambiaron \(counted(rows, "fila suya", "filas suyas")), y lo de ellos "
          + "queda. Si debe valer este otra vez, impórtelo con --replace.",
        en:
          "This file had been imported before; others have changed \(counted(rows, "row", "rows")) of it since, and theirs "
          + "stay. If this one is to count again, import it with --replace.")
    }
  }

  private func noText(looksLike format: String) -> String {
    text(
      es: "No es un archivo de texto (parece \(format)). Exporte o guarde los datos como CSV.",
      en: "It is no text file (it looks like \(format)). Export or save the data as CSV.")
  }

  private func notConverted(_ format: String, _ reason: Unconverted) -> String {
    let why =
      switch reason {
      case .noProgram:
        text(
          es: "y no hay un LibreOffice instalado que lo convierta",
          en: "and no LibreOffice is installed to convert it")
      case .tookTooLong(let seconds):
        text(
          es: "y LibreOffice no lo convirtió en \(seconds) segundos",
          en: "and LibreOffice did not convert it in \(seconds) seconds")
      case .failed:
        text(
          es: "y LibreOffice no pudo convertirlo (¿dañado, con contraseña, un texto?)",
          en: "and LibreOffice could not convert it (damaged, with a password, a text?)")
      }
    return text(
      es: "Es un archivo \(format), \(why). Ábralo y guárdelo como .xlsx, sin contraseña, e importe ese.",
      en: "It is a file of \(format), \(why). Open it, save it as .xlsx without a password, and import that.")
  }

  private func words(for refusal: FileFault.Refusal) -> String {
    switch refusal {
    case .nested:
      text(es: "es un archivo comprimido dentro de otro", en: "it is an archive inside an archive")
    case .escaping: text(es: "su nombre sale de la carpeta", en: "its name leads out of the folder")
    case .link: text(es: "es un enlace simbólico", en: "it is a symbolic link")
    case .unreadableName:
      text(
        es: "su nombre tiene letras que no están en UTF-8: cámbielo",
        en: "its name holds letters that are not UTF-8: rename it")
    case .special: text(es: "no es un archivo común", en: "it is no plain file")
    case .encrypted: text(es: "tiene contraseña", en: "it has a password")
    case .compression: text(es: "su compresión no se conoce", en: "its compression is not known")
    case .tooMany:
      text(es: "el comprimido tiene demasiados archivos", en: "the archive has too many members")
    case .tooLarge:
      text(es: "descomprimido sería demasiado grande", en: "unpacked it would be too large")
    case .tooCompressed:
      text(es: "se expande a un tamaño sospechoso", en: "it unfolds to a size that is no accident")
    }
  }

  private func missingColumn(
    _ column: String, layout: String, nearest: String?, isConsumption: Bool
  ) -> String {
    let hint =
      nearest.map {
        text(
          es: " Lo más parecido es «\($0)»: corrija ese nombre.",
          en: " The nearest is \"\($0)\": correct that name.")
      } ?? ""
    let consumption =
      isConsumption
      ? text(
        es: " Si en su región no cuenta como consumo, indique --consumption con las que sí.",
        en: " If it is no consumption in your region, give --consumption with those that are.") : ""
    return text(
      es: "Falta la columna \(column) (formato \(layout)).\(hint)\(consumption)",
      en: "The column \(column) is missing (layout \(layout)).\(hint)\(consumption)")
  }

  private func ambiguousDecimal(_ written: String, point: String, comma: String) -> String {
    text(
      es:
        "«\(written)» puede leerse como \(point) (punto decimal) o como \(comma) (coma decimal), y "
        + "nada en el archivo lo aclara. Indique --decimal . o --decimal ,",
      en: "\"\(written)\" reads as \(point) (decimal point) or as \(comma) (decimal comma), and "
        + "nothing in the file settles it. Give --decimal . or --decimal ,")
  }

  /// A number as it was read, with every decimal.
  private func reading(_ number: Double?) -> String {
    guard let number else { return "" }
    return Int(exactly: number).map(String.init) ?? String(number)
  }
}
