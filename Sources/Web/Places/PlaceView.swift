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
  /// What is ordered.
  let orders: [SeriesAssessment]
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
    orders = part.orderLines
  }

  /// The line of a shelf; nil where it is none of the place.
  func line(_ key: SeriesKey) -> SeriesAssessment? { lines[key] }

  /// The transfer of a key; nil where the run advises none, or none that touches the place.
  func transfer(_ key: AdviceKey) -> Transfer? {
    run.transfers.first { $0.from == key.facility && $0.to == key.receiver && $0.product == key.product }
  }

  /// Whether the account may say what is done about a piece of advice: both ends of a transfer have to lie in the place.
  func mayDecide(_ key: AdviceKey) -> Bool {
    facilities.contains(key.facility) && (key.receiver.map(facilities.contains) ?? true)
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
