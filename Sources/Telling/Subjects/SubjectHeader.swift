import StockPolicy
import SupplyModel

/// The top of a page of a product or a warehouse: what it is, what to do, and the way back.
struct SubjectHeader: Section {
  static let template = Template("subjecthead", PackageResources.subjecthead_mustache)

  struct Words: TemplateValue {
    let above = Phrase(es: "Páginas de arriba", en: "Pages above")
    let downloads = Phrase(es: "Descargar:", en: "Download:")
  }

  let words = Words()
  let above: HeaderSection.Link
  let name: String
  let about: String
  let period: String
  let lead: String
  let told: [String]
  let files: [HeaderSection.Link]

  init(
    _ context: ReportContext, name: String, about: String, lead: String, told: [String], files: [ReportList]
  ) {
    let whole = context.scopeName ?? context.language.text(es: "Todo", en: "Everything")
    self.init(
      context, above: .init(name: whole, href: context.link(to: ReportFiles.regionPage)), name: name,
      about: about, lead: lead, told: told,
      files: files.map { .init(name: $0.workbookName, href: context.link(to: $0.workbookName)) })
  }

  /// The top of a page that goes back to another than that of everything, with files that are no lists of the run.
  init(
    _ context: ReportContext, above: HeaderSection.Link, name: String, about: String, lead: String,
    told: [String], files: [HeaderSection.Link]
  ) {
    self.above = above
    self.name = name
    self.about = about
    period = context.language.period(context.settings)
    self.lead = lead
    self.told = told
    self.files = files
  }
}

extension ReportPage {
  /// A page of a product or a warehouse: its header, then its sections.
  ///
  /// - Throws: what is wrong with a template.
  static func html(
    _ sections: [any Section], name: String, _ context: ReportContext
  ) throws(ProgrammingError) -> String {
    let language = context.language
    let parts = try sections.map { (section) throws(ProgrammingError) in try section.html(language) }
    return try ReportPage(
      context, header: parts.first ?? "", bar: [], sections: parts.dropFirst().joined(), name: name
    ).html(language)
  }
}
