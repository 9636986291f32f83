import ArgumentParser
import CommandWords
import Operations
import Studies
import SupplyModel
import Telling

/// `colca lesson`: a made-up month to practise on, whose tasks check themselves.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: .told(
      es: "Una práctica: un mes inventado, con tareas que se revisan solas. No toca datos de verdad.",
      en: "A lesson: a made-up month, with tasks that check themselves. It touches no real data."),
    discussion: .told(
      es: """
        Para quien empieza. La carpeta tiene reportes inventados con faltas puestas a propósito, y tareas.txt.
          colca lesson start practica
          cd practica
          colca lesson check
          colca lesson answer 2 99007F01
          colca lesson solve 2
        """,
      en: """
        For whoever begins. The folder holds made-up reports with faults put in on purpose, and tasks.txt.
          colca lesson start practice
          cd practice
          colca lesson check
          colca lesson answer 2 99007F01
          colca lesson solve 2
        """),
    subcommands: [Start.self, Check.self, Answer.self, Solve.self],
    aliases: ["practica"])

  struct Start: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: .told(es: "Hace la carpeta de la práctica.", en: "Makes the folder of the lesson."),
      aliases: ["empezar"])

    static let rules: [OptionRule] = []

    @Argument(help: .told(.folder, es: "Una carpeta nueva.", en: "A new folder."))
    var folder: String

    @Flag(
      help: .told(
        es: "Empieza de nuevo una práctica que ya estaba ahí: borra su base y lo respondido.",
        en: "Begins a lesson anew that was there: deletes its database and what was answered."))
    var again = false

    @Option(
      help: .told(
        .count, es: "La semilla: otra da otra red; la misma, en el mismo mes, los mismos archivos.",
        en: "The seed: another gives another network, the same in the same month the same files."))
    var seed: UInt64?

    @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
    var language: Language = .spanish

    func run(on machine: Machine) throws {
      let (lesson, files) = try LessonMaker(machine: machine, seed: seed).make(in: folder, again: again) {
        let names = try LessonNames($0, language)
        return (names.sheetName, names.sheet)
      }
      let base = folder.hasSuffix("/") ? folder : folder + "/"
      try Output.write(files.map { base + $0 + "\n" }.joined())
      Messages.say(try LessonNames(lesson, language).begun(in: folder))
      LessonPlace.warn(of: machine, language)
    }
  }

  struct Check: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: .told(
        es: "Dice cómo va cada tarea, con una pista; de una sola, lo que pide.",
        en: "Tells how each task stands, with a hint; of one alone what it asks for."),
      aliases: ["revisar"])

    static let rules: [OptionRule] = []

    @Argument(help: .told(.count, es: "El número de una tarea.", en: "The number of a task."))
    var task: Int?

    @OptionGroup var place: LessonPlace

    func run(on machine: Machine) throws {
      let review = try place.review(on: machine)
      let names = try LessonNames(review.lesson, place.language)
      LessonPlace.warn(of: machine, place.language)
      if let task {
        let task = try LessonPlace.task(task)
        return try Output.write(names.progress(task, review.verdict(of: task)))
      }
      try Output.write(names.progress(LessonTask.allCases.map { ($0, try review.verdict(of: $0)) }))
    }
  }

  struct Answer: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: .told(
        es: "Responde una tarea; termina con 1 si no es eso.",
        en: "Answers a task; ends with 1 where that is not it."),
      aliases: ["responder"])

    static let rules: [OptionRule] = []

    @Argument(help: .told(.count, es: "El número de la tarea.", en: "The number of the task."))
    var task: Int

    @Argument(
      help: .told(
        .text, es: "La respuesta; si se preguntan dos cosas, las dos.",
        en: "The answer; where two things are asked, both."))
    var words: [String]

    @OptionGroup var place: LessonPlace

    func run(on machine: Machine) throws {
      var review = try place.review(on: machine)
      let task = try LessonPlace.task(task)
      let verdict = try review.answer(task, words)
      try Output.write(try LessonNames(review.lesson, place.language).told(task, verdict))
      if verdict != .done { throw ExitCode.failure }
    }
  }

  struct Solve: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "solve",
      abstract: .told(
        es: "Muestra la solución de una tarea.", en: "Shows the solution of a task."), aliases: ["resolver"])

    static let rules: [OptionRule] = []

    @Argument(help: .told(.count, es: "El número de la tarea.", en: "The number of the task."))
    var task: Int

    @OptionGroup var place: LessonPlace

    func run(on machine: Machine) throws {
      let review = try place.review(on: machine)
      let task = try LessonPlace.task(task)
      let (gap, solution) = try review.solution(of: task)
      let names = try LessonNames(review.lesson, place.language)
      try Output.write(names.told(task, solution: solution, gap: gap))
    }
  }
}
