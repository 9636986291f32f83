import SupplyModel

extension Language {
  /// What a finding about a container (DBF, workbook, archive) says.
  func containerSentence(for finding: Finding) -> String {
    let first = finding.arguments.first ?? ""
    let second = finding.arguments.dropFirst().first ?? ""
    switch finding.code {
    case .damagedFile:
      return text(
        es: "El archivo \(first) está dañado o incompleto. Cópielo o expórtelo otra vez.",
        en: "The \(first) file is damaged or incomplete. Copy or export it again.")
    case .nothingInside:
      return text(
        es: "No contiene ninguna tabla. Revise que sea el archivo correcto.",
        en: "It holds no table. Check that it is the right file.")
    case .refusedMember: return refusedMember(first)
    case .sheetSkipped:
      return text(
        es: "Esta hoja no tiene una tabla conocida y se dejó de lado; otras hojas del libro sí entraron.",
        en: "This sheet holds no table that is known and was left out; other sheets of the workbook went in.")
    case .truncatedFile:
      return text(
        es:
          "El encabezado dice \(first) registros y hay \(second) completos: el archivo está cortado. Los completos "
          + "entraron; cópielo otra vez para los demás.",
        en:
          "The header counts \(first) records and \(second) are whole: the file is cut off. The whole ones went "
          + "in; copy it again for the others.")
    case .uncountedRecords:
      return text(
        es:
          "Hay \(first) registros detrás del último que cuenta el encabezado; no se leyeron. Vuelva a exportarlo.",
        en:
          "There are \(first) records behind the last that the header counts; they were not read. Export again."
      )
    case .damagedRest:
      return text(
        es: "Desde aquí el archivo no se puede leer; lo anterior entró. Cópielo o expórtelo otra vez.",
        en: "From here on the file cannot be read; what came before went in. Copy or export it again.")
    default:
      return text(
        es: "La fila está dañada; no entró. Abra el archivo, guárdelo otra vez e impórtelo.",
        en: "The row is damaged; it did not go in. Open the file, save it again and import it.")
    }
  }

  private func refusedMember(_ reason: String) -> String {
    let why =
      switch reason {
      case "nested":
        text(es: "es un archivo comprimido dentro de otro", en: "it is an archive inside an archive")
      case "escaping": text(es: "su nombre sale de la carpeta", en: "its name leads out of the folder")
      case "link": text(es: "es un enlace simbólico", en: "it is a symbolic link")
      case "special": text(es: "no es un archivo común", en: "it is no plain file")
      case "encrypted": text(es: "tiene contraseña", en: "it has a password")
      case "compression": text(es: "su compresión no se conoce", en: "its compression is not known")
      case "many": text(es: "el comprimido tiene demasiados archivos", en: "the archive has too many members")
      case "large": text(es: "descomprimido sería demasiado grande", en: "unpacked it would be too large")
      default:
        text(es: "se descomprime a un tamaño sospechoso", en: "it unpacks to a size that is no accident")
      }
    return text(
      es: "No se leyó por seguridad: \(why). Descomprima usted los datos e importe las tablas sueltas.",
      en: "Not read, for safety: \(why). Unpack the data yourself and import the tables one by one.")
  }
}
