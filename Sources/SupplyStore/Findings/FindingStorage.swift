import Foundation
import GRDB
import SupplyModel

/// What was found in files, in its table.
///
/// One statement is prepared for all findings of a file, which may be hundreds of thousands: a record of each would gather
/// its columns in a container of its own every time.
enum FindingStorage {
  /// Writes what was found in a file.
  static func save(_ findings: [Finding], of file: Int64, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO finding (file_id, code, severity, line, byte, facts, facility, product, month)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let encoder = StoredFacts.encoder()
    for finding in findings {
      try insert.execute(arguments: [
        file, finding.code.rawValue, finding.severity.rawValue, finding.line, finding.byte,
        String(decoding: try encoder.encode(finding.facts), as: UTF8.self), finding.subject?.facility,
        finding.subject?.product, finding.subject?.month.count,
      ])
    }
  }
}

extension SupplyDatabase {
  /// Every finding of an imported file that no later file has mended, by file in the order of import, then by line.
  ///
  /// Mended is a finding whose report a later file has given; one of a row without a report, when later files have
  /// given most of that file's reports again; one about lots, when a later file has stated the lots anew; one of a file of which nothing went in, when a later file of the same
  /// name went in.
  ///
  /// - Parameter closed: those that have been mended too.
  /// - Throws: `ColcaError`.
  public func findings(includingClosed closed: Bool = false) throws -> [ReviewedFinding] {
    try findings { try closed || !$0.needed("closed") }.map {
      ReviewedFinding(
        file: try $0.row.needed("name"), finding: $0.finding,
        state: try $0.row.needed("closed") ? .mended : .open)
    }
  }

  /// The findings that say how far the quantities of a report can be believed: those that no later file has mended, of
  /// one report each.
  ///
  /// The faults of files that state lots alone are none of them: they say nothing of the quantities reported.
  ///
  /// - Throws: `ColcaError`.
  public func findingsOfReports() throws -> [Finding] {
    try findings("finding.month IS NOT NULL AND finding.code NOT IN (:unknown, :closed)") {
      try !$0.needed("closed") && !$0.needed("is_of_lots")
    }.map(\.finding)
  }

  /// - Parameter condition: which rows are looked up; those of a report need no look at whole files.
  private func findings(
    _ condition: String = "TRUE", where holds: (Row) throws -> Bool
  ) throws -> [(row: Row, finding: Finding)] {
    let decoder = StoredFacts.decoder()
    return try read {
      try Row.fetchAll(
        $0, sql: Self.findingsWithState(condition),
        arguments: [
          "lots": LayoutName.lots.rawValue, "lots_differ": FindingCode.lotsDiffer.rawValue,
          "older": FindingCode.olderReport.rawValue, "poorer": FindingCode.poorerReport.rawValue,
          "unknown": FindingCode.unknownServedFacility.rawValue,
          "closed": FindingCode.closedServedFacility.rawValue,
        ]
      ).filter(holds).map { row in
        let month: Int? = try row.stated("month")
        let subject = try month.map {
          Finding.Subject(
            facility: try row.needed("facility"), product: try row.stated("product"), month: Month(count: $0))
        }
        let facts: String = try row.needed("facts")
        return (
          row,
          Finding(
            try decoder.decode(FindingFacts.self, from: Data(facts.utf8)), line: try row.stated("line"),
            byte: try row.stated("byte"), subject: subject)
        )
      }
    }
  }

  private static func findingsWithState(_ condition: String) -> String {
    """
    WITH
      standing AS (SELECT file_id, count(*) AS reports FROM report GROUP BY file_id),
      lost AS (SELECT file_id, count(*) AS reports FROM superseded_report GROUP BY file_id),
      superseded AS (
        SELECT f.id FROM import_file AS f
        JOIN lost ON lost.file_id = f.id LEFT JOIN standing ON standing.file_id = f.id
        WHERE f.accepted + f.replaced + f.unchanged > 0 AND lost.reports > coalesce(standing.reports, 0)
      ),
      unread AS (
        SELECT f.id FROM import_file AS f
        WHERE f.accepted + f.replaced + f.unchanged = 0 AND EXISTS (
          SELECT 1 FROM import_file AS later
          WHERE later.id > f.id AND later.name = f.name AND later.accepted + later.replaced + later.unchanged > 0)
      )
    SELECT finding.*, i.name, i.layout = :lots AS is_of_lots,
      CASE
        -- A register or a report that came later names the facility, or the register no longer calls it closed.
        WHEN finding.code = :unknown THEN EXISTS (
          SELECT 1 FROM facility AS f WHERE f.code = finding.facility
            AND (f.name IS NOT NULL OR EXISTS (SELECT 1 FROM report AS r WHERE r.facility_id = f.id)))
        WHEN finding.code = :closed THEN NOT EXISTS (
          SELECT 1 FROM facility AS f WHERE f.code = finding.facility AND f.closure IS NOT NULL)
        WHEN finding.month IS NOT NULL THEN EXISTS (
          SELECT 1 FROM report AS r
          WHERE r.facility_id = (SELECT id FROM facility WHERE code = finding.facility)
            AND r.product_id = (SELECT id FROM product WHERE code = finding.product)
            AND r.month = finding.month AND r.file_id > finding.file_id
            AND NOT EXISTS (
              SELECT 1 FROM report_part AS p
              WHERE p.facility_id = r.facility_id AND p.product_id = r.product_id AND p.month = r.month
                AND p.file_id = finding.file_id))
        -- What is wrong with a report that does not count matters no more, but that it does not count does.
        OR finding.code NOT IN (:older, :poorer) AND EXISTS (
          SELECT 1 FROM superseded_report AS s
          WHERE s.facility_id = (SELECT id FROM facility WHERE code = finding.facility)
            AND s.product_id = (SELECT id FROM product WHERE code = finding.product)
            AND s.month = finding.month AND s.file_id = finding.file_id)
        OR (i.layout = :lots OR finding.code = :lots_differ) AND EXISTS (
          SELECT 1 FROM stated_lots AS l
          WHERE l.facility_id = (SELECT id FROM facility WHERE code = finding.facility)
            AND l.product_id = (SELECT id FROM product WHERE code = finding.product)
            AND l.month = finding.month AND l.file_id > finding.file_id)
        ELSE finding.file_id IN (SELECT id FROM superseded) OR finding.file_id IN (SELECT id FROM unread)
      END AS closed
    FROM finding JOIN import_file AS i ON i.id = finding.file_id
    WHERE \(condition) ORDER BY finding.file_id, finding.line, finding.id
    """
  }
}

/// How the facts of a finding stand in one column, as JSON.
///
/// A file can hold numbers so large that their sum is none: such a one is written as a word, for JSON has no other way.
enum StoredFacts {
  private static let words = (positive: "inf", negative: "-inf", none: "nan")

  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.none)
    return encoder
  }

  static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.none)
    return decoder
  }
}
