import StockPolicy
import SupplyModel

/// Stock and orders as HL7 FHIR R5 (5.0.0): a Bundle of type `collection` with a `Location` for each facility that another resource
/// speaks of, an `InventoryReport` for each that reported and a `SupplyRequest` for each line of an order.
///
/// Each entry has a `fullUrl` made from what the resource is of (`NamedUUID`), so that the same facility, report and request have the same
/// one in every file; references are to entries of the bundle. Products are told by code, with the system of the mapping. Resources of R5
/// of maturity 0 and 1: no implementation guide is claimed. <https://hl7.org/fhir/R5/bundle.html>,
/// <https://hl7.org/fhir/R5/inventoryreport.html>, <https://hl7.org/fhir/R5/supplyrequest.html>
struct SupplyBundle {
  let input: ReportInput
  let mapping: CodeMapping
  /// When the bundle was made: UTC, ISO 8601 to the second.
  let exported: String

  /// A resource with the URL that it is known by.
  private struct Entry {
    let url: String
    let resource: JSONValue
  }

  private var asOf: Month { input.run.settings.asOf }
  private var lastDay: String { Day(month: asOf, dayOfMonth: asOf.dayCount).description }

  var findings: [ExchangeFinding] {
    ["facility", "product"].filter { mapping.target(.system, $0) == nil }.map {
      ExchangeFinding(.noSystem, $0)
    }
  }

  /// The bundle, and how many resources it holds.
  var made: (json: String, resources: Int) {
    let names = input.names
    let lines = input.run.assessments.filter { $0.order.decision != .notHeld }
    let reports = Dictionary(
      grouping: lines.filter { $0.stockMonth == asOf && $0.stock != nil }, by: \.facility)
    let requests = lines.filter { $0.order.quantity > 0 }
    let facilities = Set(reports.keys).union(requests.map(\.facility)).sorted()
    let entries =
      facilities.map { location($0, names) }
      + reports.keys.sorted().map { inventory($0, lines: reports[$0] ?? [], names) }
      + requests.map { request($0, names) }
    let json = JSONValue.object([
      ("resourceType", .string("Bundle")), ("type", .string("collection")),
      ("timestamp", .string(exported)),
      (
        "entry",
        .array(entries.map { .object([("fullUrl", .string($0.url)), ("resource", $0.resource)]) })
      ),
    ])
    return (json.text + "\n", entries.count)
  }

  private func location(_ facility: FacilityCode, _ names: ReportNames) -> Entry {
    Entry(
      url: url(of: facility),
      resource: .object([
        ("resourceType", .string("Location")), ("identifier", .array([identifier(facility)])),
        ("status", .string("active")), ("name", .string(names.facilityName(facility))),
        ("mode", .string("instance")),
      ]))
  }

  private func inventory(
    _ facility: FacilityCode, lines: [SeriesAssessment], _ names: ReportNames
  ) -> Entry {
    let items = lines.map { line in
      JSONValue.object([
        ("quantity", quantity(line.stock ?? 0, line.product, names)), ("item", item(line.product, names)),
      ])
    }
    return Entry(
      url: NamedUUID(["InventoryReport", system("facility") ?? "", facility.text, asOf.description]).urn,
      resource: .object([
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
              ("location", reference(to: facility, names)), ("countingDateTime", .string(lastDay)),
              ("item", .array(items)),
            ])
          ])
        ),
      ]))
  }

  private func request(_ line: SeriesAssessment, _ names: ReportNames) -> Entry {
    let key = "\(line.facility)/\(line.product)/\(asOf)"
    return Entry(
      url: NamedUUID([
        "SupplyRequest", system("facility") ?? "", line.facility.text, system("product") ?? "",
        line.product.text, asOf.description,
      ]).urn,
      resource: .object([
        ("resourceType", .string("SupplyRequest")),
        ("identifier", .array([.object([("value", .string(key))])])), ("status", .string("draft")),
        ("priority", .string(line.order.isUrgent ? "urgent" : "routine")),
        ("item", item(line.product, names)),
        ("quantity", quantity(Double(line.order.quantity), line.product, names)),
        ("authoredOn", .string(lastDay)), ("deliverTo", reference(to: line.facility, names)),
      ]))
  }

  private func quantity(_ number: Double, _ product: ProductCode, _ names: ReportNames) -> JSONValue {
    .object([("value", .number(number)), ("unit", .string(names.unit(product).singular))])
  }

  private func item(_ product: ProductCode, _ names: ReportNames) -> JSONValue {
    let code =
      coded("product", "code", product.text) + [(key: "display", value: .string(names.product(product)))]
    return .object([("concept", .object([("coding", .array([.object(code)]))]))])
  }

  private func reference(to facility: FacilityCode, _ names: ReportNames) -> JSONValue {
    .object([
      ("reference", .string(url(of: facility))), ("type", .string("Location")),
      ("display", .string(names.facilityName(facility))),
    ])
  }

  private func url(of facility: FacilityCode) -> String {
    NamedUUID(["Location", system("facility") ?? "", facility.text]).urn
  }

  private func identifier(_ facility: FacilityCode) -> JSONValue {
    .object(coded("facility", "value", facility.text))
  }

  private func system(_ kind: String) -> String? { mapping.target(.system, kind) }

  private func coded(_ kind: String, _ key: String, _ code: String) -> [(key: String, value: JSONValue)] {
    let system = system(kind).map { [(key: "system", value: JSONValue.string($0))] } ?? []
    return system + [(key: key, value: .string(code))]
  }
}
