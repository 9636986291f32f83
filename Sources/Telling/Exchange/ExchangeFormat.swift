/// A file for another system.
public enum ExchangeFormat: String, Sendable, CaseIterable {
  /// DHIS2 `dataValueSets` as JSON (Web API 2.4x, `POST /api/dataValueSets`).
  case dhis2
  /// The same as CSV, by the position of its columns.
  case dhis2CSV = "dhis2-csv"
  /// Aggregate Data Exchange, IHE QRPH, namespace of 2015.
  case adx
  /// OpenLMIS 3 ideal stock amounts, as its reference data service reads them.
  case openlmis
  /// HL7 FHIR R5 (5.0.0): a collection of `InventoryReport` and `SupplyRequest`.
  case fhir
}

/// A number that other systems may be told of a facility × product, by the name that a mapping calls it.
enum ExchangeMeasure: String, Sendable, CaseIterable {
  /// Closing stock of the run's month.
  case closing
  /// Units dispensed in the run's month.
  case consumed
  /// Units received in the run's month.
  case received
  /// Units to order.
  case order
  /// The stock that an order fills up to, in whole units.
  case orderUpTo = "order_up_to"
  /// Expected demand of the month after, which is its period.
  case forecast
}
