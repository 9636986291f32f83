import Operations
import StockPolicy
import SupplyModel
import Telling

/// The orders of all micro-networks that one reviews, a line for each.
struct ReviewListPage: Section {
  static let template = Template("reviews", PackageResources.reviews_mustache)
  static let name = Phrase(es: "Revisión", en: "Review")

  struct Words: TemplateValue {
    let place = Phrase(es: "Microrred", en: "Micro-network")
    let lines = Phrase(es: "Pedidos", en: "Orders")
    let pending = Phrase(es: "Pendientes", en: "Pending")
    let advised = Phrase(es: "Aconsejado S/", en: "Advised S/")
    let decided = Phrase(es: "Según lo decidido S/", en: "As decided S/")
    let official = Phrase(es: "Regla oficial S/", en: "Official rule S/")
    let budget = Phrase(es: "Presupuesto S/", en: "Budget S/")
    let state = Phrase(es: "Revisión", en: "Review")
    let none = Phrase(es: "No hay pedidos que revisar.", en: "There are no orders to review.")
    let all = Phrase(es: "Total", en: "Total")
    let unpriced = Phrase(
      es: "Los costos cuentan los pedidos de los que se conoce el precio.",
      en: "Costs count the orders whose price is known.")
    let adherence = Phrase(
      es: "Qué se siguió y qué pasó después", en: "What was followed, and what came of it")
  }

  struct Row: TemplateValue {
    let name: String
    let path: String?
    let count: String
    let pending: String
    let advised: String
    let decided: String
    let official: String
    let budget: String?
    let state: String
    let tone: String
  }

  let words = Words()
  let title = Self.name
  let noted: String?
  let rows: [Row]
  let total: Row?
  let adherencePath = "/cumplimiento"

  /// The orders of some micro-networks.
  ///
  /// - Parameters:
  ///   - budgets: soles that each facility may spend, where a file states it.
  ///   - budget: soles that all orders of the run may cost together; nil without a limit, or where only a part of them is seen.
  init(
    _ orders: [PlaceOrders], snapshot: Snapshot, budgets: [FacilityCode: Double], budget: Double?,
    _ visit: Visit
  ) {
    let language = visit.language
    let names = snapshot.names(language)
    let called = orders.map(\.place).toldApart
    var (sum, count, open) = (PlaceOrders.Cost(), 0, 0)
    rows = orders.map { one in
      let cost = one.cost(snapshot.decisions)
      let pending = one.pending(snapshot.decisions)
      sum.advised += cost.advised
      sum.decided += cost.decided
      sum.official += cost.official
      count += one.lines.count
      open += pending
      let known = one.facilities.compactMap { budgets[$0] }
      let standing = one.standing(run: snapshot.record.id)
      return Row(
        name: names.shownPlace(called[one.place] ?? one.place.name), path: ReviewHandlers.path(of: one.place),
        count: NumberText.whole(one.lines.count), pending: NumberText.whole(pending),
        advised: language.money(cost.advised), decided: language.money(cost.decided),
        official: language.money(cost.official),
        budget: known.isEmpty ? nil : language.money(known.reduce(0, +)),
        state: language.told(one.review, standing),
        tone: standing == .holds ? (one.review?.verdict == .approved ? "t-green" : "t-orange") : "t-grey")
    }
    total =
      rows.count < 2
      ? nil
      : Row(
        name: words.all.text(in: language), path: nil, count: NumberText.whole(count),
        pending: NumberText.whole(open), advised: language.money(sum.advised),
        decided: language.money(sum.decided), official: language.money(sum.official),
        budget: budget.map(language.money), state: "",
        tone: "")
    noted = visit.fields["anotado"] == "1" ? language.text(es: "Anotado.", en: "Noted.") : nil
  }
}

/// The orders of one micro-network, line by line beside the official rule, and the form that approves or returns them.
struct ReviewPage: Section {
  static let template = Template("review", PackageResources.review_mustache)

