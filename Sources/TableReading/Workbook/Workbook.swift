/// An Excel workbook: its sheets, and what their cells refer to.
final class Workbook {
  /// A sheet of the workbook.
  struct Sheet {
    let name: String
    let isHidden: Bool
    let member: ZipMember
    /// The rows and columns of a pivot table that lies on it.
    var pivot: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?
  }

  let archive: ZipArchive
  /// The sheets in the order in which they are offered: those that a person sees first.
  private(set) var sheets: [Sheet] = []
  let texts: SharedTexts
  let formats = NumberFormats()
  private(set) var dates = SheetDate(is1904: false)
  /// Whether its formulas are to be worked out anew when a spreadsheet opens it: their stored results count for nothing.
  private(set) var wantsCalculation = false

  private static let contents = "[Content_Types].xml"
  private static let main = "xl/workbook.xml"

  /// Whether an archive is a workbook.
  static func isWorkbook(_ archive: ZipArchive) -> Bool {
    archive.member(named: contents) != nil && archive.member(named: main) != nil
  }

  /// The format of an archive that is some other document and no archive of files.
  static func otherDocument(_ archive: ZipArchive) -> ForeignFormat? {
    if archive.member(named: contents) != nil {
      return archive.member(named: "xl/workbook.bin") == nil ? .office : .xlsb
    }
    let isOpenDocument =
      archive.member(named: "mimetype") != nil && archive.member(named: "content.xml") != nil
    guard isOpenDocument else { return nil }
    return isSheet(archive) ? .ods : .openDocument
  }

  /// Whether a document of LibreOffice says that it is a sheet.
  private static func isSheet(_ archive: ZipArchive) -> Bool {
    guard let member = archive.member(named: "mimetype"), member.unfoldedBytes < 1000 else { return false }
    var kind: [UInt8] = []
    try? archive.read(member) { block in
      kind += block
      return true
    }
    return String(decoding: kind, as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.spreadsheet")
  }

  init(_ archive: ZipArchive) throws(TableRefusal) {
    self.archive = archive
    texts = SharedTexts(limit: archive.limits.sharedTextBytes)
    let main = WorkbookPart()
    try parse(Self.main, into: main)
    dates = SheetDate(is1904: main.is1904)
    wantsCalculation = main.wantsCalculation
    let relationships = RelationshipsPart()
    try parse("xl/_rels/workbook.xml.rels", into: relationships)
    if let path = relationships.path(ofType: "styles") { try parse(path, into: formats) }
    if let path = relationships.path(ofType: "sharedStrings") { try parse(path, into: texts) }
    if texts.isOverLimit { throw .tooLarge(bytes: archive.limits.sharedTextBytes) }
    for isHidden in [false, true] {
      for entry in main.sheets where entry.isHidden == isHidden {
        guard let path = relationships.sheet(entry.relationship) else { continue }
        guard let member = archive.member(named: path) else { throw .damagedWorkbook(part: path) }
        sheets.append(
          Sheet(name: entry.name, isHidden: isHidden, member: member, pivot: pivot(onSheetAt: path)))
      }
    }
  }

  /// The place of the pivot table on a sheet; nil where there is none, or none that says where it lies.
  private func pivot(onSheetAt path: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    let references = (steps.dropLast() + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
    let relationships = RelationshipsPart(folder: "xl/worksheets")
    let part = PivotPart()
    guard archive.member(named: references) != nil, (try? parse(references, into: relationships)) != nil,
      let table = relationships.path(ofType: "pivotTable"), (try? parse(table, into: part)) != nil
    else { return nil }
    return part.place
  }

  /// Reads a part that has to be whole.
  private func parse(_ path: String, into part: XMLPart) throws(TableRefusal) {
    guard let member = archive.member(named: path) else { throw .damagedWorkbook(part: path) }
    do {
      let stream = try XMLStream(part: part)
      try archive.read(member) { block in
        _ = try stream.parse(block)
        return true
      }
      _ = try stream.parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    } catch {
      throw .damagedWorkbook(part: path)
    }
  }
}

/// What `xl/workbook.xml` says: the sheets in their order, and where days are counted from.
final class WorkbookPart: XMLPart {
  struct SheetEntry {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [SheetEntry] = []
  private(set) var is1904 = false
  private(set) var wantsCalculation = false
  /// Sheets beyond this many are left out; people keep a few.
  static let mostSheets = 1000

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "workbookPr" {
      is1904 = ["1", "true"].contains(attributes.text("date1904"))
    } else if name == "calcPr" {
      wantsCalculation = ["1", "true"].contains(attributes.text("fullCalcOnLoad"))
    } else if name == "sheet", sheets.count < Self.mostSheets, let relationship = attributes.text("id") {
      sheets.append(
        SheetEntry(
          name: attributes.text("name") ?? "", relationship: relationship,
          isHidden: ["hidden", "veryHidden"].contains(attributes.text("state"))))
    }
  }
}

/// Where a pivot table lies on its sheet.
final class PivotPart: XMLPart {
  private(set) var place: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    guard name == "location", let area = attributes.text("ref") else { return }
    let corners = area.split(separator: ":").compactMap(Self.cell)
    guard let first = corners.first, let last = corners.last, first.row <= last.row,
      first.column <= last.column
    else { return }
    place = (first.row...last.row, first.column...last.column)
  }

  /// Row and column of `BC12`, from 1.
  private static func cell(_ reference: Substring) -> (row: Int, column: Int)? {
    let bytes = Array(reference.utf8)
    let column = bytes.withUnsafeBytes { CellReference.column($0) }
    guard let column, let row = Int(reference.drop { $0.isLetter }) else { return nil }
    return (row, column + 1)
  }
}

/// Which parts a workbook refers to, and as what.
final class RelationshipsPart: XMLPart {
  private var targets: [String: (path: String, type: String)] = [:]
  private let folder: String

  /// What the parts in a folder refer to.
  init(folder: String = "xl") { self.folder = folder }

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
    targets[id] = (Self.path(target, in: folder), kind)
  }

  /// The name in the archive of a target, which is relative to a folder or absolute.
  static func path(_ target: String, in folder: String = "xl") -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
