import Operations
import SupplyModel

extension Language {
  /// What is looked at.
  public func name(of subject: HealthCheck.Subject) -> String {
    switch subject {
    case .configuration: text(es: "configuración", en: "configuration")
    case .permissions: text(es: "permisos", en: "permissions")
    case .disk: text(es: "disco", en: "disk")
    case .clock: text(es: "reloj", en: "clock")
    case .database: text(es: "base de datos", en: "database")
    case .auditLog: text(es: "registro de cambios", en: "log of changes")
    case .calendar: text(es: "reportes", en: "reports")
    case .lastNight: text(es: "última noche", en: "last night")
    case .backups: text(es: "copias", en: "copies")
    case .mail: text(es: "correo", en: "mail")
    case .version: text(es: "versión", en: "version")
    }
  }

  /// How something stands, in a word.
  public func name(of state: HealthCheck.State) -> String {
    switch state {
    case .pass: text(es: "bien", en: "good")
    case .warn: text(es: "aviso", en: "warning")
    case .fail: text(es: "FALLA", en: "FAILS")
    }
  }

  /// What was found.
  public func sentence(for fact: HealthCheck.Fact) -> String {
    switch fact {
    case .configuration(let path, 0): text(es: "«\(path)» está en orden.", en: "\"\(path)\" is in order.")
    case .configuration(let path, let faults):
      text(
        es: "«\(path)» tiene " + counted(faults, es: ("falta", "faltas"), en: ("fault", "faults")) + ".",
        en: "\"\(path)\" has " + counted(faults, es: ("falta", "faltas"), en: ("fault", "faults")) + ".")
    case .noConfiguration: text(es: "No hay archivo de configuración.", en: "There is no configuration file.")
    case .foldersWritable:
      text(es: "Se puede escribir en todas las carpetas.", en: "Every folder can be written.")
    case .notWritable(let path):
      text(es: "No se puede escribir en «\(path)».", en: "\"\(path)\" cannot be written.")
    case .room(let free, let needed):
      text(
        es: "\(NumberText.whole(free)) MB libres; se necesitan \(NumberText.whole(needed)).",
        en: "\(NumberText.whole(free)) MB free; \(NumberText.whole(needed)) are needed.")
    case .clockAgrees: text(es: "De acuerdo con la última noche.", en: "It agrees with the last night.")
    case .clockBehind(let last):
      text(
        es: "Está atrasado: la última noche fue el \(last) (UTC).",
        en: "It is behind: the last night was on \(last) (UTC).")
    case .sound(let megabytes): text(es: "Íntegra, \(megabytes) MB.", en: "Sound, \(megabytes) MB.")
    case .unusable(let stoppage): sentence(for: stoppage.error)
    case .damaged(let reason): text(es: "Está dañada: \(reason).", en: "It is damaged: \(reason).")
    case .auditLog(let entries):
      counted(Int(entries), es: ("entrada", "entradas"), en: ("entry", "entries"))
        + text(es: ", la cadena está completa.", en: ", the chain is whole.")
    case .auditBroken(let entry):
      text(es: "La entrada \(entry) no dice lo que decía.", en: "Entry \(entry) does not say what it said.")
    case .auditCut(let entries, let atLeast):
      text(
        es: "Tiene \(entries) entradas; una copia anterior tenía \(atLeast).",
        en: "It has \(entries) entries; an earlier copy had \(atLeast).")
    case .reportsThrough(let month):
      text(es: "Hasta \(monthText(month)).", en: "Through \(monthText(month)).")
    case .reportsLate(let last, let expected):
      text(
        es: "El último mes es \(monthText(last)); ya se espera \(monthText(expected)).",
        en: "The last month is \(monthText(last)); \(monthText(expected)) is due.")
    case .noReports: text(es: "Todavía no hay reportes.", en: "There are no reports yet.")
    case .night(let day, let days):
      text(
        es: "El \(dayText(day)), \(ago(days)); sin fallas.",
        en: "\(dayText(day)), \(ago(days)); nothing failed.")
    case .nightUnderWay(let holder):
      text(es: "Está en curso (\(holder)).", en: "It is under way (\(holder)).")
    case .nightLongAgo(let day, let days):
      text(es: "El \(dayText(day)), \(ago(days)).", en: "\(dayText(day)), \(ago(days)).")
    case .nightCutOff(let day):
      text(es: "La del \(dayText(day)) quedó cortada.", en: "That of \(dayText(day)) was cut off.")
    case .nightFailed(let day, let steps):
      text(
        es: "El \(dayText(day)) falló: \(steps.map(name).joined(separator: ", ")).",
        en: "On \(dayText(day)) this failed: \(steps.map(name).joined(separator: ", ")).")
    case .heldBack(let held): sentence(for: held)
    case .nightOfCopy(let day):
      text(
        es: "La del \(dayText(day)), de la que viene la copia restaurada; desde entonces ninguna.",
        en: "That of \(dayText(day)), which the restored copy is from; none since.")
    case .noNight: text(es: "Todavía no hubo ninguna.", en: "There was none yet.")
    case .backup(let day, let days):
      text(
        es: "La última es del \(dayText(day)), \(ago(days)).",
        en: "The latest is of \(dayText(day)), \(ago(days)).")
    case .backupOld(let day, let days):
      text(
        es: "La última es del \(dayText(day)), \(ago(days)).",
        en: "The latest is of \(dayText(day)), \(ago(days)).")
    case .backupAltered(let file):
      text(es: "«\(file)» no es la que se escribió.", en: "\"\(file)\" is not what was written.")
    case .noBackup: text(es: "No hay ninguna.", en: "There is none.")
    case .mailReady(let count):
      text(
        es: "Hay programa para enviar, a " + counted(count, es: ("dirección", "direcciones"), en: ("", ""))
          + ".",
        en: "There is a program to send with, to "
          + counted(count, es: ("", ""), en: ("address", "addresses")) + ".")
    case .mailToFolder:
      text(
        es: "No hay destinatarios: los avisos de la noche quedan en la carpeta, y nadie los recibe.",
        en: "There are no recipients: the notices of nights stay in the folder, and nobody gets them.")
    case .timerDiffers(let path, let timer, let configured):
      text(
        es:
          "El temporizador («\(path)») empieza a las \(timer), y la configuración dice \(configured): vale el temporizador.",
        en:
          "The timer (\"\(path)\") begins at \(timer), and the configuration says \(configured): the timer counts."
      )
    case .noMailProgram(let program):
      text(es: "No está el programa «\(program)».", en: "The program \"\(program)\" is not there.")
    case .version(let program, let run):
      "Colca \(program)"
        + (run.map { text(es: "; último pronóstico con \($0)", en: "; last run by \($0)") } ?? "") + "."
    }
  }

