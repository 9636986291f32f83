/// A sheet of paper that stands alone: a title, what counts first, and parts with sentences, a picture or a table, some of it to be filled in.
struct PrintedSheet: Section {
  static let template = Template("printed", PackageResources.printed_mustache)

  /// A part under a heading.
  struct Part: TemplateValue {
    let heading: String
    var told: [String] = []
    /// A picture, as SVG; nil where there is none.
    var chart: String?
    var headings: [String] = []
    var rows: [Row] = []
  }

  /// A row of a table.
  struct Row: TemplateValue {
    let cells: [String]
    /// Whether somebody fills it in by hand.
    var isBlank = false

    /// So many rows to be filled in.
    static func blank(_ count: Int, cells: Int) -> [Row] {
      Array(repeating: Row(cells: Array(repeating: "", count: cells), isBlank: true), count: count)
    }
  }

  let lang: String
  let title: String
  let about: String
  let lead: String
  let parts: [Part]
  let foot: String
  /// Whether all of it has to stand on one sheet: it is then printed closer.
  let isOneSheet: Bool

  init(
    _ language: Language, title: String, about: String, lead: String, parts: [Part], version: String,
    isOneSheet: Bool = false
  ) {
    self.isOneSheet = isOneSheet
    lang = language.rawValue
    self.title = title
    self.about = about
    self.lead = lead
    self.parts = parts
    foot = "Colca " + version
  }
}
