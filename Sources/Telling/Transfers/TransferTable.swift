import StockPolicy
import SupplyModel

/// The transfers of a run as a list: one line per product of a trip, in the order of the trips.
public enum TransferTable {
  /// What stands above the list, and on the tab of its sheet.
  static let title = Phrase(es: "Transferencias", en: "Transfers")

  /// The list.
  ///
  /// - Parameter isForm: with columns to write on what was sent and received, by which the sheet can be read back.
  public static func table(for run: ForecastRun, names: ReportNames, isForm: Bool = false) -> ListTable {
    let (language, reasons) = (names.language, TransferReasons(run: run, names: names))
    let trips = Dictionary(grouping: run.transfers, by: \.trip)
    let (lengths, ways) = (trips.mapValues(names.kilometres), trips.mapValues { names.way(of: $0) })
    return ListTable(
      name: "transfers", title: title, version: 2,
      rows: run.transfers,
      language: language
    ) {
      Column("trip", es: "Viaje") { .whole($0.trip) }
      Column("way", es: "Recorrido", .files) { .text(ways[$0.trip] ?? "") }
      Column("trip_km", es: "Viaje con la vuelta km", en: "Trip there and back km") {
        .number(lengths[$0.trip] ?? nil, upTo: 1)
      }
      Column("from", es: "Código entrega", .files) { .code($0.from) }
      Column("from_name", es: "Entrega") { .text(names.facilityName($0.from)) }
      Column("from_micro_network", es: "Microrred entrega", .files) {
        .optional(names.facility($0.from).microNetwork)
      }
      Column("to", es: "Código recibe", .files) { .code($0.to) }
      Column("to_name", es: "Recibe") { .text(names.facilityName($0.to)) }
      Column("to_micro_network", es: "Microrred recibe", .files) {
        .optional(names.facility($0.to).microNetwork)
      }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("quantity", es: "Cantidad") { .whole($0.units) }
      Column("unit", es: "Unidad") { transfer in
        let unit = names.unit(transfer.product)
        return .text(transfer.units == 1 ? unit.singular : unit.plural)
      }
      Column.coded("lots", es: "Lotes", .sheet) {
        guard !$0.lots.isEmpty else { return .blank }
        return CodedCell(
          .text($0.lots.map(\.codes).joined(separator: "; ")),
          $0.lots.map(language.lotText).joined(separator: "; "))
      }
      Column("would_expire", es: "Si no se vencería", .files) { .whole($0.expiringUnits) }
      Column("would_expire_soles", es: "Si no se vencería soles", .files) {
        .number($0.expiringSoles > 0 ? $0.expiringSoles : nil, upTo: 2)
      }
      Column("distance_km", es: "Tramo de ida km", en: "One way km") { .number($0.kilometres, upTo: 2) }
      Column("couple_years", es: "Años pareja protegidos", .files) { .number($0.coupleYears, upTo: 3) }
      Column("reason", es: "Motivo", .sheet, sheetWidth: .sentence) { .text(reasons.reason($0)) }
      Column("decision", es: "Decisión", names.decisionReach, sheetWidth: .sentence) {
        .optional(names.decision(.transfer(from: $0.from, to: $0.to, product: $0.product)))
      }
      if isForm {
        Column("issued", es: "Entregado", .sheet) { _ in .blank }
        Column("received", es: "Recibido", .sheet) { _ in .blank }
        Column("note", es: "Observación", .sheet, sheetWidth: .fixed(20)) { _ in .blank }
        Column("advice_month", es: "Mes del traslado", en: "Transfer month", .files) { _ in
          .text(names.settings.asOf.description)
        }
      }
    }
  }
}

extension ReportNames {
  /// The round of a trip; nil where its transfers are none that can be driven on one.
  func round(of trip: [Transfer]) -> TripRound? {
    let places = Set(trip.flatMap { [$0.from, $0.to] })
    return TripRound(trip, facilities: FacilityDirectory(places.map(facility)))
  }

  /// Kilometres of a trip in straight lines, over its stops and back to the first; nil where a place of any of them is unknown.
  ///
  /// The one figure for how far a trip is, on pages and in lists alike.
  func kilometres(of trip: [Transfer]) -> Double? { round(of: trip)?.kilometres }

  /// The names of the facilities of a run that could give or receive, but for that nobody knows where they are.
  func unplaced(in run: ForecastRun) -> [String] {
    Set(run.assessments.map(\.facility)).sorted().filter { code in
      let facility = facility(code)
      let isInNetwork = !(facility.network ?? "").isEmpty || !(facility.microNetwork ?? "").isEmpty
      return isInNetwork && facility.kilometres(to: facility) == nil
    }.map(facilityName)
  }

  /// The stops of a trip in their order: `Loma → Canadá → Puquio`.
  ///
  /// - Parameter name: how a stop is called; as the register does unless given.
  func way(of trip: [Transfer], calling name: ((FacilityCode) -> String)? = nil) -> String {
    let stops = round(of: trip)?.stops ?? trip.prefix(1).flatMap { [$0.from, $0.to] }
    return stops.map(name ?? facilityName).joined(separator: " → ")
  }
}

/// The sentence of each transfer of a run.
struct TransferReasons {
  private let names: ReportNames
  private let lines: [SeriesKey: SeriesAssessment]

  /// The reasons of a run's transfers.
  init(run: ForecastRun, names: ReportNames) {
    self.names = names
    let ends = Set(run.transfers.flatMap { [$0.from, $0.to] })
    lines = Dictionary(
      run.assessments.filter { ends.contains($0.facility) }.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func reason(_ transfer: Transfer) -> String {
    guard let donor = lines[SeriesKey(transfer.from, transfer.product)],
      let receiver = lines[SeriesKey(transfer.to, transfer.product)]
    else { return "" }
    return names.language.reason(
      for: transfer, donor: donor, receiver: receiver,
      names: (names.shownName(transfer.from), names.shownName(transfer.to)),
      unit: names.unit(transfer.product), settings: names.settings, today: names.today)
  }
}
