import SupplyModel

/// Findings as lists.
public enum FindingTable {
  private static func column(
    _ key: String, _ spanish: String, _ language: Language, inText: Bool = true
  ) -> ListTable.Column {
    ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
  }

  /// The list, in the order given.
  public static func table(for lines: [ReviewedFinding], language: Language) -> ListTable {
    let columns = [
      column("severity", "gravedad", language), column("code", "codigo", language, inText: false),
      column("file", "archivo", language), column("line", "linea", language),
      column("byte", "byte", language, inText: false),
      column("facility", "establecimiento", language), column("product", "producto", language),
      column("month", "mes", language), column("column", "columna", language),
      column("value", "valor", language, inText: false), column("message", "mensaje", language),
      column("closed", "cerrado", language, inText: false),
    ]
    let rows = lines.map { line -> [ListTable.Cell] in
      let finding = line.finding
      return [
        .text(language.name(of: finding.severity)), .text(finding.code.rawValue), .optional(line.file),
        .whole(finding.line), .whole(finding.byte), .optional(line.facility), .optional(line.product),
        .optional(line.month?.description), .optional(finding.column), .optional(finding.value),
        .text(language.sentence(for: finding)),
        .text(line.isClosed ? language.text(es: "sí", en: "yes") : "no"),
      ]
    }
    return ListTable(name: "findings", columns: columns, rows: rows)
  }

  /// How often each code was found, most frequent first.
  public static func counts(of lines: [ReviewedFinding], language: Language) -> ListTable {
    var counts: [FindingCode: Int] = [:]
    for line in lines { counts[line.finding.code, default: 0] += 1 }
    let ordered = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    return ListTable(
      name: "finding_counts",
      columns: [
        column("code", "codigo", language), column("severity", "gravedad", language),
        column("count", "cantidad", language),
      ],
      rows: ordered.map { code, count in
        [.text(code.rawValue), .text(language.name(of: code.severity)), .whole(count)]
      })
  }
}
