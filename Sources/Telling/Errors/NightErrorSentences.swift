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
    case .cannotSchedule(.vanishingProgram(let path, let installed?)):
      language.text(
        es:
          "«\(path)» no estará ahí todas las noches: es de una carpeta de compilación o temporal. Hágalo con el instalado: sudo \(installed) schedule install",
        en:
          "\"\(path)\" will not be there every night: it lies in a build's or a temporary folder. Do it with the installed one: sudo \(installed) schedule install"
      )
    case .cannotSchedule(.vanishingProgram(let path, nil)):
      language.text(
        es:
          "«\(path)» no estará ahí todas las noches: es de una carpeta de compilación o temporal. Instale antes el programa, con el paquete o con scripts/install, y hágalo con ese.",
        en:
          "\"\(path)\" will not be there every night: it lies in a build's or a temporary folder. Install the program first, by the package or scripts/install, and do it with that one."
      )
    case .cannotSchedule(.unreachableProgram(let path, let folder)):
      language.text(
        es:
          "La cuenta de la noche no puede llegar a «\(path)»: nadie más entra en «\(folder)». Instale el programa para todos (scripts/install, o el paquete) y hágalo con ese.",
        en:
          "The account of the nights cannot reach \"\(path)\": nobody else may enter \"\(folder)\". Install the program for everybody (scripts/install, or the package) and do it with that one."
      )
    case .cannotSchedule(.noSystemd):
      language.text(
        es: "systemd no maneja esta máquina: el temporizador nunca empezaría. Pruebe con --starter cron.",
        en: "systemd does not run this machine: the timer would never start. Try --starter cron.")
    case .cannotSchedule(.noCron):
      language.text(
        es:
          "Esta máquina no tiene cron: la tabla no la leería nadie. Instale cron (apt-get install cron).",
        en:
          "This machine has no cron: nobody would read the table. Install cron (apt-get install cron)."
      )
    case .cannotSchedule(.notWritable(let path)):
      language.text(
        es:
          "Esta cuenta no puede escribir en «\(path)». Hágalo como administrador: sudo colca schedule install",
        en: "This account cannot write to \"\(path)\". Do it as administrator: sudo colca schedule install")
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
