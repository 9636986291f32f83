import Operations
import StockPolicy
import SupplyModel
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
  /// The products of the lines.
  let products: Set<ProductCode>
  private let lines: [SeriesKey: SeriesAssessment]

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
    microNetworks = Set(codes.compactMap { MicroNetwork(of: directory[$0]) }).sorted()
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