  private func ago(_ days: Int) -> String {
    switch days {
    case ...0: text(es: "hoy", en: "today")
    case 1: text(es: "ayer", en: "yesterday")
    default: text(es: "hace \(days) días", en: "\(days) days ago")
    }
  }

  /// What to do about a finding; nil where there is nothing to do.
  public func remedy(for check: HealthCheck) -> String? {
    guard check.state != .pass else { return nil }
    switch check.fact {
    case .configuration:
      return text(
        es: "Vea cada una con su línea: colca config check", en: "See each with its line: colca config check")
    case .noConfiguration:
      return text(
        es: "Escriba una: colca config example > colca.conf",
        en: "Write one: colca config example > colca.conf")
    case .notWritable:
      return text(
        es: "Dé permiso de escritura a la cuenta que ejecuta la noche.",
        en: "Give the account that runs the night leave to write.")
    case .room:
      return text(
        es: "Libere espacio, o baje mb_libres, dias_de_informes o copias_diarias.",
        en: "Make room, or lower minimum_free_mb, reports_kept_days or backups_kept.")
    case .clockBehind:
      return text(
        es: "Ponga el reloj en hora (timedatectl); revise la pila de la placa.",
        en: "Set the clock (timedatectl); look at the board's battery.")
    case .damaged:
      return text(
        es: "Vuelva a la última copia: colca restore", en: "Go back to the latest copy: colca restore")
    case .auditBroken, .auditCut:
      return text(
        es:
          "Alguien cambió la base por fuera. Compare con una copia (colca restore --list) y averigüe quién.",
        en:
          "Somebody changed the database from outside. Compare with a copy (colca restore --list) and find out who."
      )
    case .reportsLate:
      return text(
        es: "Ponga los archivos del mes en la bandeja; quién falta: colca status",
        en: "Put the month's files into the inbox; who is missing: colca status")
    case .noReports:
      return text(
        es: "Ponga los archivos ICI en la bandeja, o: colca import ARCHIVO…",
        en: "Put the ICI files into the inbox, or: colca import FILE…")
    case .nightLongAgo, .noNight:
      return text(
        es: "Revise el temporizador: colca schedule install --print; a mano: colca nightly",
        en: "Look at the timer: colca schedule install --print; by hand: colca nightly")
    case .nightCutOff:
      return text(
        es: "La próxima la completa; ahora mismo: colca nightly",
        en: "The next one completes it; right now: colca nightly")
    case .nightFailed:
      return text(
        es: "El motivo está en el registro y en el aviso; después de corregirlo: colca nightly",
        en: "The reason is in the log and in the notice; once mended: colca nightly")
    case .heldBack(let held):
      return text(
        es: "Si es correcto: colca nightly --confirm \(held.run)",
        en: "If it is right: colca nightly --confirm \(held.run)")
    case .backupOld, .noBackup:
      return text(
        es: "Revise la carpeta de copias y ejecute: colca nightly",
        en: "Look at the folder of copies and run: colca nightly")
    case .backupAltered:
      return text(
        es: "No la use; compruebe el disco y haga otra: colca nightly",
        en: "Do not use it; check the disk and make another: colca nightly")
    case .mailToFolder:
      return text(
        es: "Escriba destinatarios y remitente en la configuración; vea colca config example.",
        en: "Write recipients and sender into the configuration; see colca config example.")
    case .timerDiffers:
      return text(
        es:
          "Que el temporizador siga a la configuración: sudo colca schedule install; o cambie solo la hora: systemctl edit colca-nightly.timer",
        en:
          "Have the timer follow the configuration: sudo colca schedule install; or change its hour alone: systemctl edit colca-nightly.timer"
      )
    case .noMailProgram:
      return text(
        es: "Instale msmtp (apt-get install msmtp) o corrija comando_de_correo.",
        en: "Install msmtp (apt-get install msmtp) or mend mail_command.")
    case .unusable:
      return text(
        es: "Corrija lo que dice y revise de nuevo: colca doctor",
        en: "Mend what it says and look again: colca doctor")
    case .foldersWritable, .clockAgrees, .sound, .auditLog, .reportsThrough, .night,
      .nightUnderWay, .nightOfCopy, .backup, .mailReady, .version:
      return nil
    }
  }
}
