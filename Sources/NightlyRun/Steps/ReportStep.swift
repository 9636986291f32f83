import Files
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Writes the report of the latest run into a folder of its own, named by the date, and puts a copy in place of `ultimo`.
///
/// A folder appears whole or not at all, and nothing that was there before is touched: a second report of a day gets `_2`. The
/// copy shares the files' bytes where the file system can (hard links), so that it costs nothing.
struct ReportStep {
  /// The folder that always holds the latest report.
  static let latest = "ultimo"

  let configuration: NightlyConfiguration
  let database: SupplyDatabase
  let clock: MachineClock
  let language: Language
  /// The latest run, where it is held back.
  let held: HeldRun?

  /// Writes the report, or finds that it is there already.
  ///
  /// - Throws: `NightError.heldBack` where the run would empty lists that were full: what was published stays.
  func run() throws -> NightEvent {
    let root = configuration.places.reports
    try Folders.make(root)
    try tidy(root)
    guard let record = try database.runRecords(last: 1).first else { return .noReports }
    if try isWritten(record, in: root + "/" + Self.latest) { return .sameReport(asOf: record.settings.asOf) }

    if let held { throw NightError.heldBack(held) }

    let fresh = root + "/.nuevo"
    let report = RunReport(database, today: clock.today)
    let (facts, improvement) = (try report.facts(), try report.improvement())
    let dialect = CSVDialect(rawValue: configuration.csvDialectCode) ?? .excel
    let names = try ReportWriter(dialect: dialect).writeNames(
      facts, improvement: improvement, language: language, to: fresh)
    Folders.settle(fresh)
    let files = try names.map { name in
      let (digest, size) = try FileBytes.digest(of: fresh + "/" + name)
      return (name: name, digest: digest, byteCount: size)
    }
    let folder: String
    if let same = try lastDated(root), isSame(files, in: root + "/" + same) {
      // A night cut off after this point had written it already.
      folder = same
      Folders.removeAll(fresh)
    } else {
      let target = Folders.free(clock.today.description, in: root)
      try Folders.move(fresh, to: target)
      folder = PathText.lastComponent(target)
    }
    try putLatest(names, from: root + "/" + folder, root: root)
    Folders.settle(root)
    try database.noteOutputs(files, of: record.id, languageCode: language.rawValue)
    return .report(folder: folder, asOf: record.settings.asOf)
  }

  /// Whether the latest folder holds the files that were noted of a run, by name and size, and nobody has decided anything since.
  private func isWritten(_ record: RunRecord, in folder: String) throws -> Bool {
    let outputs = record.outputs.filter { $0.languageCode == language.rawValue }
    let decided = max(
      try database.decisionLedger().decisions.last?.number ?? 0, try database.cycleEntries().last?.number ?? 0
    )
    return !outputs.isEmpty && outputs.allSatisfy { $0.auditNumber >= decided }
      && outputs.allSatisfy { FileStamp(path: folder + "/" + $0.name)?.size == $0.byteCount }
  }

  private func isSame(_ files: [(name: String, digest: String, byteCount: Int)], in folder: String) -> Bool {
    files.allSatisfy { file in
      FileStamp(path: folder + "/" + file.name)?.size == file.byteCount
        && (try? FileBytes.digest(of: folder + "/" + file.name).digest) == file.digest
    }
  }

  private func lastDated(_ root: String) throws -> String? {
    try Folders.names(in: root).filter { Day(prefixOf: $0) != nil }.max { left, right in
      (left.prefix(10), left.count, left) < (right.prefix(10), right.count, right)
    }
  }

  private func putLatest(_ names: [String], from folder: String, root: String) throws {
    let fresh = root + "/.ultimo.nuevo"
    Folders.removeAll(fresh)
    try Folders.make(fresh)
    for name in names {
      // Pages of micro-networks lie in a folder of their own.
      if name.contains("/") { try Folders.make(PathText.parent(fresh + "/" + name)) }
      guard !Folders.link(folder + "/" + name, at: fresh + "/" + name) else { continue }
      guard try Folders.copy(folder + "/" + name, to: fresh + "/" + name) != nil else {
        throw FileError.cannotWrite(path: fresh + "/" + name, reason: "changed while it was copied")
      }
    }
    Folders.settle(fresh)
    try FolderSwap.put(fresh, at: root + "/" + Self.latest)
  }

  /// Removes what a night that was cut off has left.
  private func tidy(_ root: String) throws {
    Folders.removeAll(root + "/.nuevo")
    Folders.removeAll(root + "/.ultimo.nuevo")
    FolderSwap.repair(root + "/" + Self.latest)
  }
}
