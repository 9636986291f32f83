/// A picture of a page with what it says in words, and where more of it stands.
struct FigureSection: Section {
  static let template = Template("figure", PackageResources.figure_mustache)

  struct Words: TemplateValue {
    let swipe = Headings.swipeChart
  }

  let words = Words()
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
  /// Its name and count in the bar of the page; nil where it has no place there.
  private let label: (name: Phrase, count: Int)?

  private enum CodingKeys: String, CodingKey { case words, id, title, told, chart, hints, more }

  init(
    id: String, title: Phrase, told: [String] = [], chart: String, hints: [String] = [],
    more: HeaderSection.Link? = nil, label: (name: Phrase, count: Int)? = nil
  ) {
    self.id = id
    self.title = title
    self.told = told
    self.chart = chart
    self.hints = hints
    self.more = more
    self.label = label
  }

  /// Its place in the bar.
  func entries(_ language: Language) -> [BarEntry] {
    label.map {
      [BarEntry(count: $0.count, label: $0.name.text(in: language), target: id, tone: "t-brand")]
    } ?? []
  }
}
