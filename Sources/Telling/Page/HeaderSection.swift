import StockPolicy
import SupplyModel

/// The top of a page: where it stands among the others, what to do, and how old the data are.
struct HeaderSection: Section {
  static let template = Template("header", PackageResources.header_mustache)

  struct Words: TemplateValue {
    let brand = Phrase(es: "Colca · informe de stock", en: "Colca · stock report")
    let title: Phrase
    let above = Phrase(es: "Páginas de arriba", en: "Pages above")
    let reading = Phrase(es: "Cómo leer las probabilidades", en: "How to read the probabilities")
    let readingText = Headings.readingText
    let limits = Headings.limits
  }

  /// A place above, or a file, with where it is.
  struct Link: TemplateValue {
    let name: String
    let href: String
  }

  /// Files, and what they are together.
  struct Files: TemplateValue {
    let label: String
    let links: [Link]
  }

  /// A sentence that leads to its list, where that is on the page.
  struct Said: TemplateValue {
    let text: String
    let target: String?
  }

  let words: Words
  let crumbs: [Link]
  /// For whom the page is; nil for everybody.
  let scope: String?
  let period: String
  /// How old the data are, where they are old.
  let old: String?
  let made: String?
  let lead: String
  let told: [Said]
  let buttons: [Link]
  let files: [Files]
  let reporting: String
  let findings: String
  /// Where the findings are listed; nil where the page has none.
  let findingsPlace: String?
  /// Where the limits of the report stand.
  let limitsPlace: String

  /// The header of a page whose sections have these anchors.
  init(_ context: ReportContext, anchors: Set<String>) {
    let (language, settings) = (context.language, context.settings)
    let decision = MonthDecision(context)
    words = Words(title: ReportPage.title(settings.scope))
    crumbs = context.crumbs
    scope = context.scopeName
    period = language.period(settings)
    made = context.input.madeOn.map(language.madeOn)
    old = context.input.madeOn.flatMap { language.oldData(asOf: settings.asOf, on: $0) }
    lead = language.decision(decision)
    told = language.circumstances(decision).map {
      Said(text: $0.text, target: context.anchor($0.target, in: anchors))
    }
    buttons = context.buttons(anchors)
    files = context.downloads
    reporting = language.reporting(
      context.reporting.facilities.only(context.order.codes), month: settings.asOf)
    let hasData = anchors.contains("data")
    findingsPlace = hasData ? "#findings" : nil
    limitsPlace = (hasData ? "" : context.link(to: ReportFiles.regionPage)) + "#limits"
    findings = language.openFindings(context.input.findings)
  }
}

extension ReportContext {
  /// For whom the page is; nil for everybody.
  var scopeName: String? {
    switch node.face {
    // Of a run of which nobody knows what is above its facilities.
    case .authority(nil) where isRoot, .network(nil, _) where isRoot, .microNetwork(nil) where isRoot: nil
    case let face: name(of: face)
    }
  }

  /// What a place is called; nil of everybody.
  func name(of scope: ReportScope) -> String? {
    switch scope {
    case .region: nil
    case .authority(let name):
      name.map(names.shownPlace) ?? language.text(es: "Sin DIRESA", en: "No regional authority")
    case .network(let name, _):
      name.map(names.shownPlace) ?? language.text(es: "Sin red", en: "No network")
    case .microNetwork(let place):
      language.microNetworkTitle(
        place.flatMap { $0.name.isEmpty ? nil : names.shownPlace(names.microNetwork($0)) })
    case .facility(let code): names.shownName(code)
    }
  }

  /// The places above, the widest first.
  fileprivate var crumbs: [HeaderSection.Link] {
    var links: [HeaderSection.Link] = []
    var above = node.parent
    while let place = above {
      let one = tree.nodes[place]
      let whole = language.text(es: "Todo", en: "Everything")
      if let href = page(at: place) { links.append(.init(name: name(of: one.face) ?? whole, href: href)) }
      above = one.parent
    }
    return links.reversed()
  }

  /// An anchor, or that of the cards where the page has no such list; nil where it has neither.
  fileprivate func anchor(_ target: String, in anchors: Set<String>) -> String? {
    let other = ["stocked-out", "urgent", "unknown"].contains(target) ? "facilities" : "orders"
    return anchors.contains(target) ? target : anchors.contains(other) ? other : nil
  }

  /// The sheets of the page, and the workbook to sign.
  fileprivate func buttons(_ anchors: Set<String>) -> [HeaderSection.Link] {
    let order = language.text(es: "Hoja de pedido", en: "Order sheet")
    let trips = language.text(es: "Hoja de ruta", en: "Trip sheet")
    let book = language.text(es: "Libro de requerimientos (xlsx)", en: "Workbook of requisitions (xlsx)")
    // A sheet without a line is no sheet.
    let sheets = [
      (order, anchors.contains("order") ? "order" : "orders", !run.orderLines.isEmpty),
      (trips, "transfers", !run.transfers.isEmpty),
    ]
    return sheets.filter { anchors.contains($1) && $2 }.map { .init(name: $0.0, href: "#" + $0.1) }
      + [.init(name: book, href: link(to: companions.workbook(of: node)))]
      + (paper.map { [.init(name: language.onPaper, href: $0)] } ?? [])
  }

