import SupplyModel

/// What the database holds, and which facilities have reported its latest month.
public struct StatusTable: Sendable {
  /// Reports, files and findings in numbers, as the store counts them.
  public struct Counts: Sendable {
    /// The first and last month with a report; nil when there is none.
    public var months: ClosedRange<Month>?
    /// Reports: facility × product × month.
    public var reports: Int
    /// Products with a report.
    public var products: Int
    /// Files imported.
    public var files: Int
    /// Reports of months after the running one, which nothing uses.
    public var futureReports: Int
    /// Facilities that the register calls closed: they are not waited for.
    public var closed: Int
    /// Findings by severity.
    public var findings: [Finding.Severity: Int]
    /// The products that are counted.
    public var scope: ProductScope
    /// What is kept of other products.
    public var outside: OutsideScope

    /// Counts of a database.
    public init(
      months: ClosedRange<Month>?, reports: Int, products: Int, files: Int,
      futureReports: Int = 0, closed: Int = 0, findings: [Finding.Severity: Int],
      scope: ProductScope = .familyPlanning,
      outside: OutsideScope = .nothing
    ) {
      self.months = months
      self.reports = reports
      self.products = products
      self.files = files
      self.futureReports = futureReports
      self.closed = closed
      self.findings = findings
      self.scope = scope
      self.outside = outside
    }
  }

  private let counts: Counts
  private let language: Language
  private let files: ListTable
  /// Every facility that ever reported with its last month; those that are late first.
  public let facilities: ListTable
  private let reported: Int
  private let total: Int

  /// The status of a database.
  ///
  /// - Parameters:
  ///   - counts: what the database holds.
  ///   - files: the imported files.
  ///   - lastReports: the last month that each facility reported, by code.
  ///   - facilities: names and places.
  ///   - language: of everything that is read.
  public init(
    counts: Counts, files: ListTable, lastReports: [FacilityCode: Month], facilities: FacilityDirectory,
    language: Language
  ) {
    self.files = files
    self.counts = counts
    self.language = language
    total = lastReports.count
    reported = lastReports.values.count { $0 == counts.months?.upperBound }
    let ordered = lastReports.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    self.facilities = ListTable(name: "facilities", rows: ordered, language: language) {
      Column("facility", es: "Código") { .code($0.key) }
      Column("name", es: "Establecimiento") { .optional(facilities[$0.key].name) }
      Column("micro_network", es: "Microrred") { .optional(facilities[$0.key].microNetwork) }
      Column("last_report", es: "Último reporte") { .text($0.value.description) }
      Column("months_late", es: "Meses de atraso") { row in
        .whole(counts.months.map { row.value.distance(to: $0.upperBound) })
      }
      Column("telephone", es: "Teléfono") { .optional(facilities[$0.key].telephone) }
    }
  }

  /// What a person reads: the numbers, then who is missing.
  public var text: String {
    guard let months = counts.months else {
      return language.text(
        es: "La base no tiene reportes todavía.\n", en: "The database holds no reports yet.\n")
    }
    let (errors, warnings) = (counts.findings[.error] ?? 0, counts.findings[.warning] ?? 0)
    var text = language.text(
      es: """
        Meses: \(months.lowerBound) a \(months.upperBound)
        Reportes: \(counts.reports), de \(total) establecimientos y \(counts.products) productos
        Archivos: \(counts.files). Por corregir o confirmar: \(errors) errores, \(warnings) advertencias (colca findings)
        Reportaron \(months.upperBound): \(reported) de \(total) establecimientos

        """,
      en: """
        Months: \(months.lowerBound) to \(months.upperBound)
        Reports: \(counts.reports), from \(total) facilities and \(counts.products) products
        Files: \(counts.files). To mend or confirm: \(errors) errors, \(warnings) warnings (colca findings)
        Reported \(months.upperBound): \(reported) of \(total) facilities

        """)
    if !counts.outside.isEmpty { text += language.outsideReports(counts.outside, of: counts.scope) + "\n" }
    if counts.closed > 0 {
      let closed = language.counted(
        counts.closed, es: ("establecimiento cerrado", "establecimientos cerrados"),
        en: ("closed facility", "closed facilities"))
      text += language.text(
        es: "Además \(closed) según el registro: no se atiende ni se espera su reporte\n",
        en: "Besides \(closed) by the register: neither served nor waited for\n")
    }
    if counts.futureReports > 0 {
      let reports = language.counted(
        counts.futureReports, es: ("reporte", "reportes"), en: ("report", "reports"))
      text += language.text(
        es: "No se usan: \(reports) de meses que aún no empiezan (colca findings --code future_month)\n",
        en: "Not used: \(reports) of months that have not begun (colca findings --code future_month)\n")
    }
    text += language.text(
      es: "\nÚltimos archivos (todos: colca status --files; deshacer uno: colca import --undo NÚMERO):\n",
      en: "\nLatest files (all: colca status --files; take one back: colca import --undo NUMBER):\n")
    text += files.suffix(Self.filesShown).text
    guard reported < total else { return text }
    text += "\n" + language.text(es: "Faltan:\n", en: "Missing:\n")
    return text + facilities.prefix(total - reported).text
  }

  /// So many of the latest files are listed for a person.
  static let filesShown = 5

  /// The same for programs: `{"schema_version":1,"summary":{…},"files":[…],"facilities":[…]}`.
  public var json: String {
    func quoted(_ month: Month?) -> String { month.map { "\"\($0)\"" } ?? "null" }
    let severities = Finding.Severity.allCases.map { "\"\($0.rawValue)\":\(counts.findings[$0] ?? 0)" }
    // Where everything is looked at there is nothing to say of what lies outside.
    let outside =
      counts.outside.isEmpty
      ? "" : ",\"outside_scope\":{\"reports\":\(counts.outside.rows),\"products\":\(counts.outside.products)}"
    let summary = """
      {"schema_version":1,"summary":{"first_month":\(quoted(counts.months?.lowerBound)),\
      "last_month":\(quoted(counts.months?.upperBound)),"reports":\(counts.reports),\
      "products":\(counts.products),"files":\(counts.files),"facilities":\(total),\
      "reported_last_month":\(reported),"findings":{\(severities.joined(separator: ","))}\(outside)},
      """
    func rows(_ list: ListTable) -> Substring { list.json.dropFirst("{\"schema_version\":1,".count) }
    return summary + rows(files).dropLast("}\n".count) + ",\n" + rows(facilities)
  }
}
