/// An Excel workbook: its sheets, and what their cells refer to.
final class Workbook {
  /// A sheet of the workbook.
  struct Sheet {
    let name: String
    let isHidden: Bool
    let member: ZipMember
  }

  let archive: ZipArchive
  /// The sheets in the order in which they are offered: those that a person sees first.
  private(set) var sheets: [Sheet] = []
  let texts: SharedTexts
  let formats = NumberFormats()
  private(set) var dates = SheetDate(is1904: false)

  private static let contents = "[Content_Types].xml"
  private static let main = "xl/workbook.xml"

  /// Whether an archive is a workbook.
  static func isWorkbook(_ archive: ZipArchive) -> Bool {
    archive.member(named: contents) != nil && archive.member(named: main) != nil
  }

  /// The format of an archive that is some other document and no archive of files.
  static func otherDocument(_ archive: ZipArchive) -> ForeignFormat? {
    if archive.member(named: contents) != nil { return .office }
    let isOpenDocument =
      archive.member(named: "mimetype") != nil && archive.member(named: "content.xml") != nil
    return isOpenDocument ? .openDocument : nil
  }

  init(_ archive: ZipArchive) throws(TableRefusal) {
    self.archive = archive
    texts = SharedTexts(limit: archive.limits.sharedTextBytes)
    let main = WorkbookPart()
    try parse(Self.main, into: main)
    dates = SheetDate(is1904: main.is1904)
    let relationships = RelationshipsPart()
    try parse("xl/_rels/workbook.xml.rels", into: relationships)
    if let path = relationships.path(ofType: "styles") { try parse(path, into: formats) }
    if let path = relationships.path(ofType: "sharedStrings") { try parse(path, into: texts) }
    if texts.isOverLimit { throw .tooLarge(bytes: archive.limits.sharedTextBytes) }
    for isHidden in [false, true] {
      for entry in main.sheets where entry.isHidden == isHidden {
        guard let path = relationships.sheet(entry.relationship) else { continue }
        guard let member = archive.member(named: path) else { throw .damagedWorkbook(part: path) }
        sheets.append(Sheet(name: entry.name, isHidden: isHidden, member: member))
      }
    }
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
