import Files
import Foundation
import Operations
import Runs
import Simulation
import StockPolicy
import SupplyModel
import SupplyStore

/// Makes the folder of a lesson: made-up files, and tasks about them.
///
/// What the tasks speak of is chosen by a run like the one that people will make, in a database of its own that is thrown away.
public struct LessonMaker {
  /// The sheet of tasks of a lesson: its file's name and text.
  public typealias Sheet = (LessonFolder) throws -> (name: String, text: String)

  private let machine: Machine
  private let seed: UInt64?

  /// A maker of lessons.
  ///
  /// - Parameter seed: of the made-up network, equal ones give equal files in the same month; the first that serves all tasks when nil.
  public init(machine: Machine, seed: UInt64? = nil) {
    self.machine = machine
    self.seed = seed
  }

  /// Makes a lesson in a folder that is new or empty: of the last month but one that is over, so that the one after it can come in.
  ///
  /// - Parameter again: whether a lesson that has begun there is thrown away, with its database.
  /// - Returns: the lesson, and the paths of its files within the folder.
  /// - Throws: `LessonError`; `FileError`; what importing and forecasting throws.
  public func make(
    in folder: String, again: Bool = false, sheet: Sheet
  ) throws -> (lesson: LessonFolder, files: [String]) {
    let month = machine.clock.today.month.advanced(by: -2)
    // A clock that stands before this program was made goes wrong.
    guard month >= PracticeNetwork.firstMonth else {
      throw LessonError.clockBehind(month: PracticeNetwork.firstMonth.advanced(by: 1))
    }
    if let outer = LessonFolder.around(folder) { throw LessonError.insideLesson(folder: outer) }
    let isOver = try isToBeCleared(folder, again: again)
    let (practice, subjects, seed) = try fitting(month)
    if isOver { try clear(folder, practice) }
    let lesson = LessonFolder(folder, beginning: .init(seed: seed, subjects: subjects))
    // First what makes the folder a lesson's: cut off here, it can be begun again.
    try lesson.save()
    let files = try PracticeFiles(practice).write(to: folder)
    let told = try sheet(lesson)
    _ = try AtomicFiles.write([told], to: folder)
    return (lesson, [told.name] + files)
  }

  /// Sees that nothing of anybody's lies in the folder; whether an earlier lesson does, which is to make way.
  private func isToBeCleared(_ folder: String, again: Bool) throws -> Bool {
    guard FileManager.default.fileExists(atPath: folder) else { return false }
    let names = try Folders.names(in: folder)
    guard !names.isEmpty else { return false }
    guard names.contains(LessonFolder.recordName) else { throw LessonError.folderNotEmpty(folder: folder) }
    guard again else { throw LessonError.begun(folder: folder) }
    return true
  }

  /// Takes away an earlier lesson's database and files, which may be of another month.
  private func clear(_ folder: String, _ practice: PracticeNetwork) throws {
    let database = LessonFolder.inside(folder, "colca.sqlite")
    if FileManager.default.fileExists(atPath: database) {
      try LessonDatabase.check(
        try SupplyDatabase(path: database, mode: .existing, machine: machine), of: practice)
    }
    for name in try Folders.names(in: folder) where name == "colca.sqlite" || name.hasPrefix("colca.sqlite-")
    {
      Folders.removeAll(LessonFolder.inside(folder, name))
    }
    // Of a record that cannot be read nobody knows the files; what is made now takes the place of those of its name.
    guard let earlier = try? LessonFolder(folder).practice() else { return }
    let files = PracticeFiles(earlier)
    for name in files.first + [files.correction, files.next] {
      Folders.removeAll(LessonFolder.inside(folder, name))
    }
  }

  /// The first network of a month that has a place for every task, with what the tasks speak of and its seed.
  private func fitting(
    _ month: Month
  ) throws -> (practice: PracticeNetwork, subjects: LessonSubjects, seed: UInt64) {
    let usual = PracticeNetwork.usualSeed
    let seeds = seed.map { [$0] } ?? (0..<Self.triedSeeds).map { usual + $0 }
    for seed in seeds {
      guard let practice = PracticeNetwork(seed: seed, month: month),
        let subjects = try chosen(practice)
      else { continue }
      return (practice, subjects, seed)
    }
    throw LessonError.unfitSeed(seeds[0])
  }

  /// Chance leaves some months without a place for one of the faults.
  private static let triedSeeds: UInt64 = 40

  /// What the tasks speak of; nil where the run of the practice lacks something.
  private func chosen(_ practice: PracticeNetwork) throws -> LessonSubjects? {
    try Folders.withScratch(named: "colca-lesson") { scratch in
      let files = PracticeFiles(practice)
      try files.write(to: scratch)
      let database = try SupplyDatabase(
        path: LessonFolder.inside(scratch, "colca.sqlite"), machine: machine)
      let paths = (files.first + [files.correction]).map { LessonFolder.inside(scratch, $0) }
      _ = try ImportSession(database: database).importFiles(paths: paths)
      let run = try ForecastPlanner(database: database).run { _ in
        ForecastRun.Settings(asOf: practice.month)
      }
      return LessonChoice(run, practice.faults).subjects
    }
  }
}
