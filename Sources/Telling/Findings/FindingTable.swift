import SupplyModel

/// Findings as lists.
public enum FindingTable {
  /// One line of the list: what was found, and where.
  public struct Line: Sendable {
    /// The file; nil for what only a history shows.
    public var file: String?
    /// The facility's code, where one is concerned.
    public var facility: FacilityCode?
    /// The product's code, where one is concerned.
    public var product: ProductCode?
    /// The month, where one is concerned.
    public var month: Month?
    /// What was found.
    public var finding: Finding
    /// Whether a later file has mended it.
    public var isClosed: Bool

    /// A line of the list.
    public init(
      file: String?, facility: FacilityCode?, product: ProductCode?, month: Month?, finding: Finding,
      isClosed: Bool
    ) {
      self.file = file
      self.facility = facility
      self.product = product
      self.month = month
      self.finding = finding
      self.isClosed = isClosed
    }
  }

  private static func column(
    _ key: String, _ spanish: String, _ language: Language, inText: Bool = true
  ) -> ListTable.Column {
    ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
  }

  /// The list, in the order given.
  public static func table(for lines: [Line], language: Language) -> ListTable {
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
  public static func counts(of lines: [Line], language: Language) -> ListTable {
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

extension OpenFindings {
  /// How many findings a report spells out; the rest it counts.
  public static let spelledOut = 20

  /// What stands open in a database: errors and warnings counted, and the gravest spelled out.
  ///
  /// Notices are left to the list that the command line gives: the numbers are those of `colca findings`.
  public init(_ lines: [FindingTable.Line], language: Language) {
    func count(_ severity: Finding.Severity) -> Int { lines.count { $0.finding.severity == severity } }
    let gravest = [Finding.Severity.error, .warning].flatMap { severity in
      lines.filter { $0.finding.severity == severity }
    }
    self.init(
      errors: count(.error), warnings: count(.warning), notices: 0,
      shown: gravest.prefix(Self.spelledOut).map { line in
        let place = [line.facility, line.product, line.month?.description].compactMap { $0 }
        return Line(
          file: line.file ?? place.joined(separator: " · "), finding: line.finding,
          sentence: language.sentence(for: line.finding))
      })
    places = lines
  }

  /// Those of some facilities; what concerns no facility, as a file that nobody could read, is left to the page of the whole run.
  func only(_ language: Language, where holds: (String) -> Bool) -> OpenFindings {
    guard !places.isEmpty else { return self }
    return OpenFindings(places.filter { $0.facility.map(holds) ?? false }, language: language)
  }
}
