import Operations
import SupplyModel

extension LessonNames {
  /// The name of the file with the tasks.
  public var sheetName: String { language.text(es: "tareas.txt", en: "tasks.txt") }

  /// All tasks, to be read or printed.
  public var sheet: String {
    let tasks = LessonTask.allCases.map { text(of: $0) }
    return ([introduction] + tasks).joined(separator: "\n")
  }

  private var introduction: String {
    language.text(
      es: """
        PRÁCTICA: UN MES DE TRABAJO CON COLCA

        Todo aquí es inventado: ningún establecimiento, persona ni cantidad es real. Puede equivocarse sin dañar nada.
        Haga como si fueran los primeros días de \(month(1)): hay que hacer el mes de \(month(0)).

        Abra una terminal en esta carpeta y haga las tareas en orden. Después de cada una:

          colca lesson check              cómo va, y una pista
          colca lesson answer 2 …         responde la tarea 2
          colca lesson solve 2            la solución de la tarea 2, si no sale

        La guía se abre con colca guide. La base de la práctica es colca.sqlite, en esta carpeta: no toque la de verdad.

        """,
      en: """
        A LESSON: A MONTH'S WORK WITH COLCA

        All of this is made up: no facility, person or quantity is real. You can make mistakes and harm nothing.
        Take it to be early in \(month(1)): the month of \(month(0)) is to be done.

        Open a terminal in this folder and do the tasks in their order. After each of them:

          colca lesson check              how it goes, and a hint
          colca lesson answer 2 …         answers task 2
          colca lesson solve 2            the solution of task 2, when nothing else helps

        colca guide opens the guide (in Spanish). The lesson's database is colca.sqlite in this folder: leave the real one alone.

        """)
  }

  /// What to do once the folder is there.
  public func begun(in folder: String) -> String {
    language.text(
      es:
        "La práctica está en «\(folder)». Entre en esa carpeta y lea \(sheetName); luego: colca lesson check",
      en:
        "The lesson is in \"\(folder)\". Go into that folder and read \(sheetName); then: colca lesson check")
  }

  /// A month from that of the lesson on, in words.
  func month(_ later: Int) -> String { language.monthText(subjects.month.advanced(by: later)) }

  /// What a task asks for.
  public func text(of task: LessonTask) -> String {
    let body = ask(task).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "   " + $0 }.joined(separator: "\n")
    return "\(task.rawValue). \(language.title(of: task)) [\(language.guide(for: task))]\n\(body)\n"
  }
}
