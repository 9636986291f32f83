import GRDB
import SupplyModel

/// Imports within one transaction, whoever ends it.
public struct ImportScope {
  private let database: Database
  private let machine: Machine

  init(_ database: Database, machine: Machine) {
    self.database = database
    self.machine = machine
  }

  /// Saves a file, as `SupplyDatabase.importFile` does.
  public func importFile(
    name: String, from source: ImportSource = ImportSource(),
    _ body: (ImportTransaction) throws -> ImportRecord
  ) throws -> SavedFile {
    let transaction = try ImportTransaction(
      database, name: name, source: source, machine: machine)
    return try transaction.finish(try body(transaction))
  }

  /// Notes that somebody changed a row of what everything is calculated by.
  ///
  /// - Parameters:
  ///   - row: its list and what names it there.
  ///   - file: the number of the file that it came in by.
  ///   - reason: why; empty of a row that is added.
  ///   - before: what it said; nil where there was none.
  ///   - after: what was stated of it, as the file has it.
  public func noteSetting(
    _ row: String, file: Int64, reason: String, before: String?, after: String
  ) throws {
    var detail = ["after": after, "file": String(file)]
    if let before { detail["before"] = before }
    if !reason.isEmpty { detail["reason"] = reason }
    try AuditLog.append(
      .changedSetting, subject: "setting \(row)", detail: detail, account: machine.account,
      instant: machine.clock.instant, database)
  }

  /// Notes that somebody typed the report of a facility and a month, with what stood there before and what stands there now.
  ///
  /// - Parameters:
  ///   - file: the number of the file that it came in by.
  ///   - reason: why an earlier report was not right; empty where there was none.
  ///   - before: what each product's report said; none where it had none.
  ///   - after: what it says now.
  public func noteTyped(
    facility: FacilityCode, month: Month, file: Int64, reason: String, before: [ProductCode: String],
    after: [ProductCode: String]
  ) throws {
    var detail = ["file": String(file)]
    if !reason.isEmpty { detail["reason"] = reason }
    for (product, text) in after {
      detail["after " + product.text] = text
      if let was = before[product] { detail["before " + product.text] = was }
    }
    try AuditLog.append(
      .typedReport, subject: "report \(facility.text) \(month)", detail: detail, account: machine.account,
      instant: machine.clock.instant, database)
  }
}

extension SupplyDatabase {
  /// Saves a file in one transaction: its rows, its findings and the record that it was here.
  ///
  /// A file that was imported before, byte for byte and read in the same way, changes nothing and leaves no second record,
  /// unless it is to prevail.
  ///
  /// - Parameters:
  ///   - name: the file's name without its folder.
  ///   - source: what else is known of it.
  ///   - body: reads the file and saves it piece by piece; what it throws takes everything back.
  /// - Throws: `ColcaError`; whatever `body` throws.
  public func importFile(
    name: String, from source: ImportSource = ImportSource(),
    _ body: (ImportTransaction) throws -> ImportRecord
  ) throws -> SavedFile {
    try write { try ImportScope($0, machine: machine).importFile(name: name, from: source, body) }
  }

  /// Imports several files one upon the other and takes everything back: what a dry run does.
  ///
  /// - Throws: `ColcaError`; whatever `body` throws.
  public func rehearseImports<Value>(_ body: (ImportScope) throws -> Value) throws -> Value {
    try rehearse { try body(ImportScope($0, machine: machine)) }
  }

  /// Imports several files one upon the other: all of them go in, or none where `body` throws.
  ///
  /// - Throws: `ColcaError`; whatever `body` throws.
  public func importTogether<Value>(_ body: (ImportScope) throws -> Value) throws -> Value {
    try write { try body(ImportScope($0, machine: machine)) }
  }
}
