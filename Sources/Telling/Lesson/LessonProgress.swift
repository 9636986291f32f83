import Operations
import SupplyModel

extension LessonNames {
  /// How all tasks stand, in their order: a line for each, a hint for what is wrong and for the first that is not done.
  public func progress(_ verdicts: [(task: LessonTask, verdict: LessonVerdict)]) -> String {
    let next = verdicts.first { $0.verdict != .done }?.task
    let lines = verdicts.map { task, verdict in
      let number = String(task.rawValue)
      let head =
        String(repeating: " ", count: max(0, 2 - number.count)) + "\(number)  "
        + word(verdict).padded(to: 9) + language.title(of: task)
      let isTold: Bool =
        switch verdict {
        case .done: false
        case .notYet: task == next
        case .wrong: true
        }
      return isTold ? head + "\n" + hint(task, verdict) : head + "\n"
    }
    let done = verdicts.count { $0.verdict == .done }
    return lines.joined() + closing(done: done, of: verdicts.count, next: next)
  }

  /// How one task stands: what it asks for, and a hint.
  public func progress(_ task: LessonTask, _ verdict: LessonVerdict) -> String {
    text(of: task) + "\n" + told(task, verdict)
  }

  /// How one task stands, with a hint where it is not done.
  public func told(_ task: LessonTask, _ verdict: LessonVerdict) -> String {
    let head = language.text(es: "Tarea \(task.rawValue)", en: "Task \(task.rawValue)")
    return "\(head): \(word(verdict)).\n" + hint(task, verdict)
  }

  /// How a task is solved; what comes first, where something does.
  public func told(_ task: LessonTask, solution: LessonSolution?, gap: LessonGap?) -> String {
    guard let solution else { return gap.map { told($0) + "\n" } ?? "" }
    let lines =
      switch solution {
      case .answer(let words): answer(task, words)
      case .commands(let commands): commands.map(line)
      case .both(let commands, let words): commands.map(line) + answer(task, words)
      }
    let page = language.text(es: "Por qué: ", en: "Why: ") + language.guide(for: task)
    return lines.map { "  \($0)\n" }.joined() + clue(task) + "\n" + page + ".\n"
  }

  private func answer(_ task: LessonTask, _ words: [LessonWord]) -> [String] {
    guard !words.isEmpty else {
      return [
        language.text(
          es: "y luego: colca lesson solve \(task.rawValue)",
          en: "and then: colca lesson solve \(task.rawValue)")
      ]
    }
    return [line(["colca", "lesson", "answer", String(task.rawValue)] + words.map(text))]
  }

  private func text(_ word: LessonWord) -> String {
    switch word {
    case .facility(let code): code.text
    case .file(let name): name
    case .count(let count): String(count)
    }
  }

  /// A command as it is typed in a shell.
  private func line(_ words: [String]) -> String {
    words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }

  private func hint(_ task: LessonTask, _ verdict: LessonVerdict) -> String {
    let what: String
    switch verdict {
    case .done: return ""
    case .notYet(let gap):
      what = told(gap)
      // The task that comes first has its own hint.
      switch gap {
      case .after, .notImported, .wentAhead: return "    → \(what)\n"
      case .unanswered, .uncorrected, .noRun, .runIsOlder, .undecided, .notPlaced: break
      }
    case .wrong(let mistake): what = told(mistake)
    }
    return
      "    → \(what) \(clue(task))\n      \(language.text(es: "Ayuda", en: "Help")): \(language.guide(for: task)).\n"
  }

  private func word(_ verdict: LessonVerdict) -> String {
    switch verdict {
    case .done: language.text(es: "hecha", en: "done")
    case .notYet: language.text(es: "falta", en: "not yet")
    case .wrong: language.text(es: "no está", en: "wrong")
    }
  }

  private func closing(done: Int, of count: Int, next: LessonTask?) -> String {
    guard let next else {
      return language.text(
        es: "\nHechas las \(count). Así es un mes: ya puede con el de verdad, en otra carpeta.\n",
        en: "\nAll \(count) done. Such is a month: you can do a real one now, in another folder.\n")
    }
    return language.text(
      es:
        "\nHechas: \(done) de \(count). Siga con la tarea \(next.rawValue): colca lesson check \(next.rawValue)\n",
      en:
        "\nDone: \(done) of \(count). Go on with task \(next.rawValue): colca lesson check \(next.rawValue)\n"
    )
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
