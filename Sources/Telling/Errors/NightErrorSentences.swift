import Operations
import SupplyModel

extension NightError: ErrorWithSentence {
  /// What keeps a night, a copy or a program that nights call from doing its work, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .littleRoom(let path, let free, let needed):
      language.text(
        es:
          "En el disco de «\(path)» quedan \(free) MB, menos que los \(needed) de mb_libres. Libere espacio.",
        en:
          "The disk of \"\(path)\" has \(free) MB left, less than the \(needed) of minimum_free_mb. Make room."
      )
    case .lostDatabase(let path, let copy, let reports, let folder):
      language.text(
        es: "La base «\(path)» está vacía o no está, y la copia «\(copy)» guarda "
          + language.reportCount(reports)
          + ". Para volver a ella: colca restore. Si quiere empezar de nuevo, quite o cambie "
          + "de nombre la carpeta «\(folder)».",
        en: "The database \"\(path)\" is empty or gone, and the copy \"\(copy)\" holds "
          + language.reportCount(reports)
          + ". To go back to it: colca restore. To begin anew, remove or rename the folder "
          + "\"\(folder)\".")
    case .unusableCopy(let path, let fault):
      language.text(
        es: "La copia «\(path)» \(language.sentence(for: fault)). Las demás: colca restore --list",
        en: "The copy \"\(path)\" \(language.sentence(for: fault)). The others: colca restore --list")
    case .noCopy(let folder):
      language.text(
        es: "En «\(folder)» no hay ninguna copia sana. Indique otra: colca restore ARCHIVO",
        en: "There is no sound copy in \"\(folder)\". Name another: colca restore FILE")
    case .heldBack(let held): language.sentence(for: held)
    case .notHeldBack(let run):
      language.text(
        es: "El pronóstico \(run) no está retenido. Cuál lo está, si lo está alguno: colca doctor",
        en: "Run \(run) is not held back. Which one is, if any: colca doctor")
    case .unfitName(let name):
      language.text(
        es:
          "«\(name)» tiene un salto de línea u otro signo que no se ve, y el horario no puede llevarlo. Cambie el nombre.",
        en:
          "\"\(name)\" holds a line end or another sign that nobody sees, which a schedule cannot hold. Rename it."
      )
    case .programFailed(let program, let status?):
      language.text(
        es: "«\(program)» terminó con el código \(status). Pruébelo a mano y revise su configuración.",
        en: "\"\(program)\" ended with code \(status). Try it by hand and check its configuration.")
    case .programFailed(let program, nil):
      language.text(
        es: "«\(program)» no terminó a tiempo. Revise la red y segundos_de_correo.",
        en: "\"\(program)\" did not end in time. Check the network and mail_seconds.")
    }
  }
}
