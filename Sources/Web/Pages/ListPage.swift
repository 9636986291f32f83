import Operations
import StockPolicy
import SupplyModel
import Telling

/// A list of the latest run, a page of it, with its filters and what can be said of many lines at once.
struct ListPage: Section {
  static let template = Template("list", PackageResources.list_mustache)

  struct Words: TemplateValue {
    let filter = Phrase(es: "Ver", en: "Show")
    let filters = Phrase(es: "Filtros", en: "Filters")
    let place = Phrase(es: "Microrred", en: "Micro-network")
    let product = Phrase(es: "Producto", en: "Product")
    let level = Phrase(es: "Nivel", en: "Level")
    let state = Phrase(es: "Decisión", en: "Decision")
    let age = Phrase(es: "Desde hace", en: "For")
    let none = Phrase(es: "Nada en esta lista.", en: "Nothing in this list.")
    let mark = Phrase(es: "Marcar", en: "Mark")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let files = Phrase(es: "La lista entera:", en: "The whole list:")
  }

  struct Heading: TemplateValue {
    let name: Phrase
    let isRight: Bool
  }

  struct Cell: TemplateValue {
    let label: Phrase
    let text: String
    let note: String?
    let tone: String?
    let isRight: Bool
    /// Whether it is a sentence.
    let isWide: Bool
  }

  struct Row: TemplateValue {
    /// What a form says of the line; nil where nothing can be said of it.
    let advice: String?
    /// Whether it was marked before, in a form that was not noted.
    let isMarked: Bool
    let path: String
    let name: String
    /// Its product, by which two lines of a facility are told apart where a mark is read out.
    let product: String
    let note: String?
    let cells: [Cell]
  }

  let words = Words()
  let title: Phrase
  let count: String
  let path: String
  let token: String
  let run: String
  let here: String
  let noted: String?
  let problem: String?
  let places: [PeoplePage.Choice]
  let products: [PeoplePage.Choice]
  let levels: [PeoplePage.Choice]
  let states: [PeoplePage.Choice]
  let ages: [PeoplePage.Choice]
  let headings: [Heading]
  let rows: [Row]
  let mayMark: Bool
  let bulk: BulkForm
  let before: String?
  let after: String?
  let shown: String
  let csv: String
  let json: String

  static func title(_ list: RunListKind) -> Phrase {
    switch list {
    case .alerts: Phrase(es: "Alertas", en: "Alerts")
    case .orders: Phrase(es: "Pedidos", en: "Orders")
    case .transfers: Phrase(es: "Transferencias", en: "Transfers")
    case .expiries: Phrase(es: "Vencimientos", en: "Expiries")
    }
  }

