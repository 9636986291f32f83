import Operations
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// The orders of a micro-network of the latest run, with what they cost and what was said of them.
struct PlaceOrders: Sendable {
  let place: MicroNetwork
  /// All facilities of the micro-network that the account sees.
  let facilities: Set<FacilityCode>
  /// Its orders, in the order of requisitions.
  let lines: [SeriesAssessment]
  /// The latest review; nil where there was none.
  let review: OrderReview?
  /// The latest decision on one of the orders; nil where there is none.
  let decided: Decision?

  /// The orders of every micro-network that an account may review, by name.
  ///
  /// Only those that lie wholly in its place: whoever answers for the micro-network alone reviews nothing.
  static func all(_ snapshot: Snapshot, _ view: PlaceView, reviews: [OrderReview]) -> [PlaceOrders] {
    let names = snapshot.names(.spanish)
    let latest = Dictionary(reviews.map { ($0.place, $0) }, uniquingKeysWith: { _, later in later })
    let lines = Dictionary(grouping: view.orders) { MicroNetwork(of: names.facility($0.facility)) }
    let codes = Dictionary(grouping: view.facilities) { MicroNetwork(of: names.facility($0)) }
    return view.microNetworks.map { place in
      let own = Set(codes[place] ?? [])
      return PlaceOrders(
        place: place, facilities: own, lines: lines[place] ?? [], review: latest[AccountPlace(place)],
        decided: snapshot.decisions.ledger.latestOnOrders(of: own))
    }
  }

  /// The latest entry of the log that a page of it shows.
  var seen: Int64 { max(review?.number ?? 0, decided?.number ?? 0) }

  /// How far the review holds; nil where there was none.
  func standing(run: Int64) -> OrderReview.Standing? {
    review?.standing(run: run, decided: decided?.number ?? 0)
  }

  /// How many orders wait for an answer.
  func pending(_ decisions: StandingDecisions) -> Int {
    lines.count { WorkState.pending.holds(decisions[.order(facility: $0.facility, product: $0.product)]) }
  }

  /// Soles of what is advised, of what people have decided, and by the official rule, of the lines whose price is known.
  func cost(_ decisions: StandingDecisions) -> Cost {
    var cost = Cost()
    for line in lines {
      let decided = DecidedCost(line, decisions[.order(facility: line.facility, product: line.product)])
      guard let advised = line.order.costSoles, let soles = decided.soles else {
        cost.unpriced += 1
        continue
      }
      cost.advised += advised
      cost.decided += soles
      cost.official += decided.officialSoles ?? 0
    }
    return cost
  }

  struct Cost {
    var advised = 0.0
    var decided = 0.0
    var official = 0.0
    var unpriced = 0
  }
}

extension Language {
  /// What was said of the orders of a micro-network, and how far it holds.
  func told(_ review: OrderReview?, _ standing: OrderReview.Standing?) -> String {
    guard let review, let standing else { return text(es: "sin revisar", en: "not reviewed") }
    let verdict = name(of: review.verdict)
    switch standing {
    case .holds: return verdict
    case .decidedSince:
      return text(es: "\(verdict); después se decidió otra cosa", en: "\(verdict); decided otherwise since")
    case .ofEarlierRun:
      return text(es: "\(verdict) con un pronóstico anterior", en: "\(verdict) with an earlier forecast")
    }
  }

  /// What was said, in a word.
  func name(of verdict: OrderReview.Verdict) -> String {
    switch verdict {
    case .approved: text(es: "aprobado", en: "approved")
    case .returned: text(es: "devuelto", en: "returned")
    }
  }

  /// Soles, to the céntimo.
  func money(_ amount: Double) -> String { NumberText.cents(amount) }
}
