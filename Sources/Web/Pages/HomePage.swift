import Operations
import StockPolicy
import SupplyModel
import Telling

/// The month: what its data say, and what of it is decided.
struct HomePage: Section {
  static let template = Template("home", PackageResources.home_mustache, parts: [MonthSteps.template])

  static let name = Phrase(es: "El mes", en: "The month")

  struct Words: TemplateValue {
    let nothing = Phrase(
      es:
        "Todavía no hay un pronóstico. Cargue los reportes y pronostique, por los pasos de arriba; quien cuida el servidor también puede: colca import, colca forecast.",
      en:
        "There is no forecast yet. Bring reports in and forecast, by the steps above; whoever looks after the server can too: colca import, colca forecast."
    )
    let urgent = Phrase(es: "Qué falta y qué se acaba", en: "What is out and what runs out")
    let decide = Phrase(es: "Qué está decidido", en: "What is decided")
    let list = Phrase(es: "Lista", en: "List")
    let lines = Phrase(es: "Líneas", en: "Lines")
    let decided = Phrase(es: "Con decisión", en: "Decided")
    let pending = Phrase(es: "Pendientes", en: "Pending")
    let reviews = Phrase(es: "Qué dijo quien revisa los pedidos", en: "What whoever reviews the orders said")
  }

  struct Level: TemplateValue {
    let name: String
    let count: String
    let path: String
    let tone: String
  }

  struct Progress: TemplateValue {
    let name: Phrase
    let path: String
    let all: String
    let decided: String
    let pending: String
    let pendingPath: String
  }

  let words = Words()
  let steps: MonthSteps
  let title: String
  let place: String
  let told: String?
  let levels: [Level]
  let progress: [Progress]
  /// What was said from above of the orders of this forecast.
  let reviews: [String]

  /// A page before the first forecast.
  init(nothingFor account: Account, steps: MonthSteps, _ language: Language) {
    self.steps = steps
    title = Self.name.text(in: language)
    place = language.name(of: account.place)
    told = nil
    levels = []
    progress = []
    reviews = []
  }

  init(
    _ view: PlaceView, snapshot: Snapshot, account: Account, steps: MonthSteps, reviews: [OrderReview],
    clock: MachineClock,
    _ language: Language
  ) {
    self.steps = steps
    let names = snapshot.names(language)
    let asOf = language.monthText(view.run.settings.asOf)
    title = language.text(es: "El mes: datos hasta \(asOf)", en: "The month: data through \(asOf)")
    place = language.name(of: account.place)
    let made = clock.day(ofInstant: snapshot.record.instant).map(language.dayText)
    told = language.text(
      es: "\(language.facilities(view.facilities.count)) · pronóstico \(snapshot.record.id)"
        + (made.map { " del \($0)" } ?? ""),
      en: "\(language.facilities(view.facilities.count)) · forecast \(snapshot.record.id)"
        + (made.map { " of \($0)" } ?? ""))
    let counts = snapshot.counts(view)
    levels = MonthCounts.levels.map { level in
      Level(
        name: language.name(of: level), count: NumberText.whole(counts.alerts[level] ?? 0),
        path: RunListKind.alerts.path + "?nivel=" + level.rawValue,
        tone: level == .watch ? "t-orange" : level == .unknown ? "t-grey" : "t-red")
    }
    let current = reviews.filter { $0.run == snapshot.record.id }
    self.reviews = (current.isEmpty ? [] : PlaceOrders.all(snapshot, view, reviews: reviews)).compactMap {
      orders in
      guard let review = orders.review, review.run == snapshot.record.id else { return nil }
      let told =
        names.shownPlace(orders.place.name) + ": "
        + language.told(review, orders.standing(run: review.run)) + " (" + review.account + ")"
      return told + (review.comment.map { ": " + $0 } ?? "")
    }
    let lists = [
      (RunListKind.orders, counts.orders), (.transfers, counts.transfers), (.expiries, counts.expiries),
    ]
    progress = lists.map { list, count in
      Progress(
        name: ListPage.title(list), path: list.path, all: NumberText.whole(count.lines),
        decided: NumberText.whole(count.decided), pending: NumberText.whole(count.lines - count.decided),
        pendingPath: list.path + "?estado=" + WorkState.pending.rawValue)
    }
  }
}

extension Language {
  fileprivate func facilities(_ count: Int) -> String {
    NumberText.whole(count)
      + (count == 1
        ? text(es: " establecimiento", en: " facility") : text(es: " establecimientos", en: " facilities"))
  }
}
