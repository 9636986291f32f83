/// What `xl/workbook.xml` says: the sheets in their order, and where days are counted from.
final class WorkbookPart: XMLPart {
  struct SheetEntry {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [SheetEntry] = []
  private(set) var is1904 = false
  /// Sheets beyond this many are left out; people keep a few.
  static let mostSheets = 1000

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "workbookPr" {
      is1904 = ["1", "true"].contains(attributes.text("date1904"))
    } else if name == "sheet", sheets.count < Self.mostSheets, let relationship = attributes.text("id") {
      sheets.append(
        SheetEntry(
          name: attributes.text("name") ?? "", relationship: relationship,
          isHidden: ["hidden", "veryHidden"].contains(attributes.text("state"))))
    }
  }
}

/// Which parts a workbook refers to, and as what.
final class RelationshipsPart: XMLPart {
  private var targets: [String: (path: String, type: String)] = [:]

  /// The part of a sheet; nil when the relationship is none or is to a chart.
  func sheet(_ relationship: String) -> String? {
    targets[relationship].flatMap { $0.type == "worksheet" ? $0.path : nil }
  }

  /// The one part of a type, as `styles`.
  func path(ofType type: String) -> String? { targets.values.first { $0.type == type }?.path }

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    guard name == "Relationship", let id = attributes.text("Id"), let target = attributes.text("Target"),
      let type = attributes.text("Type")
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    targets[id] = (Self.path(target), kind)
  }

  /// The name in the archive of a target, which is relative to `xl/` or absolute.
  static func path(_ target: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : ["xl"]
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
