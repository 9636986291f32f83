/// A picture of a page with what it says in words, and where more of it stands.
struct FigureSection: Section {
  static let template = Template("figure", PackageResources.figure_mustache)

  /// Its anchor.
  let id: String
  let title: Phrase
  /// What the picture shows, first.
  let told: [String]
  /// The picture, as SVG.
  let chart: String
  /// What to know of it.
  let hints: [String]
  /// Where more of it stands; nil where nothing does.
  let more: HeaderSection.Link?

  init(
    id: String, title: Phrase, told: [String] = [], chart: String, hints: [String] = [],
    more: HeaderSection.Link? = nil
  ) {
    self.id = id
    self.title = title
    self.told = told
    self.chart = chart
    self.hints = hints
    self.more = more
  }
}
