import SupplyModel

extension LessonError: ErrorWithSentence {
  /// Why a lesson cannot begin or go on, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .noLesson(let folder):
      language.text(
        es:
          "En «\(folder)» no hay una práctica. Empiece una con colca lesson start CARPETA, y trabaje dentro de ella.",
        en:
          "There is no lesson in \"\(folder)\". Begin one with colca lesson start FOLDER, and work inside it."
      )
    case .begun(let folder):
      language.text(
        es:
          "En «\(folder)» ya hay una práctica. Siga con ella (colca lesson check), o empiece de nuevo con --again: borra lo hecho.",
        en:
          "There is a lesson in \"\(folder)\" already. Go on with it (colca lesson check), or begin anew with --again, which deletes what was done."
      )
    case .insideLesson(let folder):
      language.text(
        es:
          "Está dentro de la práctica «\(folder)». Siga con ella (colca lesson check); para otra, o para empezar de nuevo, salga antes: cd ..",
        en:
          "This is inside the lesson \"\(folder)\". Go on with it (colca lesson check); for another, or to begin anew, leave it first: cd .."
      )
    case .folderNotEmpty(let folder):
      language.text(
        es: "«\(folder)» tiene otras cosas. Una práctica va en una carpeta nueva: elija otro nombre.",
        en: "\"\(folder)\" holds other things. A lesson goes into a new folder: choose another name.")
    case .unreadable(let path):
      language.text(
        es: "«\(path)» no se puede leer, o es de otra versión. Empiece otra práctica en una carpeta nueva.",
        en: "\"\(path)\" cannot be read, or is of another version. Begin another lesson in a new folder.")
    case .otherDatabase(let path, let facility):
      language.text(
        es:
          "«\(path)» no es solo de la práctica: tiene el establecimiento \(facility). No se tocó. Borre ese archivo si no lo "
          + "necesita, o empiece otra práctica en una carpeta nueva.",
        en:
          "\"\(path)\" is not of the lesson alone: it holds the facility \(facility). It was left alone. Delete that file if you do not "
          + "need it, or begin another lesson in a new folder.")
    case .clockBehind(let month):
      language.text(
        es:
          "Según el reloj de esta máquina \(month) no ha terminado: está atrasado. Ponga la máquina en fecha, y empiece otra vez.",
        en:
          "By this machine's clock \(month) is not over: it is behind. Set the machine's date, and begin again."
      )
    case .noTask(let number, let last):
      language.text(
        es: "No hay tarea \(number): van de la 1 a la \(last).",
        en: "There is no task \(number): they go from 1 to \(last).")
    case .notAnswered(let task):
      language.text(
        es:
          "La tarea \(task) no se responde: se hace con los comandos de Colca, y colca lesson check \(task) mira si está hecha.",
        en:
          "Task \(task) is not answered: it is done with Colca's commands, and colca lesson check \(task) sees whether it is."
      )
    case .unfitSeed(let seed):
      language.text(
        es:
          "La red inventada con la semilla \(seed) no sirve para todas las tareas. Elija otra semilla, o ninguna.",
        en: "The network made up from seed \(seed) does not serve all tasks. Choose another seed, or none.")
    }
  }
}
