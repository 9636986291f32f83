import StockPolicy
import SupplyModel

/// Stock and orders as HL7 FHIR R5 (5.0.0): a Bundle of type `collection` with an `InventoryReport` for each facility that
/// reported and a `SupplyRequest` for each line of an order.
///
/// Resources of R5 of maturity 0 and 1: files to be read by people and interfaces, not a claim of conformance to an
/// implementation guide. Facilities and products are told by identifier and code, with the systems of the mapping.
struct SupplyBundle {
  let input: ReportInput
  let mapping: CodeMapping

  private var asOf: Month { input.run.settings.asOf }
  private var names: ReportNames { input.names }
  private var lastDay: String { Day(month: asOf, dayOfMonth: asOf.dayCount).description }

  var findings: [ExchangeFinding] {
    ["facility", "product"].filter { mapping.target(.system, $0) == nil }.map {
      ExchangeFinding(.noSystem, $0)
    }
  }

  var json: String {
    let names = names
    let reports = Dictionary(
      grouping: input.run.assessments.filter {
        $0.stockMonth == asOf && $0.stock != nil && $0.order.decision != .notHeld
      }, by: \.facility)
    let stocks = reports.keys.sorted().map { inventory($0, lines: reports[$0] ?? [], names: names) }
    let requests = input.run.assessments.filter { $0.order.quantity > 0 }.map { request($0, names: names) }
    let entries = (stocks + requests).map { JSONValue.object([("resource", $0)]) }
    return JSONValue.object([
      ("resourceType", .string("Bundle")), ("type", .string("collection")),
      ("timestamp", .string(lastDay + "T23:59:59Z")), ("entry", .array(entries)),
    ]).text + "\n"
  }

  private func inventory(_ facility: FacilityCode, lines: [SeriesAssessment], names: ReportNames) -> JSONValue
  {
    let items = lines.map { line in
      JSONValue.object([
        ("quantity", quantity(line.stock ?? 0, line.product, names)), ("item", item(line.product, names)),
      ])
    }
    return .object([
      ("resourceType", .string("InventoryReport")), ("status", .string("active")),
      ("countType", .string("snapshot")), ("reportedDateTime", .string(lastDay)),
      (
        "reportingPeriod",
        .object([("start", .string(asOf.description + "-01")), ("end", .string(lastDay))])
      ),
      (
        "inventoryListing",
        .array([
          .object([
            ("location", place(facility, names)), ("countingDateTime", .string(lastDay)),
            ("item", .array(items)),
          ])
        ])
      ),
    ])
  }

  private func request(_ line: SeriesAssessment, names: ReportNames) -> JSONValue {
    let key = "\(line.facility)/\(line.product)/\(asOf)"
    return .object([
      ("resourceType", .string("SupplyRequest")),
      ("identifier", .array([.object([("value", .string(key))])])), ("status", .string("draft")),
      ("priority", .string(line.order.isUrgent ? "urgent" : "routine")),
      ("item", item(line.product, names)),
      ("quantity", quantity(Double(line.order.quantity), line.product, names)),
      ("authoredOn", .string(lastDay)), ("deliverTo", place(line.facility, names)),
    ])
  }

  private func quantity(_ number: Double, _ product: ProductCode, _ names: ReportNames) -> JSONValue {
    .object([("value", .number(number)), ("unit", .string(names.unit(product).singular))])
  }

  private func item(_ product: ProductCode, _ names: ReportNames) -> JSONValue {
    let code = coded("product", "code", product.text) + [("display", .string(names.product(product)))]
    return .object([("concept", .object([("coding", .array([.object(code)]))]))])
  }

  private func place(_ facility: FacilityCode, _ names: ReportNames) -> JSONValue {
    .object([
      ("type", .string("Location")), ("identifier", .object(coded("facility", "value", facility.text))),
      ("display", .string(names.facilityName(facility))),
    ])
  }

  private func coded(_ kind: String, _ key: String, _ code: String) -> [(key: String, value: JSONValue)] {
    let system = mapping.target(.system, kind).map { [(key: "system", value: JSONValue.string($0))] } ?? []
    return system + [(key: key, value: .string(code))]
  }
}
