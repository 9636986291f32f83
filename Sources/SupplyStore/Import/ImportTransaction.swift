import Foundation
import GRDB
import SupplyModel

/// What a file was, once it has been read to its end.
public struct ImportRecord: Sendable {
  /// SHA-256 of its bytes.
  public let digest: String
  /// The layout's name; `unknown` when none fits.
  public let layout: LayoutName
  /// Data rows of the file.
  public let rows: Int
  /// Rows that were rejected in reading.
  public let rejected: Int
  /// What was found in reading.
  public let findings: [Finding]

  /// A file with what was found in it.
  public init(digest: String, layout: LayoutName, rows: Int, rejected: Int, findings: [Finding]) {
    self.digest = digest
    self.layout = layout
    self.rows = rows
    self.rejected = rejected
    self.findings = findings
  }
}

/// What saving a file did.
public struct SavedFile: Sendable, Equatable {
  /// The number under which the database knows the file; that of the first time for the same bytes again.
  public let id: Int64
  /// What became of its rows.
  public let counts: ImportCounts
  /// The same bytes were imported before, and change nothing now.
  public let isSameAgain: Bool
  /// Rows of such a file that later ones state otherwise, and that stay as those say.
  public let left: Int
  /// Rows that were rejected in saving: reports that a very large file gives twice.
  public let rejected: Int
  /// The findings of those rows, and where the file differs from full reports that were there before.
  public let findings: [Finding]
}

/// The saving of one file, while it is being read; all of it is kept or nothing.
public final class ImportTransaction {
  /// So many repetitions are told one by one.
  static let repetitionsKept = 1000

  private let database: Database
  let fileID: Int64
  private(set) var counts = ImportCounts()
  private var reports: ReportSaving?
  private var lots: LotSaving?
  /// What the file says of its products in passing.
  private var stated: [ProductCode: StatedProduct] = [:]

  private var file: FileRecord
  private let account: String

  private let source: ImportSource
  private let running: Month
  private let today: Day
  /// What became of the lines of a filled-in sheet.
  private var answers: AnswerSaving?
  /// Facilities of services that nobody knows or that are closed.
  private var served: [Finding] = []

  init(
    _ database: Database, name: String, source: ImportSource, machine: Machine
  ) throws {
    let (instant, account) = (machine.clock.instant, machine.account)
    today = machine.clock.today
    running = today.month
    self.database = database
    self.source = source
    self.account = account
    file = FileRecord(
      id: try FileRecord.nextNumber(database), name: name, importedAt: instant, writtenAt: source.writtenAt,
      reading: source.reading)
    try file.insert(database)
    fileID = database.lastInsertedRowID
    try database.execute(sql: "SAVEPOINT file_content")
  }

  /// Saves reports; which of two of the same facility, product and month counts is decided by `ReportPrecedence`.
  ///
  /// A batch that states lots alone leaves the reports as they are, and its words replace earlier ones of its kind.
  public func save(_ batch: ReportBatch) throws {
    for (number, words) in batch.statedProducts {
      let code = batch.products[number]
      stated[code] = stated[code]?.filled(from: words) ?? words
    }
    switch batch.merge {
    case .lotsOnly:
      let saving = try lots ?? LotSaving(database, fileID: fileID)
      lots = saving
      try saving.save(batch, counting: &counts)
    case .replace, .fillGaps:
      let saving =
        try reports
        ?? ReportSaving(
          database, fileID: fileID, source: source, today: today)
      reports = saving
      try saving.save(batch, counting: &counts)
    }
  }

