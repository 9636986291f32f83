/// What a file is, by its bytes and never by its name.
enum FileFormat {
  case text
  case utf16(isBigEndian: Bool)
  case dbf(DBFHeader)
  /// An archive or a workbook: only its members tell.
  case zip

  init(_ survey: ByteSurvey) throws(TableRefusal) {
    let head = survey.head
    if let foreign = ForeignFormat(head: head) { throw .foreignFormat(foreign) }
    if head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { throw .nothingInside }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
      return
    }
    for (mark, isBigEndian) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)]
    where head.starts(with: mark) {
      if survey.byteCount == 2 { throw .empty }
      self = .utf16(isBigEndian: isBigEndian)
      return
    }
    if survey.byteCount == 0 || head == [0xEF, 0xBB, 0xBF] { throw .empty }
    if DBFHeader.isLikely(head: head) {
      do {
        self = .dbf(try DBFHeader(head: head))
      } catch {
        throw .damagedDBF(error)
      }
      return
    }
    if let offset = survey.nulOffset { throw .nulByte(offset: offset) }
    self = .text
  }
}
