import GRDB
import SupplyModel

/// A finding with the file that it is about.
public struct FiledFinding: Sendable, Equatable {
  /// The name of the file.
  public let file: String
  /// What was found there.
  public let finding: Finding
  /// Whether a later file has mended it.
  public let isClosed: Bool
  /// Whether the file states lots alone: its faults say nothing of the quantities reported.
  public let isOfLots: Bool
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
  public func findings(includingClosed closed: Bool = false) throws -> [FiledFinding] {
    try read {
      try Row.fetchAll($0, sql: Self.findingsWithState).compactMap { row in
        guard let code = FindingCode(rawValue: row["code"]) else { return nil }
        let isClosed: Bool = row["closed"]
        guard closed || !isClosed else { return nil }
        let month: Int? = row["month"]
        let report = month.map {
          ReportKey(facility: row["facility"], product: row["product"], month: Month(count: $0))
        }
        let finding = Finding(
          code, line: row["line"], byte: row["byte"], column: row["column_name"], value: row["value"],
          arguments: ArgumentList.split(row["arguments"]), report: report)
        return FiledFinding(
          file: row["name"], finding: finding, isClosed: isClosed, isOfLots: row["is_of_lots"])
      }
    }
  }

  private static let findingsWithState = """
    WITH
      superseded AS (
        SELECT f.id FROM import_file AS f
        WHERE f.accepted + f.replaced + f.unchanged > 0
          AND (SELECT count(*) FROM superseded_report WHERE file_id = f.id) * 2
            > (SELECT count(*) FROM superseded_report WHERE file_id = f.id)
            + (SELECT count(*) FROM report WHERE file_id = f.id)
      ),
      unread AS (
        SELECT f.id FROM import_file AS f
        WHERE f.accepted + f.replaced + f.unchanged = 0 AND EXISTS (
          SELECT 1 FROM import_file AS later
          WHERE later.id > f.id AND later.name = f.name AND later.accepted + later.replaced + later.unchanged > 0)
      )
    SELECT finding.*, i.name, i.layout = 'lots' AS is_of_lots,
      CASE WHEN finding.month IS NOT NULL THEN EXISTS (
          SELECT 1 FROM report AS r
          WHERE r.facility_id = (SELECT id FROM facility WHERE code = finding.facility)
            AND r.product_id = (SELECT id FROM product WHERE code = finding.product)
            AND r.month = finding.month AND r.file_id > finding.file_id)
        OR (i.layout = 'lots' OR finding.code = 'lots_differ') AND EXISTS (
          SELECT 1 FROM stated_lots AS l
          WHERE l.facility_id = (SELECT id FROM facility WHERE code = finding.facility)
            AND l.product_id = (SELECT id FROM product WHERE code = finding.product)
            AND l.month = finding.month AND l.file_id > finding.file_id)
        ELSE finding.file_id IN (SELECT id FROM superseded) OR finding.file_id IN (SELECT id FROM unread)
      END AS closed
    FROM finding JOIN import_file AS i ON i.id = finding.file_id
    ORDER BY finding.file_id, finding.line, finding.id
    """
}
