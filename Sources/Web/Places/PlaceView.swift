import Operations
import StockPolicy
import SupplyModel
import Synchronization
import Telling

/// What an account sees of the latest run, and what it may say something of: the facilities of its place, and nothing else.
///
/// Pages, files and decisions know no other way to a run: what is not in here, no route can show or change.
struct PlaceView: Sendable {
  /// Whose it is.
  let place: AccountPlace
  /// The facilities of the place that the run looks at.
  let facilities: Set<FacilityCode>
  /// The lines of these facilities, and the transfers that begin or end at one of them.
  let run: ForecastRun
  /// What calls for action, most urgent first, then what is unknown.
  let alerts: [SeriesAssessment]
  /// What is ordered, by micro-network, name and product, as requisitions are.
  let orders: [SeriesAssessment]
  /// The whole of each trip that touches the place, with the shelves that it takes from and brings to.
  ///
  /// How long a trip is, and why it is worth it, is told of all of it: its other stops are known by it.
  let trips: ForecastRun
  /// Which of the transfers of these trips begin or end in the place.
  let isOwnTransfer: [Bool]
  /// The micro-networks of the facilities.
  let microNetworks: [MicroNetwork]
  /// The facilities of each micro-network, by its key in a form.
  private let byPlace: [String: Set<FacilityCode>]
  /// How many lines call for action, by level.
  let alertCounts: [AlertLevel: Int]
  /// The products of the lines.
  let products: Set<ProductCode>
  private let lines: [SeriesKey: SeriesAssessment]
  private let lots = LotsAtRisk()

  /// The part of a run that lies in a place.
  init(_ run: ForecastRun, place: AccountPlace, directory: FacilityDirectory) {
    self.place = place
    let codes = Set(run.assessments.map(\.facility)).filter { place.holds(directory[$0]) }
    facilities = codes
    let part = ForecastRun(
      settings: run.settings, assessments: run.assessments.filter { codes.contains($0.facility) },
      transfers: run.transfers.filter { codes.contains($0.from) || codes.contains($0.to) },
      calendars: run.calendars.filter { codes.contains($0.key) },
      warehouseStocks: place == .all ? run.warehouseStocks : [])
    self.run = part
    lines = Dictionary(part.assessments.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    alerts = part.worklist + part.assessments.filter { $0.alert == .unknown }
    orders = Self.inOrder(part.orderLines, directory)
    let touched = Set(part.transfers.map(\.trip))
    let whole = run.transfers.filter { touched.contains($0.trip) }
    let shelves = Set(
      whole.flatMap { [SeriesKey($0.from, $0.product), SeriesKey($0.to, $0.product)] })
    trips = ForecastRun(
      settings: run.settings, assessments: run.assessments.filter { shelves.contains($0.key) },
      transfers: whole)
    isOwnTransfer = whole.map { codes.contains($0.from) || codes.contains($0.to) }
    var members: [MicroNetwork: Set<FacilityCode>] = [:]
    for code in codes {
      if let network = MicroNetwork(of: directory[code]) { members[network, default: []].insert(code) }
    }
    microNetworks = members.keys.sorted()
    byPlace = Dictionary(
      members.map { (PeoplePage.key(of: AccountPlace($0)), $1) }, uniquingKeysWith: { $0.union($1) })
    alertCounts = alerts.reduce(into: [:]) { $0[$1.alert, default: 0] += 1 }
    products = Set(part.assessments.map(\.product) + part.transfers.map(\.product))
  }

  private static func inOrder(
    _ lines: [SeriesAssessment], _ directory: FacilityDirectory
  ) -> [SeriesAssessment] {
    let keyed = lines.map { line in
      let facility = directory[line.facility]
      return (
        line: line,
        key: [
          facility.microNetwork ?? "\u{FFFF}", facility.name ?? line.facility.text, line.facility.text,
          line.product.text,
        ]
      )
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.line)
  }

  /// The lots that will not be used up, those worth most first; the same in any language.
  func expiries(_ names: ReportNames) -> [ExpiryLine] {
    lots.lines { ExpiryLine.lines(of: run, names: names) }
  }

  /// The facilities of a micro-network, by its key in a form; empty of one that the place does not hold.
  func facilities(ofPlace key: String) -> Set<FacilityCode> { byPlace[key] ?? [] }

  /// The line of a shelf; nil where it is none of the place.
  func line(_ key: SeriesKey) -> SeriesAssessment? { lines[key] }

  /// Whether the account may say what is done about a piece of advice: both ends of a transfer have to lie in the place.
  func mayDecide(_ key: AdviceKey) -> Bool {
    facilities.contains(key.facility) && (key.receiver.map(facilities.contains) ?? true)
  }

  /// The one end of a transfer that lies in the place; nil of other advice, and where both do or none.
  func end(of key: AdviceKey) -> TransferEnd? {
    guard let receiver = key.receiver else { return nil }
    switch (facilities.contains(key.facility), facilities.contains(receiver)) {
    case (true, false): return .giver
    case (false, true): return .receiver
    case (true, true), (false, false): return nil
    }
  }

  /// Whether the account may see what was decided about a piece of advice.
  func maySee(_ key: AdviceKey) -> Bool {
    facilities.contains(key.facility) || (key.receiver.map(facilities.contains) ?? false)
  }

  /// The run with some of its lines alone, as lists are made of.
  func only(_ lines: [SeriesAssessment], transfers: [Transfer] = []) -> ForecastRun {
    ForecastRun(
      settings: run.settings, assessments: lines, transfers: transfers, calendars: run.calendars,
      warehouseStocks: run.warehouseStocks)
  }
}

/// The lots of a place, once somebody has asked.
private final class LotsAtRisk: Sendable {
  private let known = Mutex<[ExpiryLine]?>(nil)

  func lines(_ make: () -> [ExpiryLine]) -> [ExpiryLine] {
    known.withLock { known in
      let lines = known ?? make()
      known = lines
      return lines
    }
  }
}
