import SupplyModel

/// The values that a DHIS2 data set takes, and what cannot be told for want of a mapping.
///
/// DHIS2's documentation of `dataValueSets` (Web API 2.40 and later): `dataSet`, and of each value `dataElement`, `period`
/// (`yyyyMM`), `orgUnit`, `categoryOptionCombo`, `attributeOptionCombo` and `value`, which is text. Identifiers are UIDs or, with
/// `idScheme=code`, codes: the mapping decides. No two values have one element, place, month and combination.
/// <https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-240/data.html>
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
  let tally: ExchangeTally
  /// The organisation units whose pharmacies have all reported the run's month.
  private let wholePlaces: Set<String>
  /// The run's month.
  let asOf: Month

  init(_ all: ExchangeValues, mapping: CodeMapping) {
    var tally = ExchangeTally()
    dataSet = mapping.target(.dataSet)
    attributeOptionCombo = mapping.target(.attributeOptionCombo)
    if dataSet == nil { tally.note(ExchangeFinding(.noDataSet)) }
    for finding in mapping.sharedElements { tally.note(finding) }
    let measures = Set(mapping.measures)
    let sums = TargetSums(all, place: { mapping.target(.facility, $0.text) }) { value in
      guard measures.contains(value.measure) else { return nil }
      let orgUnit = mapping.target(.facility, value.facility.text)
      let element = mapping.target(.dataElement, value.product.text, value.measure)
      if orgUnit == nil { tally.note(ExchangeFinding(.noFacility, value.facility.text)) }
      if element == nil {
        tally.note(ExchangeFinding(.noElement, "\(value.product) \(value.measure.rawValue)"))
      }
      guard let orgUnit, let element else {
        tally.leaveOut()
        return nil
      }
      return TargetSums.Target(
        place: orgUnit, element: element,
        combination: mapping.combination(value.product, value.measure), month: value.month)
    }
    values = sums.sums.map { target, number in
      Value(
        element: target.element, orgUnit: target.place, month: target.month,
        categoryOptionCombo: target.combination, text: ExchangeValues.text(number))
    }
    tally.add(sums)
    self.tally = tally
    asOf = all.asOf
    let places = Dictionary(grouping: all.facilities) { mapping.target(.facility, $0.text) }
    wholePlaces = Set(
      places.compactMap { place, facilities in
        facilities.allSatisfy(all.reporting.contains) ? place : nil
      })
  }

  /// `yyyyMM`.
  static func period(_ month: Month) -> String { month.description.replacing("-", with: "") }

  /// Whether the data of a place and month can be called complete: every pharmacy of it has reported, and the month is no forecast.
  func isWhole(orgUnit: String, month: Month) -> Bool { month == asOf && wholePlaces.contains(orgUnit) }

  /// The place and month of which all values are; nil where there are several.
  var onlyPlace: (orgUnit: String, month: Month)? {
    guard let first = values.first,
      values.allSatisfy({ $0.orgUnit == first.orgUnit && $0.month == first.month })
    else { return nil }
    return (first.orgUnit, first.month)
  }

  /// The set as JSON.
  ///
  /// - Parameter completeDate: the day on which the data set was completed, which DHIS2 takes of one place and month only.
  func json(completeDate: Day?) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let dataSet { members.append(("dataSet", .string(dataSet))) }
    if let completeDate, let place = onlyPlace, isWhole(orgUnit: place.orgUnit, month: place.month) {
      members += [
        ("completeDate", .string(completeDate.description)), ("period", .string(Self.period(place.month))),
        ("orgUnit", .string(place.orgUnit)),
      ]
    }
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
        .blank, .blank, .blank, .blank,
      ])
    }
    return document.text
  }
}
