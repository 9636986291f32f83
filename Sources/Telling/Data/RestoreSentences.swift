import SupplyModel

extension Language {
  /// Why a copy cannot be used, without a capital or a full stop.
  public func sentence(for fault: RestoreFault) -> String {
    switch fault {
    case .unreadable: text(es: "no se puede leer", en: "cannot be read")
    case .altered: text(es: "no es la que se escribió (SHA-256)", en: "is not what was written (SHA-256)")
    case .damaged(let reason): text(es: "está dañada (\(reason))", en: "is damaged (\(reason))")
    case .notADatabase: text(es: "no es una base de Colca", en: "is no database of Colca's")
    case .trial:
      text(
        es: "es de una prueba de Colca anterior a la primera versión publicada",
        en: "is of a trial of Colca before the first release")
    case .laterVersion:
      text(es: "es de una versión posterior de Colca", en: "is from a later version of Colca")
    }
  }

  /// `2 reportes`, `ningún reporte`.
  func reportCount(_ count: Int) -> String {
    count == 0
      ? text(es: "ningún reporte", en: "no report")
      : counted(count, es: ("reporte", "reportes"), en: ("report", "reports"))
  }

  /// What a restore would do.
  public func wouldRestore(_ copy: String, reports: Int) -> String {
    text(
      es: "La copia «\(copy)», con \(reportCount(reports)), está sana y tomaría el lugar de la base. "
        + "No se cambió nada.\n",
      en: "The copy \"\(copy)\", with \(reportCount(reports)), is sound and would take the database's place. "
        + "Nothing was changed.\n")
  }

  /// What a restore did.
  public func restored(_ copy: String, reports: Int, aside: String?) -> String {
    text(
      es: "La base es ahora la copia «\(copy)», con \(reportCount(reports)).",
      en: "The database is now the copy \"\(copy)\", with \(reportCount(reports)).")
      + (aside.map {
        text(es: " La anterior quedó en «\($0)».", en: " The one before is kept as \"\($0)\".")
      } ?? "")
      + text(
        es: " Los archivos que entraron después están en el archivo: colca import CARPETA.\n",
        en: " Files that went in since are in the archive: colca import FOLDER.\n")
  }
}
