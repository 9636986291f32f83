import Foundation
import GRDB
import SupplyModel

/// Brings the codes of a database of before to the one spelling that they have now (`CodeText`): two spellings of one code were two
/// facilities, or two products, each with a part of the history.
///
/// What both say of a month is decided for the later file, and the other's word lies beneath it; where one file says both, its first row
/// stays. A finding of the file tells how many reports were brought together, and how many months were said twice.
struct CodeSpellings {
  let database: Database

  private struct Entry {
    let id: Int64
    let code: String
    let isNamed: Bool
  }

  /// A report as the merging needs it.
  private struct Place {
    let file: Int64
    let line: Int64
    let product: Int64
    let facility: Int64
    let month: Int64
  }

  func unite() throws {
    try unite("facility", columns: ["facility_id", "from_facility_id", "to_facility_id"], text: "facility")
    try unite("product", columns: ["product_id"], text: "product")
    for row in try Row.fetchAll(database, sql: "SELECT facility_id, warehouse FROM facility_supply") {
      guard let code: String = try row.decode(atIndex: 1), CodeText.plain(code) != code else { continue }
      try database.execute(
        sql: "UPDATE facility_supply SET warehouse = ? WHERE facility_id = ?",
        arguments: [CodeText.plain(code), row.decode(Int64.self, atIndex: 0)])
    }
  }

  private func unite(_ table: String, columns: [String], text: String) throws {
    let entries = try Row.fetchAll(
      database, sql: "SELECT id, code, name IS NOT NULL FROM \(table) ORDER BY id"
    ).map {
      try Entry(id: $0.decode(atIndex: 0), code: $0.decode(atIndex: 1), isNamed: $0.decode(atIndex: 2))
    }
    let groups = Dictionary(grouping: entries) { CodeText.plain($0.code) }
      .filter { plain, group in group.count > 1 || group.contains { !Self.isSame($0.code, plain) } }
    for (plain, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard
        let kept = group.first(where: \.isNamed) ?? group.first(where: { Self.isSame($0.code, plain) })
          ?? group.first
      else { continue }
      var (moved, twice, files) = (0, 0, Set<Int64>())
      for other in group where other.id != kept.id {
        let effect = try moveReports(columns[0], from: other.id, to: kept.id)
        moved += effect.moved
        twice += effect.twice
        files.formUnion(effect.files)
        try moveRest(columns, from: other.id, to: kept.id)
        try database.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [other.id])
      }
      try database.execute(
        sql: "UPDATE \(table) SET code = ? WHERE id = ?", arguments: [plain, kept.id])
      for entry in group where !Self.isSame(entry.code, plain) { try rewrite(entry.code, to: plain, text) }
      if let file = files.max() { try tell(plain, moved: moved, twice: twice, file: file) }
    }
  }

  /// Byte by byte: Swift takes two spellings of one letter for the same.
  private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  private func moveReports(
    _ column: String, from other: Int64, to kept: Int64
  ) throws -> (moved: Int, twice: Int, files: Set<Int64>) {
    var (twice, files) = (0, Set<Int64>())
    let places = try Row.fetchAll(
      database, sql: "SELECT file_id, line, product_id, facility_id, month FROM report WHERE \(column) = ?",
      arguments: [other]
    ).map {
      try Place(
        file: $0.decode(atIndex: 0), line: $0.decode(atIndex: 1), product: $0.decode(atIndex: 2),
        facility: $0.decode(atIndex: 3), month: $0.decode(atIndex: 4))
    }
    for place in places {
      files.insert(place.file)
      let (facility, product) =
        column == "facility_id" ? (kept, place.product) : (place.facility, kept)
      let key: StatementArguments = [facility, product, place.month]
      let own: StatementArguments = [place.facility, place.product, place.month]
      let there = try Row.fetchOne(
        database,
        sql: "SELECT file_id, line FROM report WHERE facility_id = ? AND product_id = ? AND month = ?",
        arguments: key)
      guard let there else {
        try database.execute(
          sql: "UPDATE report SET \(column) = ? WHERE facility_id = ? AND product_id = ? AND month = ?",
          arguments: [kept] + own)
        continue
      }
      twice += 1
      let (file, line): (Int64, Int64) = try (there.decode(atIndex: 0), there.decode(atIndex: 1))
      let wins = file == place.file ? place.line < line : place.file > file
      if wins {
        try bury(key, beneath: place.file, ofFile: file, key)
        try database.execute(
          sql: "DELETE FROM report WHERE facility_id = ? AND product_id = ? AND month = ?", arguments: key)
        try database.execute(
          sql: "UPDATE report SET \(column) = ? WHERE facility_id = ? AND product_id = ? AND month = ?",
          arguments: [kept] + own)
      } else {
        try bury(own, beneath: file, ofFile: place.file, key)
        try database.execute(
          sql: "DELETE FROM report WHERE facility_id = ? AND product_id = ? AND month = ?", arguments: own)
      }
    }
    return (places.count, twice, files)
  }

  /// Keeps a report that gives way beneath the file whose word counts; one of the same file leaves no second word.
  private func bury(
    _ report: StatementArguments, beneath above: Int64, ofFile file: Int64, _ key: StatementArguments
  ) throws {
    guard file != above else { return }
    let columns = """
      opening, received, consumed, adjustment, closing, ordered, stockout_days, lots, stated_on, file_id, line
      """
    try database.execute(
      sql: """
        INSERT INTO superseded_report (replaced_by, facility_id, product_id, month, \(columns))
        SELECT ?, ?, ?, ?, \(columns) FROM report WHERE facility_id = ? AND product_id = ? AND month = ?
        """, arguments: [above] + key + report)
  }

  /// Everything else that names the entry by its number; what both have is that of the entry that stays.
  private func moveRest(_ columns: [String], from other: Int64, to kept: Int64) throws {
    let tables = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'report'")
    for table in tables {
      let own = Set(try database.columns(in: table).map(\.name))
      for column in columns where own.contains(column) {
        try database.execute(
          sql: "UPDATE OR IGNORE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [kept, other])
        try database.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [other])
      }
    }
  }

  /// Where a code stands as text.
  private func rewrite(_ code: String, to plain: String, _ column: String) throws {
    for (table, column) in [("finding", column), ("alert", column), ("superseded_register", "code")] {
      try database.execute(
        sql: "UPDATE OR REPLACE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [plain, code])
    }
  }

  private func tell(_ code: String, moved: Int, twice: Int, file: Int64) throws {
    let facts = FindingFacts.file(.codesUnited(code: code, reports: moved, twice: twice))
    let text = String(decoding: try StoredFacts.encoder().encode(facts), as: UTF8.self)
    try database.execute(
      sql: "INSERT INTO finding (file_id, code, severity, facts) VALUES (?, ?, ?, ?)",
      arguments: [
        file, FindingCode.codesUnited.rawValue, FindingCode.codesUnited.severity.rawValue, text,
      ])
  }
}
