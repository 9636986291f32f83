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
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let orders = PlaceOrders.all(
      snapshot, snapshot.view(of: account), reviews: try visit.site.database.orderReviews()
    ).filter { !$0.lines.isEmpty }
    let budgets = try visit.site.database.facilitySupplies().reduce(into: [:]) {
      $0[$1.facility] = $1.budgetSoles
    }
    let page = ReviewListPage(
      orders, snapshot: snapshot, budgets: budgets,
      budget: account.place == .all
        ? snapshot.view(of: account).run.settings.orders.budgetSoles : nil, visit)
    return try Frame.page(page, title: ReviewListPage.name, visit)
  }

  static func place(_ visit: Visit) throws -> WebReply { try page(visit) }

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
    let (table, by) = try adherenceTable(visit)
    let page = AdherencePage(table, by: by, visit.language)
    return try Frame.page(page, title: page.title, visit)
  }

  static func adherenceFile(_ visit: Visit) throws -> WebReply {
    let (table, _) = try adherenceTable(visit)
    return .file(Array(table.csv.utf8), type: "text/csv; charset=utf-8", name: "cumplimiento.csv")
  }

  /// What became of what the latest runs of six months advised to the account's facilities.
  private static func adherenceTable(_ visit: Visit) throws -> (ListTable, AdherencePlace) {
    let account = try visit.known()
    let by = AdherencePlace(rawValue: visit.fields["por"]) ?? .microNetwork
    let facilities = try Registers(visit.site.database).facilities
    let lines =
      try visit.site.snapshot() == nil
      ? [] : AdherenceReview(visit.site.database).lines(lastMonths: 6)
    let own = lines.filter { account.place.holds(facilities[$0.shelf.facility]) }
    return (
      AdherenceTable.table(for: own, by: by, facilities: facilities, language: visit.language), by
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
    _ visit: Visit, problem: String? = nil, status: Int = 200
  ) throws -> WebReply {
    let account = try visit.known()
    let (snapshot, orders, reviews) = try orders(visit, account)
    let page = ReviewPage(
      orders, snapshot: snapshot, view: snapshot.view(of: account), reviews: reviews, account: account,
      problem: problem, visit)
    return try Frame.page(page, title: ReviewListPage.name, visit, status: status)
  }
}
