import Operations
import StockPolicy
import SupplyModel
import Telling

/// The lists of the latest run, as far as the account's place goes.
enum ListHandlers {
  static func list(_ list: RunListKind, _ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    return try Frame.page(of: snapshot, visit) { shared in
      let page = try section(list, ListQuery(shared.fields), snapshot, shared)
      return (page, page.title)
    }
  }

  /// The page of a list that a form was sent from, with what was marked and typed; nil where the form came from no list.
  ///
  /// - Parameter problem: why what was just sent was not noted.
  static func page(sentFrom path: String, _ visit: Visit, problem: String, status: Int) throws -> WebReply? {
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let list = RunListKind.allCases.first(where: { $0.path == parts[0] }),
      let fields = FormFields(parts.count > 1 ? parts[1] : "")
    else { return nil }
    return try page(
      list, ListQuery(fields), visit, problem: problem, typed: visit.fields, status: status)
  }

  private static func page(
    _ list: RunListKind, _ query: ListQuery, _ visit: Visit, problem: String?, typed: FormFields, status: Int
  ) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let page = try section(list, query, snapshot, visit, problem: problem, typed: typed)
    return try Frame.page(page, title: page.title, visit, status: status)
  }

  private static func section(
    _ list: RunListKind, _ query: ListQuery, _ snapshot: Snapshot, _ visit: Visit, problem: String? = nil,
    typed: FormFields = .none
  ) throws -> ListPage {
    let account = try visit.known()
    return ListPage(
      list, query, of: snapshot.view(of: account), snapshot: snapshot, account: account,
      since: list == .alerts ? try snapshot.alertMonths(in: visit.site.database) : [:], problem: problem,
      typed: typed, visit)
  }
}

/// The same lists as files, with every column.
enum FileHandlers {
  static func file(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard let file = visit.parameters["file"],
      let list = RunListKind.allCases.first(where: { file.hasPrefix($0.rawValue + ".") }),
      let snapshot = try visit.site.snapshot()
    else { throw Refusal.notFound }
    let view = snapshot.view(of: account)
    let (run, names) = (view.run, snapshot.names(visit.language))
    let table: ListTable =
      switch list {
      case .alerts: AlertTable.table(for: run, names: names)
      case .orders: OrderTable.table(for: run, names: names)
      case .transfers: snapshot.transfers(view, visit.language)
      case .expiries: ExpiryTable.table(for: run, names: names)
      }
    switch file.dropFirst(list.rawValue.count + 1) {
    case "csv": return .file(Array(table.csv.utf8), type: "text/csv; charset=utf-8", name: file)
    case "json": return .file(Array(table.json.utf8), type: "application/json", name: file)
    default: throw Refusal.notFound
    }
  }
}

/// The month, and where one stands in it.
enum HomeHandler {
  static func home(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { return try nothingYet(visit) }
    let page = HomePage(
      snapshot.view(of: account), snapshot: snapshot, account: account,
      steps: try MonthSteps(visit, here: nil), reviews: try visit.site.database.orderReviews(),
      clock: visit.site.machine.clock, visit.language)
    return try Frame.page(page, title: HomePage.name, visit)
  }

  /// Before the first forecast.
  static func nothingYet(_ visit: Visit) throws -> WebReply {
    let steps = try MonthSteps(visit, here: nil)
    let page = HomePage(nothingFor: try visit.known(), steps: steps, visit.language)
    return try Frame.page(page, title: HomePage.name, visit)
  }
}
