import Files
import Foundation
import Operations
import Runs
import Simulation
import StockPolicy
import SupplyModel
import SupplyStore

/// Sees how the tasks of a lesson stand: by its database and by what was answered; nothing is changed but the answers kept.
public struct LessonReview {
  /// The lesson.
  public private(set) var lesson: LessonFolder
  /// Nil where nothing was imported yet.
  private let data: LessonDatabase?
  private let lookUp: (SupplyDatabase) -> LookUp

  /// The review of a lesson.
  ///
  /// - Parameter lookUp: finds facilities as people type them.
  /// - Throws: `LessonError.otherDatabase`; what opening the database throws.
  public init(
    _ lesson: LessonFolder, machine: Machine, lookUp: @escaping (SupplyDatabase) -> LookUp
  ) throws {
    self.lesson = lesson
    self.lookUp = lookUp
    data =
      FileManager.default.fileExists(atPath: lesson.databasePath)
      ? try LessonDatabase(lesson, machine: machine) : nil
  }

  /// How a task stands.
  ///
  /// An answer that was right when it was given stays right, whatever is decided afterwards.
  ///
  /// - Throws: what reading the database and the files throws.
  public func verdict(of task: LessonTask) throws -> LessonVerdict {
    guard let data else { return .notYet(try Self.nothingImported(task, lesson)) }
    if task.isAnswered, let answer = lesson.answer(to: task), answer.isRight { return .done }
    let verdict = try verdict(of: task, data)
    // What the lists say is of the next month then, and so is what is decided.
    let ahead = verdict == .done || task == .nextMonth ? [] : try data.cameAhead()
    return ahead.isEmpty ? verdict : .notYet(.wentAhead(files: ahead))
  }

  private func verdict(of task: LessonTask, _ data: LessonDatabase) throws -> LessonVerdict {
    switch try data.expectation(of: task) {
    case .gap(let gap): return .notYet(gap)
    case .words(let words):
      guard task.isAnswered else { return try data.seen(task) }
      guard let answer = lesson.answer(to: task) else { return .notYet(.unanswered) }
      // The right answer may have changed since, as by a file that came in.
      return try judge(answer.words, words, data)
    }
  }

  /// Notes an answer, and says whether it is right; where something has to be done before, it is not noted.
  ///
  /// - Throws: `LessonError.notAnswered`; `RunError.unknownFacility`, `.ambiguousFacility` of a name; as `verdict`.
  public mutating func answer(_ task: LessonTask, _ words: [String]) throws -> LessonVerdict {
    guard task.isAnswered else { throw LessonError.notAnswered(task: task.rawValue) }
    guard let data else { return .notYet(try Self.nothingImported(task, lesson)) }
    switch try data.expectation(of: task) {
    case .gap(let gap): return .notYet(gap)
    case .words(let expected):
      let verdict = try judge(words, expected, data)
      if verdict != .done, task != .nextMonth {
        let ahead = try data.cameAhead()
        if !ahead.isEmpty { return .notYet(.wentAhead(files: ahead)) }
      }
      // What was right once stays so: a later slip takes nothing away.
      if verdict == .done || lesson.answer(to: task)?.isRight != true {
        try lesson.keep(LessonAnswer(task: task, words: words, isRight: verdict == .done))
      }
      return verdict
    }
  }

  /// How a task is solved; what has to be done before, where that is missing.
  ///
  /// - Throws: as `verdict`.
  public func solution(of task: LessonTask) throws -> (gap: LessonGap?, solution: LessonSolution?) {
    let solver = LessonSolver(subjects: lesson.subjects, files: PracticeFiles(try lesson.practice()))
    guard let data else {
      return task == .importing ? (nil, solver.importing(answer: [])) : (.after(.importing), nil)
    }
    switch try data.expectation(of: task) {
    case .gap(.after(let earlier)): return (.after(earlier), nil)
    case .gap: return (nil, try solver.solution(of: task, answer: [], data))
    case .words(let words): return (nil, try solver.solution(of: task, answer: words, data))
    }
  }

  private static func nothingImported(_ task: LessonTask, _ lesson: LessonFolder) throws -> LessonGap {
    guard task == .importing else { return .after(.importing) }
    let files = PracticeFiles(try lesson.practice())
    return .notImported(files: files.first.filter { $0 != files.repeated })
  }

  private func judge(
    _ given: [String], _ expected: [LessonWord], _ data: LessonDatabase
  ) throws -> LessonVerdict {
    guard given.count == expected.count else {
      return .wrong(.answerCount(given: given.count, expected: expected.count))
    }
    let facilities = lookUp(data.database)
    for (text, word) in zip(given, expected) {
      let isRight =
        switch word {
        case .facility(let code): try facilities.facility(text) == code
        case .file(let name): Self.isName(text, of: name)
        case .count(let count): Self.number(text)?.magnitude == count.magnitude
        }
      if !isRight { return .wrong(.answer(given: text)) }
    }
    return .done
  }

  /// Whether a file is meant: with its folder and ending, or without.
  private static func isName(_ text: String, of name: String) -> Bool {
    let typed = PathText.lastComponent(text).lowercased()
    return typed == name.lowercased() || typed + ".csv" == name.lowercased()
  }

  /// A whole number as lists print it: `1,234`, `+36`, `−16`; with its unit behind it or `.0` too.
  private static func number(_ text: String) -> Int? {
    let written = text.filter { $0 != "," && $0 != "+" }.replacing("−", with: "-")
    guard let first = written.split(separator: " ").first else { return nil }
    return Int(written.filter { $0 != " " }) ?? Int(first.hasSuffix(".0") ? first.dropLast(2) : first)
  }
}
