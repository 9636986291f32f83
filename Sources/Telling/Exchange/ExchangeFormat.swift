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
  /// OpenLMIS 2 (eLMIS) reports of a facility, as its `submitRequisition` takes them: one JSON body on each line.
  case openlmisRequisition = "openlmis-requisition"
  /// HL7 FHIR R5 (5.0.0): a collection of `Location`, `InventoryReport` and `SupplyRequest`.
  case fhir
}

extension ExchangeFormat {
  /// Whether the file says only what a mapping gives a target; FHIR tells our own codes where it gives none.
  var needsMapping: Bool {
    switch self {
    case .dhis2, .dhis2CSV, .adx, .openlmis, .openlmisRequisition: true
    case .fhir: false
    }
  }
}
