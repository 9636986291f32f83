import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Looking at the orders of micro-networks from above: side by side with the official rule, approved or returned.
enum ReviewHandlers {
  private static let longestComment = 300

  /// The page of a micro-network.
  static func path(of place: MicroNetwork) -> String {
    "/revision/pedidos?lugar=" + PercentText.encoded(PeoplePage.key(of: AccountPlace(place)))
  }

  static func list(_ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    return try Frame.page(of: snapshot, visit) { (try listSection(snapshot, $0), ReviewListPage.name) }
  }

  private static func listSection(_ snapshot: Snapshot, _ visit: Visit) throws -> ReviewListPage {
    let account = try visit.known()
    let orders = PlaceOrders.all(
      snapshot, snapshot.view(of: account), reviews: try visit.site.database.orderReviews()
    ).filter { !$0.lines.isEmpty }
    let budgets = try visit.site.database.facilitySupplies().reduce(into: [:]) {
      $0[$1.facility] = $1.budgetSoles
    }
    return ReviewListPage(
      orders, snapshot: snapshot, budgets: budgets,
      budget: account.place == .all
        ? snapshot.view(of: account).run.settings.orders.budgetSoles : nil, visit)
  }

  static func place(_ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    return try Frame.page(of: snapshot, visit) { (try section($0, problem: nil), ReviewListPage.name) }
  }

  /// Notes what a page's form says.
  static func note(_ visit: Visit) throws -> WebReply {
    do {
      _ = try review(visit)
      return .see("/revision?anotado=1")
    } catch let told as DecisionHandlers.Told {
      return try page(visit, problem: told.text, status: told.status)
    }
  }

  /// Approves the orders of a micro-network, or returns them: the one way for pages and programs alike.
  ///
  /// - Parameter answer: what is answered to a program, by the number of the review.
  /// - Returns: the number of the review.
  /// - Throws: `DecisionHandlers.Told`, `Refusal`, `ColcaError`.
  static func review(_ visit: Visit, answer: (@Sendable (Int64) -> WebReply)? = nil) throws -> Int64 {
    let account = try visit.known()
    let (snapshot, orders, _) = try orders(visit, account)
    guard let verdict = OrderReview.Verdict(rawValue: visit.fields["acto"]),
      let seen = Int64(visit.fields["visto"])
    else { throw Refusal.unreadableForm }
    guard visit.fields["pronostico"] == String(snapshot.record.id) else {
      throw told(
        visit.text(
          es:
            "Mientras tanto hay un pronóstico nuevo, con otros pedidos. No se anotó nada: mírelos de nuevo.",
          en: "Meanwhile there is a new forecast with other orders. Nothing was noted: look at them again."),
        status: 409)
    }
    let comment = visit.fields["comentario"]
    guard comment.count <= longestComment, comment.utf8.count <= longestComment * 4 else {
      throw told(
        visit.text(
          es: "Un comentario tiene a lo más \(longestComment) caracteres.",
          en: "A comment has \(longestComment) characters at most."), status: 422)
    }
    guard verdict == .approved || !comment.isEmpty else {
      throw told(
        visit.text(es: "Escriba en el comentario qué falta.", en: "Say in the comment what is missing."),
        status: 422)
    }
    do {
      return try visit.site.writing(as: account).review(
        AccountPlace(orders.place), run: snapshot.record.id, verdict,
        comment: comment.isEmpty ? nil : comment, facilities: orders.facilities, seen: seen,
        answering: answer.flatMap { visit.answering?.once($0) })
    } catch let error as ReviewError {
      throw told(visit.language.sentence(for: error), status: 409)
    }
  }

  private static func told(_ text: String, status: Int) -> DecisionHandlers.Told {
    DecisionHandlers.Told(text: text, keys: [], status: status)
  }

  static func adherence(_ visit: Visit) throws -> WebReply {
    func section(_ visit: Visit) throws -> AdherencePage {
      let (table, by) = try adherenceTable(visit)
      return AdherencePage(table, by: by, visit.language)
    }
    guard let snapshot = try visit.site.snapshot() else {
      let page = try section(visit)
      return try Frame.page(page, title: page.title, visit)
    }
    return try Frame.page(of: snapshot, visit) { shared in
      let page = try section(shared)
      return (page, page.title)
    }
  }

  static func adherenceFile(_ visit: Visit) throws -> WebReply {
    let (table, _) = try adherenceTable(visit)
    return .file(Array(table.csv.utf8), type: "text/csv; charset=utf-8", name: "cumplimiento.csv")
  }

  /// What became of what the latest runs of six months advised to the account's facilities.
  private static func adherenceTable(_ visit: Visit) throws -> (ListTable, AdherencePlace) {
    let account = try visit.known()
    let by = AdherencePlace(rawValue: visit.fields["por"]) ?? .microNetwork
    let snapshot = try visit.site.snapshot()
    return (
      AdherenceTable.table(
        for: try snapshot?.adherence(of: account, in: visit.site.database) ?? [], by: by,
        facilities: snapshot?.directory ?? FacilityDirectory([]), language: visit.language), by
    )
  }

  /// The orders of the micro-network that a form or a query names, which has to lie in the account's place.
  private static func orders(
    _ visit: Visit, _ account: Account
  ) throws -> (snapshot: Snapshot, orders: PlaceOrders, reviews: [OrderReview]) {
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let reviews = try visit.site.database.orderReviews()
    let all = PlaceOrders.all(snapshot, snapshot.view(of: account), reviews: reviews)
    guard
      let orders = all.first(where: {
        PeoplePage.key(of: AccountPlace($0.place)) == visit.fields["lugar"]
      })
    else { throw Refusal.notFound }
    return (snapshot, orders, reviews)
  }

  private static func page(
    _ visit: Visit, problem: String, status: Int
  ) throws -> WebReply {
    try Frame.page(try section(visit, problem: problem), title: ReviewListPage.name, visit, status: status)
  }

  private static func section(_ visit: Visit, problem: String?) throws -> ReviewPage {
    let account = try visit.known()
    let (snapshot, orders, reviews) = try orders(visit, account)
    return ReviewPage(
      orders, snapshot: snapshot, view: snapshot.view(of: account), reviews: reviews, account: account,
      problem: problem, visit)
  }
}
