import SupplyModel

/// The data behind a report: its files, what is odd in them, and what it cannot know.
struct DataSection: Section {
  static let template = Template("data", PackageResources.data_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Los datos detrás de este informe", en: "The data behind this report")
    let files = Phrase(es: "Archivos importados", en: "Imported files")
    let none = Headings.none
    let file = Phrase(es: "Archivo", en: "File")
    let layout = Phrase(es: "Formato", en: "Layout")
    let rows = Phrase(es: "Filas", en: "Rows")
    let accepted = Phrase(es: "Nuevas", en: "New")
    let replaced = Phrase(es: "Reemplazadas", en: "Replaced")
    let unchanged = Phrase(es: "Sin cambio", en: "Unchanged")
    let rejected = Phrase(es: "Rechazadas", en: "Rejected")
    let findings = Phrase(es: "Hallazgos abiertos", en: "Open findings")
    let finding = Phrase(es: "Qué pasa", en: "What is wrong")
    let line = Phrase(es: "Línea", en: "Line")
    let allFindings = Phrase(es: "Todos, con lo que hay que hacer:", en: "All of them, with what to do:")
    let column = Phrase(es: "Columna", en: "Column")
    let limits = Headings.limits
    let swipe = Headings.swipeTable
    let readingText = Headings.readingText
    let limitResupply = Phrase(
      es: "Donde las entregas llegan solas, se verán menos desabastecimientos que los que aquí se anuncian.",
      en: "Where deliveries come by themselves, fewer stock-outs will be seen than are announced here.")
    let limitDemand = Phrase(
      es:
        "Donde el producto faltó, la demanda del mes se estima con los demás meses y establecimientos, y por eso es mayor "
        + "que la registrada. Con «--target consumption» se usa lo registrado, y lo pedido puede quedarse corto.",
      en:
        "Where the product was out, the month's demand is estimated from other months and facilities, and so is above "
        + "what was recorded. With “--target consumption” recorded use counts, and an order may fall short.")
    let limitSilent = Phrase(
      es:
        "Un establecimiento que nunca envió un reporte no aparece. Un mes sin reporte no es un mes con cero.",
      en:
        "A facility that never sent a report does not appear. A month without a report is not a month of zero."
    )
    let limitUnknown = Phrase(
      es:
        "El pronóstico no conoce campañas ni traslados futuros, y los vencimientos solo donde los reportes los dicen: quien "
        + "pide los conoce.",
      en:
        "The forecast knows nothing of campaigns or coming transfers, and of expiries only what reports say: whoever orders "
        + "knows.")
    let officialNote = Headings.officialNote
  }

  struct FileRow: TemplateValue {
    let name: String
    let layout: String
    let rows: String
    let accepted: String
    let replaced: String
    let unchanged: String
    let rejected: String
  }

  struct FindingRow: TemplateValue {
    let severity: String
    let tone: String
    let sentence: String
    let file: String
    let line: String
    let column: String
  }

  let words = Words()
  let fileCount: String
  /// What went in, in place of the list on a page of a part of the run; nil where the list is shown, or there are no files.
  let imported: String?
  let files: [FileRow]
  let hasFiles: Bool
  /// What the database keeps besides the products of the run; nil for nothing.
  let outside: String?
  let findingCount: String
  let findingSummary: String
  let findings: [FindingRow]
  /// How many of the findings are shown; nil for all.
  let shown: String?
  /// The file that has all of them; nil where there are none.
  let all: HeaderSection.Link?

  init(_ context: ReportContext) {
    let (language, input) = (context.language, context.input)
    let isWhole = context.isRoot
    fileCount = NumberText.whole(input.files.count)
    hasFiles = !input.files.isEmpty
    imported = isWhole || input.files.isEmpty ? nil : language.imported(input.files)
    files = isWhole ? input.files.map { FileRow($0) } : []
    outside =
      input.outside.isEmpty
      ? nil : language.outsideReports(input.outside, of: context.settings.scope) + "."
    findingCount = NumberText.whole(input.findings.count)
    findingSummary = language.openFindings(input.findings)
    findings = input.findings.shown.map { FindingRow($0, language) }
    let name = ReportExtraList.findings.workbookName
    all =
      input.findings.count + input.findings.notices > 0
      ? .init(name: name, href: context.link(to: name)) : nil
    shown =
      input.findings.shown.count < input.findings.count
      ? language.shownOf(input.findings.shown.count, of: input.findings.count) : nil
  }
}

