import SupplyModel

/// Findings as lists.
public enum FindingTable {
  /// The list, in the order given.
  public static func table(for lines: [ReviewedFinding], language: Language) -> ListTable {
    table(of: lines.map { Row(one: $0) }, language: language)
  }

  /// The same as the bytes of a CSV file, finding by finding.
  static func csvBytes(
    for lines: some Sequence<ReviewedFinding>, count: Int, language: Language, _ dialect: CSVDialect
  ) -> [UInt8] {
    ListTable.csvBytes(
      lines.lazy.map { Row(one: $0) }, count: count, columns: columns(language), dialect)
  }

  /// The list for people, in the order given: months above DIGEMID's adjustment for spikes, of which there are thousands and nobody is to do
  /// anything about, are a row for each product at its end.
  static func sheet(of lines: some Sequence<ReviewedFinding>, language: Language) -> ListTable {
    var counted: [String: Row] = [:]
    var others: [Row] = []
    for line in lines {
      guard line.finding.code == .officialSpike else {
        others.append(Row(one: line))
        continue
      }
      counted[line.product?.text ?? "", default: Row(one: line, spikes: Spikes())].spikes?.add(line)
    }
    return table(of: others + counted.sorted { $0.key < $1.key }.map(\.value), language: language)
  }

  /// A finding, or many of one code and product that are told together.
  private struct Row {
    let one: ReviewedFinding
    var spikes: Spikes?

    var isOne: Bool { spikes == nil }
  }

  /// Months above DIGEMID's adjustment for spikes.
  fileprivate struct Spikes {
    private(set) var months = 0
    private(set) var facilities: Set<FacilityCode?> = []

    mutating func add(_ line: ReviewedFinding) {
      months += 1
      facilities.insert(line.facility)
    }
  }

  private static func table(of rows: [Row], language: Language) -> ListTable {
    ListTable(
      name: "findings", title: Phrase(es: "Hallazgos", en: "Findings"), version: 2, rows: rows,
      language: language
    ) {
      columns(language)
    }
  }

  @ColumnBuilder<Row>
  private static func columns(_ language: Language) -> [Column<Row>] {
    Column.coded("severity", es: "Gravedad") {
      CodedCell($0.one.finding.severity, language.name(of: $0.one.finding.severity))
    }
    Column("code", es: "Código", .files) { .text($0.one.finding.code.rawValue) }
    Column("file", es: "Archivo") { .optional($0.isOne ? $0.one.file : nil) }
    Column("line", es: "Línea") { .whole($0.isOne ? $0.one.finding.line : nil) }
    Column("byte", es: "Byte", .files) { .whole($0.isOne ? $0.one.finding.byte : nil) }
    Column("facility", es: "Establecimiento") { .optional($0.isOne ? $0.one.facility : nil) }
    Column("product", es: "Producto") { .optional($0.one.product) }
    Column("month", es: "Mes") { .optional($0.isOne ? $0.one.month?.description : nil) }
    Column("column", es: "Columna") { .optional($0.one.finding.column) }
    Column("value", es: "Valor", .files) { .optional($0.isOne ? $0.one.finding.value : nil) }
    Column("message", es: "Mensaje", sheetWidth: .sentence) {
      .text($0.spikes.map { language.sentence(for: $0) } ?? language.sentence(for: $0.one.finding))
    }
    Column("closed", es: "Cerrado", .files) { .mark($0.isOne && $0.one.isClosed) }
    Column("state", es: "Estado", .files) { .optional($0.isOne ? $0.one.state.rawValue : nil) }
    Column("note", es: "Nota", .files) { .optional($0.isOne ? $0.one.note : nil) }
    Column("id", es: "Hallazgo") { .optional($0.isOne ? $0.one.id : nil) }
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

  /// Months of one product above DIGEMID's adjustment for spikes, in one sentence.
  fileprivate func sentence(for spikes: FindingTable.Spikes) -> String {
    let months = counted(spikes.months, es: ("mes", "meses"), en: ("month", "months"))
    let places = counted(
      spikes.facilities.count, es: ("establecimiento", "establecimientos"),
      en: ("facility", "facilities"))
    let list = ReportExtraList.findings.csvName
    return text(
      es:
        "En \(months) de \(places), el consumo pasa del ajuste de DIGEMID por picos (ficha 30), que los excluiría; el CPMA que aquí se imprime "
        + "los incluye, como la tabla de Disponibilidad. No hay nada que hacer; uno por uno están en \(list).",
      en:
        "In \(months) of \(places) use is above DIGEMID's adjustment for spikes (ficha 30), which would leave them out; the CPMA printed here "
        + "includes them, as the table of availability does. There is nothing to do; one by one they are in \(list)."
    )
  }
}
