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
    /// Reports of months of long ago, which nothing uses.
    public var longAgoReports: Int
    /// Findings by severity.
    public var findings: [Finding.Severity: Int]
    /// The products that are counted.
    public var scope: ProductScope
    /// What is kept of other products.
    public var outside: OutsideScope

    /// Counts of a database.
    public init(
      months: ClosedRange<Month>?, reports: Int, products: Int, files: Int,
      futureReports: Int = 0, longAgoReports: Int = 0, findings: [Finding.Severity: Int],
      scope: ProductScope = .familyPlanning,
      outside: OutsideScope = .nothing
    ) {
      self.months = months
      self.reports = reports
      self.products = products
      self.files = files
      self.futureReports = futureReports
      self.longAgoReports = longAgoReports
      self.findings = findings
      self.scope = scope
      self.outside = outside
    }
  }

  private let counts: Counts
  private let language: Language
  private let files: ListTable
  /// Every facility and warehouse that ever reported and is not closed, with its last month; those that are late first.
  public let facilities: ListTable
  private let reporting: ReportingCount
  /// Whether each of them is waited for, and whether it is known to be silent.
  private let states: [(isMissing: Bool, isSilent: Bool)]

  /// The status of a database.
  ///
  /// - Parameters:
  ///   - counts: what the database holds.
  ///   - files: the imported files.
  ///   - reporting: who has reported the latest month; nil where the database has none.
  ///   - facilities: names and places.
  ///   - language: of everything that is read.
  public init(
    counts: Counts, files: ListTable, reporting: ReportingCount?, facilities: FacilityDirectory,
    language: Language
  ) {
    self.files = files
    self.counts = counts
    self.language = language
    let count =
      reporting ?? ReportingCount(lastReports: [:], in: Month(count: 0), directory: facilities)
    self.reporting = count
    let closed = Set(count.facilities.closed + count.warehouses.closed)
    let (missing, silent) = (
      Set(count.facilities.missing + count.warehouses.missing),
      Set(count.facilities.silent + count.warehouses.silent)
    )
    let ordered = count.lastReports.filter { !closed.contains($0.key) }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    states = ordered.map { (missing.contains($0.key), silent.contains($0.key)) }
    self.facilities = ListTable(name: "facilities", rows: ordered, language: language) {
      Column("facility", es: "Código") { .code($0.key) }
      Column("kind", es: "Tipo", .files) { row in
        .text(language.name(isWarehouse: FacilityKind(row.key) == .warehouse))
      }
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
        Reportes: \(counts.reports), de \(places)
        Archivos: \(counts.files). Por corregir o confirmar: \(errors) errores, \(warnings) advertencias (colca findings)
        Reportaron \(months.upperBound): \(reported)

        """,
      en: """
        Months: \(months.lowerBound) to \(months.upperBound)
        Reports: \(counts.reports), from \(places)
        Files: \(counts.files). To mend or confirm: \(errors) errors, \(warnings) warnings (colca findings)
        Reported \(months.upperBound): \(reported)

        """)
    if !counts.outside.isEmpty { text += language.outsideReports(counts.outside, of: counts.scope) + "\n" }
    if let silent = language.silentSentence(reporting) { text += silent + "\n" }
    let closedCount = reporting.facilities.closed.count
    if closedCount > 0 {
      let closed = language.counted(
        closedCount, es: ("establecimiento cerrado", "establecimientos cerrados"),
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
    if counts.longAgoReports > 0 {
      let reports = language.counted(
        counts.longAgoReports, es: ("reporte", "reportes"), en: ("report", "reports"))
      text += language.text(
        es:
          "No se usan: \(reports) de meses muy anteriores a los demás (colca findings --code long_ago_month)\n",
        en: "Not used: \(reports) of months long before the others (colca findings --code long_ago_month)\n")
    }
    text += language.text(
      es: "\nÚltimos archivos (todos: colca status --files; deshacer uno: colca import --undo NÚMERO):\n",
      en: "\nLatest files (all: colca status --files; take one back: colca import --undo NUMBER):\n")
    text += files.suffix(Self.filesShown).text
    let (missing, silent) = (
      facilities.filtered(states.map(\.isMissing)), facilities.filtered(states.map(\.isSilent))
    )
    if !missing.rows.isEmpty {
      text += "\n" + language.text(es: "Faltan:\n", en: "Missing:\n") + missing.text
    }
    if !silent.rows.isEmpty {
      text += "\n" + language.text(es: "No se esperan:\n", en: "Not waited for:\n") + silent.text
    }
    return text
  }

  /// Of whom there are reports: `30 establecimientos, 2 almacenes y 8 productos`.
  private var places: String {
    let facilities = language.facilities(reporting.facilities.known)
    let known = reporting.warehouses.known
    let warehouses = known > 0 ? ", " + language.warehouses(known) : ""
    let products = language.counted(
      counts.products, es: ("producto", "productos"), en: ("product", "products"))
    return facilities + warehouses + language.text(es: " y ", en: " and ") + products
  }

  /// Who has reported the latest month: `27 de 30 establecimientos, 2 de 2 almacenes`.
  private var reported: String {
    func part(_ group: ReportingCount.Group, _ places: (Int) -> String) -> String {
      language.text(es: "\(group.reported.count) de ", en: "\(group.reported.count) of ")
        + places(group.expected)
    }
    let facilities = part(reporting.facilities, language.facilities)
    guard reporting.warehouses.expected > 0 else { return facilities }
    return facilities + ", " + part(reporting.warehouses, language.warehouses)
  }

  /// So many of the latest files are listed for a person.
  static let filesShown = 5

  /// The same for programs: `{"schema_version":1,"summary":{…},"files":[…],"facilities":[…]}`.
  public var json: String { JSONValue.page(lines).text + "\n" }

  /// The same with the state of the installation under `health`.
  public func json(health: HealthText) -> String {
    JSONValue.page(lines + [[("health", health.value)]]).text + "\n"
  }

  private var lines: [[(key: String, value: JSONValue)]] {
    let (places, warehouses) = (reporting.facilities, reporting.warehouses)
    var summary: [(key: String, value: JSONValue)] = [
      ("first_month", .optional(counts.months?.lowerBound.description)),
      ("last_month", .optional(counts.months?.upperBound.description)), ("reports", .whole(counts.reports)),
      ("products", .whole(counts.products)), ("files", .whole(counts.files)),
      ("facilities", .whole(places.known)), ("expected_last_month", .whole(places.expected)),
      ("reported_last_month", .whole(places.reported.count)),
      ("closed_facilities", .whole(places.closed.count)), ("warehouses", .whole(warehouses.known)),
      ("warehouses_reported_last_month", .whole(warehouses.reported.count)),
      ("findings", .counts { (severity: Finding.Severity) in counts.findings[severity] ?? 0 }),
    ]
    // Where everything is looked at there is nothing to say of what lies outside.
    if !counts.outside.isEmpty {
      summary.append(
        (
          "outside_scope",
          .object([
            ("reports", .whole(counts.outside.rows)), ("products", .whole(counts.outside.products)),
          ])
        ))
    }
    return [
      [("schema_version", .whole(1)), ("summary", .object(summary)), (files.name, .encoded(files.jsonRows))],
      [(facilities.name, .encoded(facilities.jsonRows))],
    ]
  }
}

extension Language {
  /// So many health facilities.
  fileprivate func facilities(_ count: Int) -> String {
    counted(count, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
  }

  /// So many warehouses.
  fileprivate func warehouses(_ count: Int) -> String {
    counted(count, es: ("almacén", "almacenes"), en: ("warehouse", "warehouses"))
  }

  /// What one is.
  fileprivate func name(isWarehouse: Bool) -> String {
    isWarehouse ? text(es: "almacén", en: "warehouse") : text(es: "establecimiento", en: "facility")
  }

  /// Who is no longer waited for, as a line; nil without anybody.
  fileprivate func silentSentence(_ reporting: ReportingCount) -> String? {
    let count = reporting.facilities.silent.count
    guard count > 0 else { return nil }
    let sentence = besidesSilent(count)
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
      + text(es: ": no se espera su reporte", en: ": not waited for")
  }
}
