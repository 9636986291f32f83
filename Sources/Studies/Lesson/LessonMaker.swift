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
  private let seed: UInt64

  /// A maker of lessons.
  ///
  /// - Parameter seed: of the made-up network; equal seeds give equal files.
  public init(machine: Machine, seed: UInt64 = PracticeNetwork.usualSeed) {
    self.machine = machine
    self.seed = seed
  }

  /// Makes a lesson in a folder that is new or empty.
  ///
  /// - Parameter again: whether a lesson that has begun there is thrown away, with its database.
  /// - Returns: the lesson, and the paths of its files within the folder.
  /// - Throws: `LessonError`; `FileError`; what importing and forecasting throws.
  public func make(
    in folder: String, again: Bool = false, sheet: Sheet
  ) throws -> (lesson: LessonFolder, files: [String]) {
    guard let practice = PracticeNetwork(seed: seed) else { throw LessonError.unfitSeed(seed) }
    guard machine.clock.today.month > practice.nextMonth else {
      throw LessonError.clockBehind(month: practice.nextMonth)
    }
    try clear(folder, again: again, practice)
    let lesson = LessonFolder(
      folder, beginning: .init(seed: seed, subjects: try chosen(practice)))
    // First what makes the folder a lesson's: cut off here, it can be begun again.
    try lesson.save()
    let files = try PracticeFiles(practice).write(to: folder)
    let told = try sheet(lesson)
    _ = try AtomicFiles.write([told], to: folder)
    return (lesson, [told.name] + files)
  }

  /// Sees that nothing of anybody's lies in the folder, and takes away an earlier lesson's database.
  private func clear(_ folder: String, again: Bool, _ practice: PracticeNetwork) throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    let names = try Folders.names(in: folder)
    guard !names.isEmpty else { return }
    guard names.contains(LessonFolder.recordName) else { throw LessonError.folderNotEmpty(folder: folder) }
    guard again else { throw LessonError.begun(folder: folder) }
    let database = LessonFolder.inside(folder, "colca.sqlite")
    if FileManager.default.fileExists(atPath: database) {
      try LessonDatabase.check(
        try SupplyDatabase(path: database, mode: .existing, machine: machine), of: practice)
    }
    for name in names where name == "colca.sqlite" || name.hasPrefix("colca.sqlite-") {
      Folders.removeAll(LessonFolder.inside(folder, name))
    }
  }

  /// What the tasks speak of.
  private func chosen(_ practice: PracticeNetwork) throws -> LessonSubjects {
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
      guard let subjects = LessonChoice(run, practice.faults).subjects else {
        throw LessonError.unfitSeed(seed)
      }
      return subjects
    }
  }
}
