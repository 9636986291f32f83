import SupplyModel

/// A data value set as ADX (IHE QRPH Aggregate Data Exchange, 2015): a group for each organisation unit and month.
///
/// The elements and attributes that the profile requires are `adx/@exported`, `group/@orgUnit`, `group/@period`, `dataValue/@dataElement`
/// and `dataValue/@value`; what else an attribute says is the jurisdiction's, here as DHIS2 reads it: `dataSet`, `completeDate` and
/// `attributeOptionCombo` of a group, `categoryOptionCombo` of a value. `docs/adx.xsd` is its schema.
/// <https://wiki.ihe.net/index.php/Aggregate_Data_Exchange>
struct AggregateDocument {
  let set: DataValueSet
  /// When the document was made: UTC, ISO 8601 to the second.
  let exported: String
  /// The day on which the groups of whole places were completed; nil where nobody says so.
  let completeDate: Day?

  /// The values of one place and month.
  private struct Group {
    let orgUnit: String
    let month: Month
    var values: [DataValueSet.Value]
  }

  private var groups: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for value in set.values {
      let key = value.orgUnit + "\u{0}" + value.month.description
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append(Group(orgUnit: value.orgUnit, month: value.month, values: [value]))
      }
    }
    return groups
  }

  /// The values in the order in which the document tells them: DHIS2 counts them so.
  var told: [DataValueSet.Value] { groups.flatMap(\.values) }

  /// The document.
  var text: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<adx xmlns=\"urn:ihe:qrph:adx:2015\"" + attribute("exported", exported) + ">\n"
    for group in groups {
      let isComplete = set.isWhole(orgUnit: group.orgUnit, month: group.month)
      text +=
        "  <group" + attribute("orgUnit", group.orgUnit) + attribute("period", Self.period(group.month))
        + attribute("dataSet", set.dataSet)
        + attribute("completeDate", isComplete ? completeDate?.description : nil)
        + attribute("attributeOptionCombo", set.attributeOptionCombo) + ">\n"
      for value in group.values {
        text +=
          "    <dataValue" + attribute("dataElement", value.element)
          + attribute("categoryOptionCombo", value.categoryOptionCombo) + attribute("value", value.text)
          + "/>\n"
      }
      text += "  </group>\n"
    }
    return text + "</adx>\n"
  }

  /// A month as ISO 8601 writes a period by its beginning and length: `2026-10-01/P1M`.
  static func period(_ month: Month) -> String { "\(month)-01/P1M" }

  private func attribute(_ name: String, _ value: String?) -> String {
    value.map { " \(name)=\"\(MarkupText.escaped($0))\"" } ?? ""
  }
}
