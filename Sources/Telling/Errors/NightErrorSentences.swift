import SupplyModel

extension Language {
  /// What stopped a command that runs unattended; empty for an error of another kind.
  func nightSentence(for error: ColcaError) -> String {
    switch error {
    case .noConfiguration(let path?):
      text(
        es:
          "No existe el archivo de configuración «\(path)». Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file \"\(path)\". One to begin with: colca config example > colca.conf"
      )
    case .noConfiguration(nil):
      text(
        es: "No hay ningún archivo de configuración. Uno para empezar: colca config example > colca.conf",
        en: "There is no configuration file. One to begin with: colca config example > colca.conf")
    case .badConfiguration(let path, let complaints):
      text(
        es: "La configuración «\(path)» tiene "
          + counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults")) + ". Corríjala y repita.",
        en: "The configuration \"\(path)\" has "
          + counted(complaints, es: ("falta", "faltas"), en: ("fault", "faults")) + ". Mend it and run again."
      )
    case .unusableCopy(let path, let fault):
      text(
        es: "La copia «\(path)» \(sentence(for: fault)). Las demás: colca restore --list",
        en: "The copy \"\(path)\" \(sentence(for: fault)). The others: colca restore --list")
    case .noCopy(let folder):
      text(
        es: "En «\(folder)» no hay ninguna copia sana. Indique otra: colca restore ARCHIVO",
        en: "There is no sound copy in \"\(folder)\". Name another: colca restore FILE")
    case .noAlert:
      text(
        es: "No se recuerda ninguna alerta así. Las que hay: colca alerts list",
        en: "No such alert is remembered. Those that there are: colca alerts list")
    case .unknownRun(let id):
      text(
        es: "No hay ningún pronóstico con el número \(id). Los números están en: colca runs",
        en: "There is no run with the number \(id). The numbers are in: colca runs")
    case .nightUnderWay(let lock, let holder):
      text(
        es: "Ya hay una noche en marcha (\(holder)), según «\(lock)». Espere a que termine.",
        en: "A night is under way already (\(holder)), says \"\(lock)\". Wait until it ends.")
    case .littleRoom(let path, let free, let needed):
      text(
        es:
          "En el disco de «\(path)» quedan \(free) MB, menos que los \(needed) de mb_libres. Libere espacio.",
        en:
          "The disk of \"\(path)\" has \(free) MB left, less than the \(needed) of minimum_free_mb. Make room."
      )
    case .damagedDatabase(let path, let reason):
      text(
        es: "La base «\(path)» está dañada (\(reason)). Vuelva a la última copia: colca restore",
        en: "The database \"\(path)\" is damaged (\(reason)). Go back to the latest copy: colca restore")
    case .lostDatabase(let path, let copy, let reports, let folder):
      text(
        es: "La base «\(path)» está vacía o no está, y la copia «\(copy)» guarda "
          + reportCount(reports)
          + ". Para volver a ella: colca restore. Si quiere empezar de nuevo, quite o cambie "
          + "de nombre la carpeta «\(folder)».",
        en: "The database \"\(path)\" is empty or gone, and the copy \"\(copy)\" holds "
          + reportCount(reports)
          + ". To go back to it: colca restore. To begin anew, remove or rename the folder "
          + "\"\(folder)\".")
    case .programFailed(let program, let status?):
      text(
        es: "«\(program)» terminó con el código \(status). Pruébelo a mano y revise su configuración.",
        en: "\"\(program)\" ended with code \(status). Try it by hand and check its configuration.")
    case .programFailed(let program, nil):
      text(
        es: "«\(program)» no terminó a tiempo. Revise la red y segundos_de_correo.",
        en: "\"\(program)\" did not end in time. Check the network and mail_seconds.")
    default: ""
    }
  }
}
