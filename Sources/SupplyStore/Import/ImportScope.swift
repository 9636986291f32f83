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
}
