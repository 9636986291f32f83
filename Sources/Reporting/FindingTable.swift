import SupplyModel
import Wording

/// Findings as a list.
public enum FindingTable {
  /// The list, in the order given.
  public static func table(for findings: [(file: String, finding: Finding)], language: Language) -> ListTable
  {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    let columns = [
      column("file", "archivo"), column("line", "linea"), column("severity", "gravedad"),
      column("code", "codigo", inText: false), column("column", "columna"),
      column("value", "valor", inText: false), column("message", "mensaje"),
    ]
    let rows = findings.map { file, finding -> [ListTable.Cell] in
      [
        .text(file), .whole(finding.line), .text(language.name(of: finding.severity)),
        .text(finding.code.rawValue), .optional(finding.column), .optional(finding.value),
        .text(language.sentence(for: finding)),
      ]
    }
    return ListTable(name: "findings", columns: columns, rows: rows)
  }
}

extension OpenFindings {
  /// How many findings a report spells out; the rest it counts.
  public static let spelledOut = 20

  /// The findings of a database: counted, and the gravest spelled out.
  public init(_ findings: [(file: String, finding: Finding)], language: Language) {
    func count(_ severity: Finding.Severity) -> Int { findings.count { $0.finding.severity == severity } }
    let gravest = Finding.Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.finding.severity == severity }
    }
    self.init(
      errors: count(.error), warnings: count(.warning), notices: count(.notice),
      shown: gravest.prefix(Self.spelledOut).map {
        Line(file: $0.file, finding: $0.finding, sentence: language.sentence(for: $0.finding))
      })
  }
}