  /// A page of a list.
  ///
  /// - Parameters:
  ///   - since: the month of the first run that had the alert of a shelf.
  ///   - problem: why what was just sent was not noted.
  ///   - typed: what was sent, so that nobody marks and types it twice; nothing where nothing was.
  init(
    _ list: RunListKind, _ query: ListQuery, of view: PlaceView, snapshot: Snapshot, account: Account,
    since: [SeriesKey: Month], problem: String? = nil, typed: FormFields = .none, _ visit: Visit
  ) {
    let language = visit.language
    let names = snapshot.names(language)
    let all = query.lines(list, of: view, names: names) { since[$0] }
    let pages = max(1, (all.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(query.page, pages)
    let first = (page - 1) * ListQuery.pageSize
    let lines = Array(all.dropFirst(first).prefix(ListQuery.pageSize))
    title = Self.title(list)
    count = NumberText.whole(all.count)
    path = list.path
    token = visit.formToken
    run = String(snapshot.record.id)
    here = list.path + query.text(page: page)
    self.problem = problem
    noted = Int(visit.fields["anotado"]).flatMap { count in
      (1...100_000).contains(count)
        ? language.noted(decisions: count, isRehearsal: false).trimmed : nil
    }
    let choices = Choices(list, query, view, names)
    (places, products, levels, states) = (choices.places, choices.products, choices.levels, choices.states)
    ages = choices.ages
    let marked = Set(typed.all("consejo").compactMap { AdviceText.read($0)?.key })
    let printer = RowPrinter(
      list, lines, view: view, names: names, since: since, transfers: { snapshot.transfers(view, language) })
    headings = printer.headings
    rows = lines.map { line in
      let (key, decision) = (line.key, snapshot.decisions.ledger.latest[line.key])
      let mayDecide = snapshot.units(key) > 0 && !snapshot.allowed(key, account).isEmpty
      return Row(
        advice: mayDecide ? AdviceText.text(key, seen: decision?.number ?? 0) : nil,
        isMarked: marked.contains(key), path: AdviceText.path(key), name: printer.name(line),
        product: names.product(key.product), note: printer.note(line), cells: printer.cells(line))
    }
    mayMark = rows.contains { $0.advice != nil }
    bulk = BulkForm(list, typed: typed, language)
    before = page > 1 ? list.path + query.text(page: page - 1) : nil
    after = page < pages ? list.path + query.text(page: page + 1) : nil
    shown =
      all.isEmpty
      ? ""
      : language.text(
        es: "\(first + 1)–\(first + lines.count) de \(NumberText.whole(all.count))",
        en: "\(first + 1)–\(first + lines.count) of \(NumberText.whole(all.count))")
    (csv, json) = ("/archivos/\(list.rawValue).csv", "/archivos/\(list.rawValue).json")
  }

  /// What the filters offer.
  private struct Choices {
    let places: [PeoplePage.Choice]
    let products: [PeoplePage.Choice]
    let levels: [PeoplePage.Choice]
    let states: [PeoplePage.Choice]
    let ages: [PeoplePage.Choice]

    init(_ list: RunListKind, _ query: ListQuery, _ view: PlaceView, _ names: ReportNames) {
      let language = names.language
      func choice(_ key: String, _ name: String, _ chosen: String) -> PeoplePage.Choice {
        .init(key: key, name: name, isChosen: key == chosen)
      }
      let found = view.microNetworks
      let everywhere = choice("", language.text(es: "todas", en: "all"), query.place)
      let all = choice("", language.text(es: "todos", en: "all"), query.product)
      let called = found.toldApart
      places =
        [everywhere]
        + found.map {
          choice(PeoplePage.key(of: AccountPlace($0)), names.shownPlace(called[$0] ?? $0.name), query.place)
        }
      let codes = view.products
      products =
        [all]
        + codes.map { ($0, names.product($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        .map { choice($0.0.text, $0.1, query.product) }
      levels =
        list == .alerts
        ? [choice("", language.text(es: "todos", en: "all"), query.level?.rawValue ?? "")]
          + [AlertLevel.stockedOut, .urgent, .watch, .unknown].map {
            choice($0.rawValue, language.name(of: $0), query.level?.rawValue ?? "")
          } : []
      states = WorkState.all(of: list).map {
        choice($0.rawValue, language.name(of: $0), query.state.rawValue)
      }
      let age = query.age?.rawValue ?? ""
      ages =
        list == .alerts
        ? [choice("", language.text(es: "cualquier tiempo", en: "any time"), age)]
          + AlertAge.allCases.map { choice($0.rawValue, language.name(of: $0), age) } : []
    }
  }
}

/// The cells of a page's lines, taken from the list that files and the command line have: the same words, the same numbers.
struct RowPrinter {
  private let list: RunListKind
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

  private struct ShownColumn {
    let heading: Phrase
    let key: String
    var note: String?
    var isRight = false
  }

  /// For how long an alert has stood: no column of the list's, for what is remembered of alerts is a list of its own.
  private static let stood = "stood"
  private static let product = Phrase(es: "Producto", en: "Product")
  private static let decision = ShownColumn(heading: Phrase(es: "Decisión", en: "Decision"), key: "decision")

  private var columns: [ShownColumn] {
    switch list {
    case .alerts:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(heading: Phrase(es: "Alerta", en: "Alert"), key: "alert_text", note: Self.stood),
        ShownColumn(
          heading: Phrase(es: "Stock", en: "Stock"), key: "stock", note: "stock_month", isRight: true),
        ShownColumn(heading: Phrase(es: "Se acaba", en: "Runs out"), key: "expected_date"),
        ShownColumn(heading: Phrase(es: "Probabilidad", en: "Probability"), key: "probability_text"),
        ShownColumn(heading: Phrase(es: "Pedido", en: "Order"), key: "order", isRight: true), Self.decision,
      ]
    case .orders:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(
          heading: Phrase(es: "Stock", en: "Stock"), key: "stock", note: "stock_month", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Pedido", en: "Order"), key: "order", note: "unit", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Regla oficial", en: "Official rule"), key: "official_order", isRight: true),
        ShownColumn(heading: Phrase(es: "Urgencia", en: "Urgency"), key: "urgency_text"), Self.decision,
      ]
    case .transfers:
      [
        ShownColumn(heading: Phrase(es: "Recibe", en: "Receives"), key: "to_name", note: "to"),
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(
          heading: Phrase(es: "Cantidad", en: "Quantity"), key: "quantity", note: "unit", isRight: true),
        ShownColumn(heading: Phrase(es: "Viaje", en: "Trip"), key: "trip", isRight: true),
        ShownColumn(heading: Phrase(es: "Por qué", en: "Why"), key: "reason"), Self.decision,
      ]
    case .expiries:
      [
        ShownColumn(heading: Self.product, key: "product_short", note: "product"),
        ShownColumn(heading: Phrase(es: "Lote", en: "Lot"), key: "lot"),
        ShownColumn(heading: Phrase(es: "Vence", en: "Expires"), key: "expiry"),
        ShownColumn(
          heading: Phrase(es: "En estante", en: "On the shelf"), key: "on_shelf", note: "unit", isRight: true),
        ShownColumn(
          heading: Phrase(es: "Se vencería", en: "Would expire"), key: "expected_loss", isRight: true),
        ShownColumn(heading: Phrase(es: "Valor S/", en: "Value S/"), key: "value", isRight: true),
        ShownColumn(heading: Phrase(es: "Qué hacer", en: "What to do"), key: "reason"), Self.decision,
      ]
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
