import Files
import GRDB

/// What a run was made from, as one digest: every file that the database holds, by number.
enum InputStamp {
  /// SHA-256 over the lines `number digest layout` of all files that were imported and not taken back.
  static func digest(_ database: Database) throws -> String {
    var digest = SHA256Digest()
    let rows = try Row.fetchCursor(database, sql: "SELECT id, digest, layout FROM import_file ORDER BY id")
    while let row = try rows.next() {
      let (id, bytes, layout): (Int64, String, String) = (row[0], row[1], row[2])
      var line = "\(id) \(bytes) \(layout)\n"
      line.withUTF8 { digest.accept(UnsafeRawBufferPointer($0)) }
    }
    return digest.finish()
  }
}

extension SupplyDatabase {
  /// The digest of everything that a run would be made from now, as the records of runs carry it.
  ///
  /// - Throws: `ColcaError`.
  public func inputStamp() throws -> String { try read(InputStamp.digest) }
}
