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
    let choices = ListChoices(list, query, view, names)
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
}
