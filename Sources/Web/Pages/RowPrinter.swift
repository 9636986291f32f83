import Operations
import StockPolicy
import SupplyModel
import Telling

/// The cells of a page's lines, taken from the list that files and the command line have: the same words, the same numbers.
struct RowPrinter {
  let list: RunListKind
  /// The list that the cells are of.
  let table: ListTable
  private let names: ReportNames
  private let places: [AdviceKey: Int]
  private let since: [SeriesKey: Month]
  private let asOf: Month

  init(
    _ list: RunListKind, _ lines: [ListedLine], view: PlaceView, names: ReportNames,
    since: [SeriesKey: Month], transfers: () -> ListTable
  ) {
    self.list = list
    self.names = names
    self.since = since
    asOf = view.run.settings.asOf
    var shelves: [SeriesAssessment] = []
    var known: Set<SeriesKey> = []
    for line in lines {
      switch line {
      case .shelf(let shelf): shelves.append(shelf)
      // A shelf has several lots.
      case .lot(let lot):
        if known.insert(lot.assessment.key).inserted { shelves.append(lot.assessment) }
      case .trip: continue
      }
    }
    let run = view.only(shelves)
    switch list {
    case .alerts: table = AlertTable.table(for: run, names: names)
    case .orders: table = OrderTable.table(for: run, names: names)
    case .transfers: table = transfers()
    case .expiries: table = ExpiryTable.table(for: run, names: names)
    }
    let table = table
    let keys: [AdviceKey]
    switch list {
    case .transfers: keys = []
    case .expiries: keys = ExpiryLine.lines(of: run, names: names).map(\.key)
    case .alerts, .orders:
      keys = table.rows.indices.map { row in
        .order(
          facility: FacilityCode(table.shown("facility", row: row) ?? ""),
          product: ProductCode(table.shown("product", row: row) ?? ""))
      }
    }
    places = Dictionary(
      keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row of a line in the list.
  func row(_ line: ListedLine) -> Int? {
    switch line {
    case .shelf, .lot: places[line.key]
    case .trip(_, let row): row
    }
  }

  /// The heading of what a row begins with, then those of its cells.
  var headings: [ListPage.Heading] {
    let first =
      list == .transfers
      ? Phrase(es: "Entrega", en: "Gives") : Phrase(es: "Establecimiento", en: "Facility")
    return [ListPage.Heading(name: first, isRight: false)]
      + columns.map { ListPage.Heading(name: $0.heading, isRight: $0.isRight) }
  }

  func name(_ line: ListedLine) -> String { names.shownName(line.key.facility) }

  func note(_ line: ListedLine) -> String? {
    let code = line.key.facility
    return [code.text, names.shownMicroNetwork(of: code)].compactMap { $0 }.joined(separator: " · ")
  }

  func cells(_ line: ListedLine) -> [ListPage.Cell] {
    guard let row = row(line) else { return [] }
    return columns.map { column in
      ListPage.Cell(
        label: column.heading, text: text(column.key, row: row, line),
        note: column.note.flatMap { $0 == Self.stood ? stood(line) : table.shown($0, row: row) },
        tone: column.key == "alert_text" ? tone(line) : nil, isRight: column.isRight,
        isWide: column.key == "reason")
    }
  }

  /// The list's own words; a place is written as pages write it.
  private func text(_ key: String, row: Int, _ line: ListedLine) -> String {
    if key == "to_name", let receiver = line.key.receiver { return names.shownName(receiver) }
    return table.shown(key, row: row) ?? "–"
  }

  private func stood(_ line: ListedLine) -> String? {
    since[SeriesKey(line.key.facility, line.key.product)].map {
      names.language.stood(AlertAge.months(since: $0, asOf: asOf))
    }
  }

  private func tone(_ line: ListedLine) -> String? {
    guard case .shelf(let shelf) = line else { return nil }
    switch shelf.alert {
    case .stockedOut, .urgent: return "t-red"
    case .watch: return "t-orange"
    case .unknown, .excess, .calm: return "t-grey"
    }
  }
}