extension DataSection {
  /// The headings of the findings' columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".findings"], from: 2, [words.file, words.line, words.column])
  }
}

extension DataSection.FileRow {
  fileprivate init(_ file: ImportedFile) {
    name = file.name
    layout = file.layout.rawValue
    rows = NumberText.whole(file.rows)
    accepted = NumberText.whole(file.accepted)
    replaced = NumberText.whole(file.replaced)
    unchanged = NumberText.whole(file.unchanged)
    rejected = NumberText.whole(file.rejected)
  }
}

extension DataSection.FindingRow {
  fileprivate init(_ shown: ReviewedFinding, _ language: Language) {
    let place = [shown.facility?.text, shown.product?.text, shown.month?.description].compactMap { $0 }
    severity = language.name(of: shown.finding.severity)
    tone =
      switch shown.finding.severity {
      case .error: "t-red"
      case .warning: "t-orange"
      case .notice: "t-grey"
      }
    sentence = language.sentence(for: shown.finding) + language.whatWasSaid(of: shown)
    let file = shown.file.map { [$0] } ?? []
    self.file = (place + file).joined(separator: " · ")
    line = shown.finding.line.map(String.init) ?? "–"
    column = shown.finding.column ?? "–"
  }
}

extension Language {
  /// What went in: `3 archivos, 1,204 filas: 1,190 nuevas, 2 reemplazadas, 0 sin cambio, 12 rechazadas`.
  func imported(_ files: [ImportedFile]) -> String {
    func total(_ count: (ImportedFile) -> Int) -> String { NumberText.whole(files.map(count).reduce(0, +)) }
    let what = counted(files.count, es: ("archivo", "archivos"), en: ("file", "files"))
    let rows = counted(files.map(\.rows).reduce(0, +), es: ("fila", "filas"), en: ("row", "rows"))
    return text(
      es: "\(what), \(rows): \(total(\.accepted)) nuevas, \(total(\.replaced)) reemplazadas, "
        + "\(total(\.unchanged)) sin cambio, \(total(\.rejected)) rechazadas",
      en: "\(what), \(rows): \(total(\.accepted)) new, \(total(\.replaced)) replaced, "
        + "\(total(\.unchanged)) unchanged, \(total(\.rejected)) rejected")
  }

  /// How many findings stand open: `5 hallazgos abiertos: 2 errores, 3 advertencias`.
  func openFindings(_ findings: OpenFindings) -> String {
    let (errors, warnings, notices) = (findings.errors, findings.warnings, findings.notices)
    let all = counted(
      findings.count, es: ("hallazgo abierto", "hallazgos abiertos"), en: ("open finding", "open findings"))
    let parts = [
      errors > 0 ? counted(errors, es: ("error", "errores"), en: ("error", "errors")) : nil,
      warnings > 0
        ? counted(warnings, es: ("advertencia", "advertencias"), en: ("warning", "warnings")) : nil,
    ].compactMap { $0 }
    let told = parts.isEmpty ? all : all + ": " + parts.joined(separator: ", ")
    // They tell what Colca did, and need no answer: counted apart, they do not hide what does.
    let (spikes, others) = (findings.spikes, notices - findings.spikes)
    let noticed = [
      others > 0 ? counted(others, es: ("aviso", "avisos"), en: ("notice", "notices")) : nil,
      spikes > 0
        ? counted(
          spikes, es: ("pico de consumo que no pide nada", "picos de consumo que no piden nada"),
          en: ("spike of use that asks for nothing", "spikes of use that ask for nothing")) : nil,
    ].compactMap(\.self)
    guard !noticed.isEmpty else { return told }
    return told + text(es: " · y ", en: " · and ") + noticed.joined(separator: text(es: " y ", en: " and "))
  }

  /// How many of all findings the list shows.
  fileprivate func shownOf(_ shown: Int, of all: Int) -> String {
    text(
      es: "Se muestran \(NumberText.whole(shown)) de \(NumberText.whole(all)).",
      en: "\(NumberText.whole(shown)) of \(NumberText.whole(all)) are shown.")
  }
}