  struct Words: TemplateValue {
    let back = Phrase(es: "Todas las microrredes", en: "All micro-networks")
    let facility = Phrase(es: "Establecimiento", en: "Facility")
    let product = Phrase(es: "Producto", en: "Product")
    let stock = Phrase(es: "Stock", en: "Stock")
    let months = Phrase(es: "Meses", en: "Months")
    let official = Phrase(es: "Regla oficial", en: "Official rule")
    let order = Phrase(es: "Pedido", en: "Order")
    let orders = Phrase(es: "Pedidos", en: "Orders")
    let cost = Phrase(es: "Costo S/", en: "Cost S/")
    let warehouse = Phrase(es: "El almacén puede", en: "The warehouse can")
    let decision = Phrase(es: "Decisión", en: "Decision")
    let decided = Phrase(es: "Queda en", en: "Comes to")
    let decidedCost = Phrase(es: "Costo decidido S/", en: "Decided cost S/")
    let all = Phrase(es: "Total", en: "Total")
    let answer = Phrase(es: "Revisar", en: "Review")
    let comment = Phrase(es: "Comentario", en: "Comment")
    let commentHint = Phrase(es: "Al devolver, diga qué falta.", en: "Where returned, say what is missing.")
    let approve = Phrase(es: "Aprobar los pedidos", en: "Approve the orders")
    let giveBack = Phrase(es: "Devolver los pedidos", en: "Return the orders")
    let before = Phrase(es: "Revisiones hasta ahora", en: "Reviews so far")
    let none = Phrase(es: "No hay pedidos que revisar.", en: "There are no orders to review.")
    let closed = Phrase(
      es: "Revisa quien está por encima de la microrred: la red o la DIRESA.",
      en: "Whoever is above the micro-network reviews: the network or the regional authority.")
  }

  struct Row: TemplateValue {
    let path: String
    let name: String
    let code: String
    let product: String
    let stock: String
    let months: String
    let official: String
    let order: String
    let cost: String
    let warehouse: String?
    let decision: String
    let decided: String
    let decidedCost: String
  }

  struct Said: TemplateValue {
    let when: String
    let who: String
    let what: String
    let comment: String?
  }

  let words = Words()
  let title: String
  let state: String
  let problem: String?
  let rows: [Row]
  let advisedTotal: String
  let decidedTotal: String
  let said: [Said]
  let mayReview: Bool
  let token: String
  let run: String
  let place: String
  let seen: String
  let comment: String

  init(
    _ orders: PlaceOrders, snapshot: Snapshot, view: PlaceView, reviews: [OrderReview], account: Account,
    problem: String?, _ visit: Visit
  ) {
    let language = visit.language
    let names = snapshot.names(language)
    let table = OrderTable.table(for: view.only(orders.lines), names: names)
    title = names.shownPlace(orders.place.name)
    state = language.told(orders.review, orders.standing(run: snapshot.record.id))
    self.problem = problem
    let lines = Dictionary(orders.lines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    rows = table.rows.indices.compactMap { row in
      let code = FacilityCode(table.shown("facility", row: row) ?? "")
      let product = ProductCode(table.shown("product", row: row) ?? "")
      guard let line = lines[SeriesKey(code, product)] else { return nil }
      let key = AdviceKey.order(facility: code, product: product)
      let decided = DecidedCost(line, snapshot.decisions[key])
      func shown(_ key: String) -> String { table.shown(key, row: row) ?? "–" }
      return Row(
        path: AdviceText.path(key), name: names.shownName(code), code: code.text,
        product: shown("product_short"), stock: shown("stock"), months: shown("months_of_stock"),
        official: shown("official_order"), order: shown("order"),
        cost: line.order.costSoles.map(language.money) ?? "–",
        warehouse: table.shown("allotted", row: row), decision: shown("decision"),
        decided: NumberText.whole(decided.units), decidedCost: decided.soles.map(language.money) ?? "–")
    }
    let cost = orders.cost(snapshot.decisions)
    (advisedTotal, decidedTotal) = (language.money(cost.advised), language.money(cost.decided))
    let clock = visit.site.machine.clock
    said = reviews.filter { $0.place == AccountPlace(orders.place) }.reversed().map { review in
      Said(
        when: clock.day(ofInstant: review.instant).map(language.dayText) ?? review.instant,
        who: review.account,
        what: language.name(of: review.verdict)
          + language.text(es: ", pronóstico \(review.run)", en: ", forecast \(review.run)"),
        comment: review.comment)
    }
    mayReview = account.may(.review) && !rows.isEmpty
    token = visit.formToken
    run = String(snapshot.record.id)
    place = PeoplePage.key(of: AccountPlace(orders.place))
    seen = String(orders.seen)
    comment = problem == nil ? "" : visit.fields["comentario"]
  }
}

/// What became of what was advised, by month and place.
struct AdherencePage: Section {
  static let template = Template("adherence", PackageResources.adherence_mustache)