  /// The lists of the whole run on its page; on the page of those who work with some facilities the sheets of their book, and the
  /// lists of all.
  fileprivate var downloads: [HeaderSection.Files] {
    func links(_ names: [String]) -> [HeaderSection.Link] {
      names.map { .init(name: $0, href: link(to: $0)) }
    }
    if isRoot {
      // Without a forecast of an earlier month nothing is known to have changed.
      let extras = ReportExtraList.allCases.filter { $0 != .changes || changes != nil }
      let names =
        ReportList.allCases.flatMap { [$0.workbookName, $0.csvName] }
        + extras.flatMap { [$0.workbookName, $0.csvName] }
      return [.init(label: language.text(es: "Descargar:", en: "Download:"), links: links(names))]
    }
    guard !isFacility else { return [] }
    let all = HeaderSection.Files(
      label: language.text(es: "Listas de todo el informe:", en: "Lists of the whole report:"),
      links: links(ReportList.allCases.map(\.workbookName)))
    guard node.parts == .facilities, companions.hasOwnWorkbook(node) else { return [all] }
    let book = link(to: companions.workbook(of: node))
    let sheets = ReportWorkbooks.sheetTitles(of: run, names: names).map { title in
      HeaderSection.Link(name: title.text(in: language), href: book)
    }
    guard !sheets.isEmpty else { return [all] }
    let label = language.text(
      es: "Sus listas, hojas del libro:", en: "Its lists, sheets of the workbook:")
    return [.init(label: label, links: sheets), all]
  }
}

extension Language {
  /// What the PDF of a page is called.
  var onPaper: String { text(es: "Esta página para imprimir (PDF)", en: "This page to print (PDF)") }

  /// What the report covers: `Datos hasta octubre de 2026 · pronóstico hasta abril de 2027`.
  func period(_ settings: ForecastRun.Settings) -> String {
    let end = settings.asOf.advanced(by: settings.horizonMonths)
    return text(
      es: "Datos hasta \(monthText(settings.asOf)) · pronóstico hasta \(monthText(end))",
      en: "Data through \(monthText(settings.asOf)) · forecast through \(monthText(end))")
  }

  /// `Hecho el 30/11/2026`.
  fileprivate func madeOn(_ day: Day) -> String {
    text(es: "Hecho el \(dayText(day))", en: "Made on \(dayText(day))")
  }

  /// How old the data are, where a newer month should have come in by the day; nil where none should.
  ///
  /// A month comes in by the middle of the next.
  fileprivate func oldData(asOf: Month, on day: Day) -> String? {
    let months = asOf.distance(to: day.month)
    guard months > 2 || months == 2 && day.dayOfMonth > 15 else { return nil }
    let age = counted(months, es: ("mes", "meses"), en: ("month", "months"))
    return text(
      es: "Datos de hace \(age): pida los reportes que faltan antes de decidir.",
      en: "Data are \(age) old: ask for the missing reports before deciding.")
  }

  /// How many reported: `6 de 8 establecimientos reportaron octubre de 2026`.
  fileprivate func reporting(_ group: ReportingCount.Group, month: Month) -> String {
    let reported = group.reported.count
    let places = counted(
      group.expected, es: ("establecimiento", "establecimientos"), en: ("facility", "facilities"))
    return text(
      es:
        "\(NumberText.whole(reported)) de \(places) \(reported == 1 || group.expected == 1 ? "reportó" : "reportaron") "
        + monthText(month),
      en: "\(NumberText.whole(reported)) of \(places) reported \(monthText(month))")
      + (group.silent.isEmpty ? "" : " · " + besidesSilent(group.silent.count))
  }

  /// `Microrred Soritor`, or the facilities that belong to none.
  fileprivate func microNetworkTitle(_ name: String?) -> String {
    guard let name else {
      return text(es: "Establecimientos sin microrred", en: "Facilities of no micro-network")
    }
    return microNetwork(name)
  }
}

/// A list of a page in the bar that stays in sight: how many rows it has in all, and where it stands.
struct BarEntry: TemplateValue {
  let count: String
  let label: String
  /// The anchor of the list.
  let target: String
  /// How it looks; grey where there is nothing.
  let tone: String

  init(count: Int, label: String, target: String, tone: String) {
    self.count = NumberText.whole(count)
    self.label = label
    self.target = target
    self.tone = count > 0 ? tone : "t-grey"
  }
}
