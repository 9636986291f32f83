import Operations
import StockPolicy
import SupplyModel
import Telling

/// What the filters of a list offer.
struct ListChoices {
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
