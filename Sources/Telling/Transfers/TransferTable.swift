import StockPolicy
import SupplyModel

/// The transfers of a run as a list: one line per product of a trip, in the order of the trips.
public enum TransferTable {
  /// The list.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let reasons = TransferReasons(run: run, names: names)
    return ListTable(
      name: "transfers", columns: columns(names.language),
      rows: run.transfers.map { row($0, names: names, reason: reasons.reason($0)) })
  }

  private static func columns(_ language: Language) -> [ListTable.Column] {
    func column(_ key: String, _ spanish: String, inText: Bool = false) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    return [
      column("trip", "viaje", inText: true), column("from", "codigo_entrega"),
      column("from_name", "entrega", inText: true), column("from_micro_network", "microrred_entrega"),
      column("to", "codigo_recibe"), column("to_name", "recibe", inText: true),
      column("to_micro_network", "microrred_recibe"), column("product", "codigo_producto"),
      column("product_name", "producto", inText: true), column("quantity", "cantidad", inText: true),
      column("unit", "unidad", inText: true), column("lots", "lotes"),
      column("would_expire", "si_no_se_venceria"), column("would_expire_soles", "si_no_se_venceria_soles"),
      column("distance_km", "distancia_km", inText: true),
      column("couple_years", "anos_pareja_protegidos"), column("reason", "motivo"),
    ]
  }

  private static func row(_ transfer: Transfer, names: ReportNames, reason: String) -> [ListTable.Cell] {
    let unit = names.unit(transfer.product)
    return [
      .whole(transfer.trip), .text(transfer.from), .text(names.facilityName(transfer.from)),
      .optional(names.facility(transfer.from).microNetwork), .text(transfer.to),
      .text(names.facilityName(transfer.to)), .optional(names.facility(transfer.to).microNetwork),
      .text(transfer.product), .text(names.product(transfer.product)), .whole(transfer.units),
      .text(transfer.units == 1 ? unit.singular : unit.plural),
      transfer.lots.isEmpty
        ? .blank : .text(transfer.lots.map(names.language.lotText).joined(separator: "; ")),
      .whole(transfer.expiringUnits),
      transfer.expiringSoles > 0 ? .number(transfer.expiringSoles, upTo: 2) : .blank,
      .number(transfer.kilometres, upTo: 1),
      .number(transfer.coupleYears, upTo: 3), .text(reason),
    ]
  }
}

/// The sentence of each transfer of a run.
struct TransferReasons {
  private let names: ReportNames
  private let lines: [SeriesKey: SeriesAssessment]

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
      names: (names.facilityName(transfer.from), names.facilityName(transfer.to)),
      unit: names.unit(transfer.product), settings: names.settings)
  }
}
