import StockPolicy
import SupplyModel

/// A plain list of a page: headings, rows that lead somewhere, and what of it does not stand here.
struct TableSection: Section {
  static let template = Template("table", PackageResources.table_mustache)

  struct Heading: TemplateValue {
    let name: Phrase
    let isRight: Bool
  }

  /// What stands in one place of a row.
  struct Cell: TemplateValue {
    let text: String
    /// Where it leads to; nil where that is on no page.
    var href: String?
    var note: String?
    /// The class of a tag's colour; nil of what is no tag.
    var tone: String?
    /// What comes, where that is less than what stands before it.
    var less: String?
    /// The number that sorts it; nil where its text does.
    var value: String?
    var isRight = false
    /// The heading of its column, where a screen is too narrow for a head, and how it looks: on the right, or over the whole of a card.
    fileprivate(set) var label = ""
    fileprivate(set) var look: String?

    private enum CodingKeys: String, CodingKey { case text, href, note, tone, less, value, label, look }
  }

  /// What a row is about, and where its page is; nil where it has none.
  struct Head: TemplateValue {
    let text: String
    let href: String?
    var note: String?
  }

  struct Row: TemplateValue {
    let head: Head
    let cells: [Cell]
  }

  struct Words: TemplateValue {
    let swipe = Headings.swipeTable
  }

  let words = Words()
  let id: String
  let title: Phrase
  let count: String
  let terms: String
  let headings: [Heading]
  let rows: [Row]
  let rest: Rest?
  /// What is to be said of the list before its rows.
  var notes: [String] = []
  private let all: Int

  private enum CodingKeys: String, CodingKey {
    case words, id, title, count, terms, headings, rows, rest, notes
  }

  /// A list; nil without rows.
  ///
  /// - Parameters:
  ///   - count: the rows in all.
  ///   - rows: those that stand here, the worst first.
  ///   - file: the list that has all of them; nil where none has.
  init?(
    id: String, title: Phrase, count: Int, terms: String, headings: [Heading],
    rows: [Row], file: ReportList?, _ context: ReportContext
  ) {
    self.init(
      id: id, title: title, count: count, terms: terms, headings: headings, rows: rows,
      workbook: file?.workbookName, context)
  }

  /// The same, where the file with all rows is no list of the run.
  init?(
    id: String, title: Phrase, count: Int, terms: String, headings: [Heading],
    rows: [Row], workbook: String?, _ context: ReportContext
  ) {
    guard !rows.isEmpty else { return nil }
    self.id = id
    self.title = title
    self.count = NumberText.whole(count)
    self.terms = terms
    self.headings = headings
    self.rows = Self.labelled(rows, headings, context.language)
    all = count
    rest =
      rows.count < count
      ? Rest(
        text: context.language.text(
          es: "Aquí van \(NumberText.whole(rows.count)) de \(NumberText.whole(count)).",
          en: "Here are \(NumberText.whole(rows.count)) of \(NumberText.whole(count))."),
        links: workbook.map { [.init(name: $0, href: context.link(to: $0))] } ?? []) : nil
  }

  /// So many letters fit beside another cell of the same card.
  private static let mostLettersOfHalf = 20

  /// The rows with the heading of each cell's column, those of long texts over the whole of a card.
  private static func labelled(_ rows: [Row], _ headings: [Heading], _ language: Language) -> [Row] {
    let columns = headings.dropFirst().enumerated().map { place, heading in
      (
        label: heading.name.text(in: language),
        isLong: rows.contains { row in
          guard row.cells.indices.contains(place) else { return false }
          let (cell, note) = (row.cells[place], row.cells[place].note ?? "")
          return max(cell.text.count, note.count) > mostLettersOfHalf
        }
      )
    }
    return rows.map { row in
      let cells = zip(row.cells, columns).map { cell, column in
        var cell = cell
        let looks = [cell.isRight ? "r" : nil, column.isLong ? "w" : nil].compactMap(\.self)
        cell.label = column.label
        cell.look = looks.isEmpty ? nil : looks.joined(separator: " ")
        return cell
      }
      return Row(head: row.head, cells: cells)
    }
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    BarEntry(count: all, label: title.text(in: language), target: id, tone: "t-brand")
  }
}

extension TableSection.Cell {
  /// A number, on the right.
  static func number(_ value: Int) -> Self { .init(text: NumberText.whole(value), isRight: true) }

  /// What orders cost, and what of it comes, in soles; a question mark for what has no price.
  static func cost(_ orders: [SeriesAssessment]) -> Self {
    let asked = OrderSheetSection.soles(orders)
    let comes = OrderSheetSection.soles(orders, \.expectedCostSoles)
    return .init(text: asked, less: comes == asked ? nil : comes, isRight: true)
  }

  /// What is asked for on some lines of a product, and what comes of it; a dash where nothing is known of any of them: nobody can say that
  /// none is needed there.
  static func order(_ lines: [SeriesAssessment]) -> Self {
    guard lines.contains(where: { $0.alert != .unknown || $0.order.quantity > 0 }) else {
      return .init(text: "–", isRight: true)
    }
    let asked = lines.reduce(0) { $0 + $1.order.quantity }
    let comes = lines.reduce(0) { $0 + $1.order.expectedUnits }
    return .init(
      text: NumberText.whole(asked), less: comes < asked ? NumberText.whole(comes) : nil,
      value: String(asked), isRight: true)
  }
}
