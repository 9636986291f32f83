import Operations
import StockPolicy
import SupplyModel
import Telling

/// The lists of the latest run, as far as the account's place goes.
enum ListHandlers {
  static func list(_ list: RunListKind, _ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let page = ListPage(
      list, ListQuery(visit.fields), of: snapshot.view(of: account), snapshot: snapshot, account: account,
      visit)
    return try Frame.page(page, title: page.title, visit)
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
      snapshot.view(of: account), snapshot: snapshot, account: account, clock: visit.site.machine.clock,
      visit.language)
    return try Frame.page(page, title: HomePage.name, visit)
  }

  /// Before the first forecast.
  static func nothingYet(_ visit: Visit) throws -> WebReply {
    try Frame.page(HomePage(nothingFor: try visit.known(), visit.language), title: HomePage.name, visit)
  }
}
