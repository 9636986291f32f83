import StockPolicy
import SupplyModel

/// A run as a file for another system, with what is missing to tell all of it.
public struct ExchangeFile: Sendable {
  /// The file's text.
  public let text: String
  /// What in the mapping is not understood or missing, in the order in which it was met.
  public let findings: [ExchangeFinding]

  /// The file of a run; whatever is not mapped is left out and told.
  public init(_ input: ReportInput, format: ExchangeFormat, mapping: CodeMapping) {
    let values = ExchangeValues(input)
    let asOf = input.run.settings.asOf
    switch format {
    case .dhis2, .dhis2CSV, .adx:
      let set = DataValueSet(values, mapping: mapping)
      switch format {
      case .dhis2: text = set.json
      case .dhis2CSV: text = set.csv
      default: text = set.adx(exported: "\(Day(month: asOf, dayOfMonth: asOf.dayCount))T23:59:59Z")
      }
      findings = mapping.findings + set.findings
    case .openlmis:
      let amounts = IdealStockAmounts(values, mapping: mapping)
      text = amounts.csv
      findings = mapping.findings + amounts.findings
    case .fhir:
      let bundle = SupplyBundle(input: input, mapping: mapping)
      text = bundle.json
      findings = mapping.findings + bundle.findings
    }
  }

  /// A mapping to fill in: a line for everything that any format can be told, without targets.
  public static func template(_ input: ReportInput) -> String {
    var document = CSVDocument(header: ["kind", "code", "measure", "target", "name"])
    func add(_ kind: CodeMapping.Kind, _ code: String = "", _ measure: String = "", name: String = "") {
      document.append([.plain(kind.rawValue), .text(code), .plain(measure), .blank, .text(name)])
    }
    let names = input.names
    let facilities = FacilityOrder(run: input.run, names: names).codes
    let products = Set(input.run.assessments.map(\.product)).sorted()
    add(.dataSet)
    add(.system, "facility")
    add(.system, "product")
    add(.period, input.run.settings.asOf.description)
    for code in facilities { add(.facility, code.text, name: names.facilityName(code)) }
    for code in products {
      add(.commodityType, code.text, name: names.product(code))
      for measure in ExchangeMeasure.allCases {
        add(.dataElement, code.text, measure.rawValue, name: names.product(code))
      }
    }
    return document.text
  }
}
