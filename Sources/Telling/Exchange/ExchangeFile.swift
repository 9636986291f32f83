import StockPolicy
import SupplyModel

/// A run as a file for another system, with what is missing to tell all of it.
public struct ExchangeFile: Sendable {
  /// When a file is made, and what is said of it beside its numbers.
  public struct Making: Sendable {
    /// When: UTC, ISO 8601 to the second.
    public let instant: String
    /// The day on which the data set is called complete; nil where nobody says so.
    public let completeDate: Day?

    /// The making of a file.
    public init(instant: String, completeDate: Day? = nil) {
      self.instant = instant
      self.completeDate = completeDate
    }
  }

  /// The file's text.
  public let text: String
  /// What in the mapping is not understood or missing, in the order in which it was met.
  public let findings: [ExchangeFinding]
  /// How many numbers, or resources, the file tells.
  public let told: Int
  /// How many numbers the format could tell and the file does not.
  public let leftOut: Int
  /// Why the file must not be written; nil where it may.
  public let fault: ExchangeError?

  /// The file of a run; whatever is not mapped is left out and told.
  public init(_ input: ReportInput, format: ExchangeFormat, mapping: CodeMapping, made: Making) {
    let values = ExchangeValues(input)
    var tally: ExchangeTally
    var fault: ExchangeError?
    switch format {
    case .dhis2, .dhis2CSV, .adx:
      let set = DataValueSet(values, mapping: mapping)
      tally = set.tally
      (text, fault) = Self.text(of: set, format, made)
      if made.completeDate != nil { Self.noteIncomplete(set, in: &tally) }
    case .openlmis:
      let amounts = IdealStockAmounts(values, mapping: mapping)
      (text, tally) = (amounts.csv, amounts.tally)
    case .openlmisRequisition:
      let reports = RequisitionReports(values, mapping: mapping, language: input.language)
      (text, tally) = (reports.text, reports.tally)
    case .fhir:
      let bundle = SupplyBundle(input: input, mapping: mapping, exported: made.instant)
      let (json, resources) = bundle.made
      tally = ExchangeTally()
      tally.tell(resources)
      for finding in bundle.findings { tally.note(finding) }
      text = json
    }
    let unknown = mapping.unknownCodes(facilities: values.facilities, products: values.products)
    findings = mapping.findings + unknown + tally.findings
    (told, leftOut) = (tally.told, tally.leftOut)
    let contradictions = findings.count { $0.kind.isContradiction }
    if contradictions > 0 {
      fault = .contradictions(count: contradictions)
    } else if told == 0 || text.isEmpty {
      fault =
        format.needsMapping && !mapping.says(of: format) ? .nothingMapped(format) : .nothingToTell(format)
    }
    self.fault = fault
  }

  /// A data value set in one of its formats, and why it cannot be told as asked.
  private static func text(
    of set: DataValueSet, _ format: ExchangeFormat, _ made: Making
  ) -> (String, ExchangeError?) {
    let isOnePlace = set.onlyPlace != nil
    switch format {
    case .dhis2:
      return (
        set.json(completeDate: made.completeDate),
        made.completeDate == nil || isOnePlace ? nil : .completionOfSeveral(format)
      )
    case .dhis2CSV: return (set.csv, made.completeDate == nil ? nil : .completionOfSeveral(format))
    case .adx, .openlmis, .openlmisRequisition, .fhir:
      return (
        AggregateDocument(set: set, exported: made.instant, completeDate: made.completeDate).text, nil
      )
    }
  }

  private static func noteIncomplete(_ set: DataValueSet, in tally: inout ExchangeTally) {
    for value in set.values where value.month == set.asOf {
      if !set.isWhole(orgUnit: value.orgUnit, month: value.month) {
        tally.note(ExchangeFinding(.notComplete, value.orgUnit))
      }
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
    add(.program)
    add(.system, "facility")
    add(.system, "product")
    add(.period, input.run.settings.asOf.description)
    for code in facilities { add(.facility, code.text, name: names.facilityName(code)) }
    for code in products {
      add(.commodityType, code.text, name: names.product(code))
      add(.product, code.text, name: names.product(code))
      for measure in ExchangeMeasure.allCases {
        add(.dataElement, code.text, measure.rawValue, name: names.product(code))
      }
    }
    return document.text
  }
}