  /// Saves a register; a row replaces what was known of the same code.
  ///
  /// - Parameter served: the facilities of which its rows tell, where they need not have reported: those that nobody knows are told of.
  public func save(_ register: RegisterContent, served: [ServedFacility] = []) throws {
    self.served = try ServedFacilities(database: database, running: running).findings(of: served)
    let saving = RegisterSaving(database, fileID: fileID)
    switch register {
    case .namedProducts(let products):
      stated = products
      counts = try StatedProducts(database: database).counts(of: products)
    case .facilities(let facilities): counts = try saving.save(facilities)
    case .products(let products): counts = try saving.save(products)
    case .supplies(let supplies): counts = try saving.save(supplies)
    case .orders(let orders): counts = try saving.save(orders)
    case .standards(let standards): counts = try saving.save(standards)
    case .checklists(let results): counts = try saving.save(results)
    case .populations(let populations): counts = try saving.save(populations)
    case .serviceMonths(let months): counts = try saving.save(months)
    case .targets(let targets): counts = try saving.save(targets)
    case .answers(let lines):
      var saving = try AnswerSaving(database, running: running, prevails: source.prevails)
      counts = try saving.save(lines, file: fileID, account: account, instant: file.importedAt)
      answers = saving
    }
  }

  /// Takes back everything saved so far: the file is read anew.
  public func startOver() throws {
    reports = nil
    lots = nil
    stated = [:]
    answers = nil
    served = []
    counts = ImportCounts()
    try database.execute(sql: "ROLLBACK TO file_content")
  }

  /// Ends the saving: the record of the file, and its findings.
  func finish(_ record: ImportRecord) throws -> SavedFile {
    let repetitions = (reports?.repetitions ?? []) + (lots?.repetitions ?? [])
    let rejected = repetitions.map(\.fileRows).reduce(0, +) + (answers?.rejected ?? 0)
    let repeated = repetitions.prefix(Self.repetitionsKept).map(\.finding)
    let findings =
      repeated + (try DifferingTables.findings(of: fileID, database))
      + (try StatedLots(database: database).findings(of: fileID)) + (answers?.findings ?? [])
      + served
    let earlier =
      try FileRecord
      .filter(
        FileRecord.CodingKeys.digest == record.digest
          && FileRecord.CodingKeys.layout == record.layout.rawValue
      )
      .select(FileRecord.CodingKeys.id, as: Int64.self).fetchAll(database)
    let changed = counts.accepted + counts.replaced
    let isSameAgain = try !earlier.isEmpty && (changed == 0 || isTaken(record, rejected: rejected))
    if isSameAgain { try database.execute(sql: "ROLLBACK TO file_content") }
    try database.execute(sql: "RELEASE file_content")
    // A file that is here already may have come in before its words on products were kept.
    try StatedProducts(database: database).save(stated, of: isSameAgain ? earlier.max() ?? fileID : fileID)
    if isSameAgain {
      try file.delete(database)
      var same = ImportCounts()
      same.unchanged = changed + counts.unchanged
      return SavedFile(
        id: earlier.max() ?? fileID, counts: same, isSameAgain: true, left: changed, rejected: rejected,
        findings: findings)
    }
    let disputes = try reports?.disputeFindings() ?? []
    file.take(record, counts, rejectedInSaving: rejected)
    try file.update(database)
    for earlierID in earlier {
      // The same bytes give the same findings: they are kept once, with the latest import.
      try database.execute(sql: "DELETE FROM finding WHERE file_id = ?", arguments: [earlierID])
    }
    try FindingStorage.save(record.findings + disputes + findings, of: fileID, database)
    try AuditLog.append(
      .importedFile, subject: AuditLog.subject(of: fileID), detail: AuditLog.detail(of: file, id: fileID),
      account: account, instant: file.importedAt, database)
    return SavedFile(
      id: fileID, counts: counts, isSameAgain: false, left: 0, rejected: rejected,
      findings: disputes + findings)
  }

  /// Whether the same bytes were read in the same way before, and gave no fewer rows: then they say nothing new, and what later
  /// files have said since stays.
  private func isTaken(_ record: ImportRecord, rejected: Int) throws -> Bool {
    guard !source.prevails else { return false }
    let (keys, most) = (FileRecord.CodingKeys.self, record.rejected + rejected)
    let alike = FileRecord.filter(
      keys.digest == record.digest && keys.layout == record.layout.rawValue && keys.reading == source.reading
        && keys.rejected <= most)
    return try !alike.isEmpty(database)
  }
}
