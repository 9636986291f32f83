import SupplyModel

extension StoreError: ErrorWithSentence {
  /// What is wrong with the database or was not found in it, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .databaseLocked(let path):
      language.text(
        es: "Otro programa está usando la base «\(path)». Espere a que termine e intente de nuevo.",
        en: "Another program is using the database \"\(path)\". Wait until it ends and try again.")
    case .noDatabase(let path):
      language.text(
        es:
          "Todavía no hay una base de datos en «\(path)». Importe primero los archivos ICI: colca import ARCHIVO… "
          + "Si la base está en otro lugar, dígalo con --db.",
        en: "There is no database at \"\(path)\" yet. Import the ICI files first: colca import FILE… "
          + "If the database lies elsewhere, name it with --db.")
    case .notADatabase(let path):
      language.text(
        es:
          "«\(path)» no es una base de Colca, o está dañada. Indique otra con --db o vuelva a la última copia: "
          + "colca restore",
        en:
          "\"\(path)\" is no database of Colca's, or is damaged. Name another with --db or go back to the latest copy: "
          + "colca restore")
    case .trialDatabase(let path):
      language.text(
        es:
          "La base «\(path)» es de una prueba de Colca anterior a la primera versión publicada, y esta no la lee. "
          + "Guárdela con otro nombre e importe los archivos de nuevo: colca import ARCHIVO…",
        en:
          "The database \"\(path)\" is of a trial of Colca before the first release, which this version does not read. "
          + "Keep it under another name and import the files again: colca import FILE…")
    case .databaseFromLaterVersion(let path):
      language.text(
        es: "La base «\(path)» es de una versión posterior de Colca. Actualice el programa.",
        en: "The database \"\(path)\" is from a later version of Colca. Update the program.")
    case .damagedDatabase(let path, let reason):
      language.text(
        es: "La base «\(path)» está dañada (\(reason)). Vuelva a la última copia: colca restore",
        en: "The database \"\(path)\" is damaged (\(reason)). Go back to the latest copy: colca restore")
    case .replacedDatabase(let path):
      language.text(
        es:
          "La base «\(path)» fue quitada o cambiada mientras tanto, quizá por una copia restaurada; no se guardó nada más. "
          + "Repita la orden.",
        en:
          "The database \"\(path)\" was taken away or replaced meanwhile, perhaps by a restored copy; nothing more was saved. "
          + "Run it again.")
    case .unknownImport(let id):
      language.text(
        es: "No hay ningún archivo importado con el número \(id). Los números están en: colca status",
        en: "There is no imported file with the number \(id). The numbers are in: colca status")
    case .unknownRun(let id):
      language.text(
        es: "No hay ningún pronóstico con el número \(id). Los números están en: colca runs",
        en: "There is no run with the number \(id). The numbers are in: colca runs")
    case .unknownTrial(let name):
      language.text(
        es: "No se guarda ningún ensayo «\(name)». Los nombres están en: colca runs",
        en: "No trial \"\(name)\" is kept. The names are in: colca runs")
    case .takenTrial(let name, let account):
      language.text(
        es: "Ya hay un ensayo «\(name)», de \(account). Elija otro nombre.",
        en: "There is a trial \"\(name)\" already, by \(account). Choose another name.")
    }
  }
}
