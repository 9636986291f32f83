import SupplyModel

/// The values that a DHIS2 data set takes, and what cannot be told for want of a mapping.
///
/// DHIS2's documentation of `dataValueSets` (Web API 2.40 and later): `dataSet`, and of each value `dataElement`, `period`
/// (`yyyyMM`), `orgUnit`, `categoryOptionCombo`, `attributeOptionCombo` and `value`, which is text. Identifiers are UIDs or, with
/// `idScheme=code`, codes: the mapping decides.
struct DataValueSet {
  /// One value.
  struct Value {
    let element: String
    let orgUnit: String
    let month: Month
    let categoryOptionCombo: String?
    let text: String
  }

  let dataSet: String?
  let attributeOptionCombo: String?
  let values: [Value]
  let findings: [ExchangeFinding]

  init(_ all: ExchangeValues, mapping: CodeMapping) {
    var missing: [ExchangeFinding] = []
    func note(_ finding: ExchangeFinding) {
      if !missing.contains(finding) { missing.append(finding) }
    }
    dataSet = mapping.target(.dataSet)
    attributeOptionCombo = mapping.target(.attributeOptionCombo)
    if dataSet == nil { note(ExchangeFinding(.noDataSet)) }
    let measures = mapping.measures
    if measures.isEmpty { note(ExchangeFinding(.nothingMapped)) }
    let sums = TargetSums(all, place: { mapping.target(.facility, $0.text) }) { value in
      guard measures.contains(value.measure) else { return nil }
      let orgUnit = mapping.target(.facility, value.facility.text)
      let element = mapping.target(.dataElement, value.product.text, value.measure)
      if orgUnit == nil { note(ExchangeFinding(.noFacility, value.facility.text)) }
      if element == nil {
        note(ExchangeFinding(.noElement, "\(value.product) \(value.measure.rawValue)"))
      }
      guard let orgUnit, let element else { return nil }
      return TargetSums.Target(
        place: orgUnit, element: element,
        combination: mapping.target(.categoryOptionCombo, value.product.text, value.measure)
          ?? mapping.target(.categoryOptionCombo, value.product.text), month: value.month)
    }
    values = sums.sums.map { target, number in
      Value(
        element: target.element, orgUnit: target.place, month: target.month,
        categoryOptionCombo: target.combination, text: ExchangeValues.text(number))
    }
    findings = missing + sums.findings
  }

  /// `yyyyMM`.
  static func period(_ month: Month) -> String { month.description.replacing("-", with: "") }

  /// The set as JSON.
  var json: String {
    var members: [(key: String, value: JSONValue)] = []
    if let dataSet { members.append(("dataSet", .string(dataSet))) }
    if let attributeOptionCombo { members.append(("attributeOptionCombo", .string(attributeOptionCombo))) }
    let list = values.map { value -> JSONValue in
      var members: [(key: String, value: JSONValue)] = [
        ("dataElement", .string(value.element)), ("period", .string(Self.period(value.month))),
        ("orgUnit", .string(value.orgUnit)),
      ]
      if let combo = value.categoryOptionCombo { members.append(("categoryOptionCombo", .string(combo))) }
      return .object(members + [("value", .string(value.text))])
    }
    return JSONValue.object(members + [("dataValues", .array(list))]).text + "\n"
  }

  /// The set as CSV: DHIS2 reads its columns by their places.
  var csv: String {
    var document = CSVDocument(header: [
      "dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value", "storedby",
      "lastupdated", "comment", "followup",
    ])
    for value in values {
      document.append([
        .plain(value.element), .plain(Self.period(value.month)), .plain(value.orgUnit),
        .plain(value.categoryOptionCombo ?? ""), .plain(attributeOptionCombo ?? ""), .plain(value.text),
        .blank,
        .blank, .blank, .blank,
      ])
    }
    return document.text
  }

  /// The set as ADX (IHE QRPH Aggregate Data Exchange, 2015): a group for each organisation and period.
  ///
  /// - Parameter exported: the instant that the document tells, RFC 3339.
  func adx(exported: String) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<adx xmlns=\"urn:ihe:qrph:adx:2015\" exported=\"\(exported)\">\n"
    var groups: [(orgUnit: String, month: Month, values: [Value])] = []
    var places: [String: Int] = [:]
    for value in values {
      let key = value.orgUnit + "\u{0}" + value.month.description
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append((value.orgUnit, value.month, [value]))
      }
    }
    for group in groups {
      let set = dataSet.map { " dataSet=\"\(MarkupText.escaped($0))\"" } ?? ""
      text +=
        "  <group orgUnit=\"\(MarkupText.escaped(group.orgUnit))\" period=\"\(group.month)-01/P1M\"\(set)>\n"
      for value in group.values {
        text +=
          "    <dataValue dataElement=\"\(MarkupText.escaped(value.element))\" value=\"\(value.text)\"/>\n"
      }
      text += "  </group>\n"
    }
    return text + "</adx>\n"
  }
}
