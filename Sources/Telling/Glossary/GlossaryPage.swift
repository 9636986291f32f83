import SupplyModel

/// The page of all the words, once in a report.
struct GlossaryPage: Section {
  static let template = Template("glossary", PackageResources.glossary_mustache)

  /// Where it lies in the report's folder.
  static let path = "glosario.html"

  struct Words: TemplateValue {
    let title = Phrase(es: "Qué quiere decir cada palabra", en: "What each word means")
    let back = Phrase(es: "Volver al informe", en: "Back to the report")
  }

  struct Entry: TemplateValue {
    let id: String
    let name: Phrase
    let meaning: Phrase
  }

  let words = Words()
  let report: String
  let entries: [Entry]

  init(language: Language) {
    report = ReportFiles.regionPage
    entries = GlossaryTerm.allCases.map { Entry(id: $0.id, name: $0.name, meaning: $0.meaning) }
      .sorted { left, right in
        ReportFiles.slug(left.name.text(in: language)) < ReportFiles.slug(right.name.text(in: language))
      }
  }
}

extension ReportPage {
  /// The glossary of a report.
  ///
  /// - Throws: what is wrong with a template.
  static func glossary(_ context: ReportContext) throws(ProgrammingError) -> String {
    let language = context.language
    let body = try GlossaryPage(language: language).html(language)
    return try ReportPage(
      context.at(GlossaryPage.path), header: "", bar: [], sections: body,
      name: GlossaryPage.Words().title.text(in: language)
    ).html(language)
  }
}
