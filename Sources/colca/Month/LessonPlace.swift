import ArgumentParser
import CommandWords
import Operations
import Runs
import Studies
import SupplyModel
import Telling

/// Which lesson is meant.
struct LessonPlace: ParsableArguments {
  @Option(
    help: .told(
      .folder, es: "La carpeta de la práctica; si no se dice, esta.",
      en: "The lesson's folder; this one unless given.")
  )
  var folder: String?

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  /// The review of the lesson.
  func review(on machine: Machine) throws -> LessonReview {
    try LessonReview(try LessonFolder(folder ?? "."), machine: machine) { LookUp(asPrinted: $0) }
  }

  /// The task of a number.
  static func task(_ number: Int) throws -> LessonTask {
    guard let task = LessonTask(rawValue: number) else {
      throw LessonError.noTask(number: number, last: LessonTask.allCases.count)
    }
    return task
  }

  /// Warns whoever has set `$COLCA_DB`: the commands of the tasks would go to that database.
  static func warn(of machine: Machine, _ language: Language) {
    guard let other = machine.environment["COLCA_DB"], !other.isEmpty else { return }
    Messages.say(
      "colca: "
        + language.text(
          es:
            "COLCA_DB dice «\(other)»: los comandos de esta terminal irían a esa base. Escriba antes: unset COLCA_DB",
          en:
            "COLCA_DB says \"\(other)\": the commands of this terminal would go to that database. Type first: unset COLCA_DB"
        ))
  }
}

extension LessonNames {
  /// The names of a lesson that lies in a folder.
  init(_ lesson: LessonFolder, _ language: Language) throws {
    let (facilities, products) = try lesson.registers()
    self.init(lesson.subjects, facilities: facilities, products: products, language: language)
  }
}
