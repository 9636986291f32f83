import Files
import Operations
import Runs
import Simulation
import StockPolicy
import SupplyModel
import SupplyStore

/// What the database of a lesson says of its tasks: the right answers come from here, by the code that makes lists and reports.
struct LessonDatabase {
  let database: SupplyDatabase
  let subjects: LessonSubjects
  let files: PracticeFiles
  private let folder: String
  private let runningMonth: Month

  /// The database of a lesson.
  ///
  /// - Throws: `LessonError.otherDatabase` where it holds anything else; what opening it throws.
  init(_ lesson: LessonFolder, machine: Machine) throws {
    database = try SupplyDatabase(path: lesson.databasePath, mode: .existing, machine: machine)
    subjects = lesson.subjects
    folder = lesson.path
    runningMonth = machine.clock.today.month
    let practice = try lesson.practice()
    files = PracticeFiles(practice)
    try Self.check(database, of: practice)
  }

  /// Sees that a database holds the facilities of a practice and no others.
  ///
  /// - Throws: `LessonError.otherDatabase`; what the database throws.
  static func check(_ database: SupplyDatabase, of practice: PracticeNetwork) throws {
    let known = Set(practice.network.facilities.map(\.facility.code))
      .union(practice.network.warehouseRecords.map(\.facility))
    if let other = try database.facilities().map(\.code).first(where: { !known.contains($0) }) {
      throw LessonError.otherDatabase(path: database.path, facility: other)
    }
  }

  /// Those of some files that were not imported, by name.
  func missing(_ paths: [String]) throws -> [String] {
    let names = Set(try database.importedFiles().map(\.name))
    return paths.filter { !names.contains(PathText.lastComponent($0)) }
  }

  /// The numbers of the next month's files that came in; empty where none did.
  func cameAhead() throws -> [Int] {
    let name = PathText.lastComponent(files.next)
    return try database.importedFiles().filter { $0.name == name }.map { Int($0.id) }
  }

  /// The record of the latest official run on a month; nil where there is none.
  func record(of month: Month) throws -> RunRecord? {
    try database.runRecords().first { $0.settings.asOf == month && !$0.isPruned }
  }

  /// The latest official run on a month; nil where there is none.
  func run(of month: Month) throws -> ForecastRun? {
    try record(of: month).flatMap { try database.run($0.id) }
  }

  /// Whether anything went in, or was said, after a run was made.
  func isOutdated(_ record: RunRecord) throws -> Bool { try record.inputs != database.inputStamp() }

  /// Who of the month has not reported and is waited for.
  func notReported() throws -> [FacilityCode] {
    try NetworkReview(database: database).reporting(month: subjects.month)?.facilities.missing ?? []
  }

  /// The findings of a code in the month, mended ones too.
  func findings(_ code: FindingCode) throws -> [ReviewedFinding] {
    try FindingReview(database: database, latestMonth: runningMonth).findings(includingClosed: true)
      .filter { $0.finding.code == code && $0.month == subjects.month }
  }

  /// The name of the file in `ici` that holds byte for byte what one before it holds; nil where none does.
  func repeatedFile() throws -> String? {
    var seen: Set<String> = []
    for path in (files.months + [files.repeated]).sorted() {
      let digest = try FileBytes.digest(of: LessonFolder.inside(folder, path)).digest
      if !seen.insert(digest).inserted { return PathText.lastComponent(path) }
    }
    return nil
  }

  /// What was decided last on a piece of advice of the month, answers and placements apart.
  func decided(on key: AdviceKey) throws -> (answer: Decision?, placed: Decision?) {
    var (answer, placed): (Decision?, Decision?) = (nil, nil)
    for decision in try database.decisionLedger().decisions
    where decision.advice.key == key && decision.advice.asOf == subjects.month {
      switch decision.act {
      case .accepted, .changed, .rejected: answer = decision
      case .placed: placed = decision
      case .snoozed, .agreed: answer = nil
      case .reopened: (answer, placed) = (nil, nil)
      case .arrived: break
      }
    }
    return (answer, placed)
  }
}
