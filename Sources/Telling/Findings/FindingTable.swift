import SupplyModel

/// Findings as lists.
public enum FindingTable {
  /// The list, in the order given.
  public static func table(for lines: [ReviewedFinding], language: Language) -> ListTable {
    ListTable(
      name: "findings", title: Phrase(es: "Hallazgos", en: "Findings"), version: 2, rows: lines,
      language: language
    ) {
      Column.coded("severity", es: "Gravedad") {
        CodedCell($0.finding.severity, language.name(of: $0.finding.severity))
      }
      Column("code", es: "Código", .files) { .text($0.finding.code.rawValue) }
      Column("file", es: "Archivo") { .optional($0.file) }
      Column("line", es: "Línea") { .whole($0.finding.line) }
      Column("byte", es: "Byte", .files) { .whole($0.finding.byte) }
      Column("facility", es: "Establecimiento") { .optional($0.facility) }
      Column("product", es: "Producto") { .optional($0.product) }
      Column("month", es: "Mes") { .optional($0.month?.description) }
      Column("column", es: "Columna") { .optional($0.finding.column) }
      Column("value", es: "Valor", .files) { .optional($0.finding.value) }
      Column("message", es: "Mensaje", sheetWidth: .sentence) { .text(language.sentence(for: $0.finding)) }
      Column("closed", es: "Cerrado", .files) { .mark($0.isClosed) }
      Column("state", es: "Estado", .files) { .text($0.state.rawValue) }
      Column("note", es: "Nota", .files) { .optional($0.note) }
      Column("id", es: "Hallazgo") { .text($0.id) }
    }
  }

  /// How often each code was found, most frequent first.
  public static func counts(of lines: [ReviewedFinding], language: Language) -> ListTable {
    var counts: [FindingCode: Int] = [:]
    for line in lines { counts[line.finding.code, default: 0] += 1 }
    let ordered = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    return ListTable(name: "finding_counts", version: 2, rows: ordered, language: language) {
      Column("code", es: "Código") { .text($0.key.rawValue) }
      Column.coded("severity", es: "Gravedad") {
        CodedCell($0.key.severity, language.name(of: $0.key.severity))
      }
      Column("count", es: "Cantidad") { .whole($0.value) }
    }
  }
}

extension Language {
  /// Beside a list that leaves notices out: how many, and how to see them.
  public func furtherNotices(_ count: Int) -> String {
    text(
      es:
        "Hay además \(counted(count, "aviso", "avisos")), que no \(count == 1 ? "pide" : "piden") hacer nada; para verlos: --severity notice.",
      en:
        "There \(count == 1 ? "is" : "are") \(counted(count, "notice", "notices")) besides, with nothing to do about; to see them: --severity notice."
    )
  }
}