  struct Words: TemplateValue {
    let filters = Phrase(es: "Filtros", en: "Filters")
    let by = Phrase(es: "Por", en: "By")
    let show = Phrase(es: "Ver", en: "Show")
    let none = Phrase(es: "Nada en esta lista.", en: "Nothing in this list.")
  }

  let words = Words()
  let title = Phrase(es: "Qué se siguió y qué pasó después", en: "What was followed, and what came of it")
  let warning: String
  let choices: [PeoplePage.Choice]
  let headings: [ListPage.Heading]
  let rows: [AdherenceRow]
  let csv: String

  struct AdherenceRow: TemplateValue {
    let name: String
    let cells: [ListPage.Cell]
  }

  init(_ table: ListTable, by: AdherencePlace, _ language: Language) {
    warning = language.adherenceWarning
    let places: [(AdherencePlace, String)] = [
      (.all, language.text(es: "todo", en: "all")), (.network, language.text(es: "red", en: "network")),
      (.microNetwork, language.text(es: "microrred", en: "micro-network")),
      (.facility, language.text(es: "establecimiento", en: "facility")),
    ]
    choices = places.map { .init(key: $0.0.rawValue, name: $0.1, isChosen: $0.0 == by) }
    let columns: [(Phrase, String, Bool)] = [
      (Phrase(es: "Mes", en: "Month"), "month", false), (Phrase(es: "Qué", en: "What"), "kind_text", false),
      (Phrase(es: "Ya pedidos antes", en: "Asked before"), "asked_before", true),
      (Phrase(es: "Recomendados", en: "Advised"), "advised", true),
      (Phrase(es: "Aceptados", en: "Accepted"), "accepted", true),
      (Phrase(es: "Cambiados", en: "Changed"), "changed", true),
      (Phrase(es: "Rechazados", en: "Rejected"), "rejected", true),
      (Phrase(es: "Pospuestos", en: "Snoozed"), "snoozed", true),
      (Phrase(es: "Sin respuesta", en: "Unanswered"), "unanswered", true),
      (Phrase(es: "Con llegada", en: "Arrived"), "arrived", true),
      (Phrase(es: "Agotados si se siguió", en: "Out where followed"), "followed", true),
      (Phrase(es: "Agotados si no se siguió", en: "Out where not followed"), "not_followed", true),
    ]
    headings =
      [.init(name: Phrase(es: "Lugar", en: "Place"), isRight: false)]
      + columns.map { .init(name: $0.0, isRight: $0.2) }
    rows = table.rows.indices.map { row in
      AdherenceRow(
        name: language.sentenceCase(table.shown("place_name", row: row) ?? "–"),
        cells: columns.map {
          ListPage.Cell(
            label: $0.0, text: table.shown($0.1, row: row) ?? "–", note: nil, tone: nil, isRight: $0.2,
            isWide: false)
        })
    }
    csv = "/cumplimiento.csv?por=" + by.rawValue
  }
}
