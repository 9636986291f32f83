/// What a file is, by its bytes and never by its name.
enum FileFormat {
  case text
  /// The first bytes of a mark of the byte order are no part of the text.
  case utf16(isBigEndian: Bool, markBytes: Int)
  case dbf(DBFHeader)
  /// A page with tables, as many systems export it under the name of a workbook.
  case html
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
      self = .utf16(isBigEndian: isBigEndian, markBytes: 2)
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
    if let foreign = ForeignFormat(flatHead: head) { throw .foreignFormat(foreign) }
    if let isBigEndian = Self.unmarkedUTF16(survey) {
      self = .utf16(isBigEndian: isBigEndian, markBytes: 0)
      return
    }
    if let offset = survey.nulInText { throw .nulByte(offset: offset) }
    self = HTMLPage.isLikely(head: head) ? .html : .text
  }
}

extension FileFormat {
  /// The byte order of UTF-16 without a mark of it, for which every second byte of ASCII is NUL; nil for anything else.
  private static func unmarkedUTF16(_ survey: ByteSurvey) -> Bool? {
    guard survey.nulOffset ?? 2 <= 1, survey.byteCount >= 8, survey.byteCount % 2 == 0 else { return nil }
    let bytes = survey.head.prefix(4096)
    let pairs = bytes.count / 2
    let nuls = (0..<pairs).reduce(into: (even: 0, odd: 0)) { counts, pair in
      if bytes[2 * pair] == 0 { counts.even += 1 }
      if bytes[2 * pair + 1] == 0 { counts.odd += 1 }
    }
    // Letters beyond Latin-1 have no NUL; text has no other.
    if nuls.even == 0, nuls.odd * 10 >= pairs * 9 { return false }
    if nuls.odd == 0, nuls.even * 10 >= pairs * 9 { return true }
    return nil
  }
}

/// A well-known kind of file that is not read as a table.
public enum ForeignFormat: String, Sendable, CaseIterable {
  /// A PNG picture.
  case png = "PNG"
  /// A JPEG picture.
  case jpeg = "JPEG"
  /// A PDF document.
  case pdf = "PDF"
  /// A workbook of Excel 97–2003, or a newer one behind a password: both are stored in the same way.
  case xls = "XLS"
  /// A RAR archive.
  case rar = "RAR"
  /// A gzip file.
  case gzip = "GZIP"
  /// A 7-Zip archive.
  case sevenZip = "7Z"
  /// A binary workbook of Office.
  case xlsb = "XLSB"
  /// A text or slides of Office, or anything else packed as they are.
  case office = "OOXML"
  /// A sheet of LibreOffice.
  case ods = "ODS"
  /// The same in one text.
  case flatSheet = "FODS"
  /// A workbook of Excel 2003 in one text.
  case flatWorkbook = "XML de Excel"
  /// A text or anything else of LibreOffice.
  case openDocument = "ODF"
  /// UTF-32 text.
  case utf32 = "UTF-32"

  private static let signatures: [([UInt8], ForeignFormat)] = [
    ([0x89, 0x50, 0x4E, 0x47], .png), ([0xFF, 0xD8, 0xFF], .jpeg), ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf),
    ([0xD0, 0xCF, 0x11, 0xE0], .xls), ([0x52, 0x61, 0x72, 0x21, 0x1A], .rar), ([0x1F, 0x8B], .gzip),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), ([0xFF, 0xFE, 0, 0], .utf32),
    ([0, 0, 0xFE, 0xFF], .utf32),
  ]

  /// How the name of a spreadsheet of this kind ends, by which LibreOffice knows it; nil for what is none.
  ///
  /// The old container of Office (XLS) may hold a text as well: only opening it tells.
  var spreadsheetEnding: String? {
    switch self {
    case .xls: "xls"
    case .xlsb: "xlsb"
    case .ods: "ods"
    case .flatSheet: "fods"
    case .flatWorkbook: "xml"
    case .png, .jpeg, .pdf, .rar, .gzip, .sevenZip, .office, .openDocument, .utf32: nil
    }
  }

  /// A spreadsheet that is one text of XML.
  init?(flatHead head: [UInt8]) {
    let text = String(decoding: head.prefix(4096), as: UTF8.self)
    guard text.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).hasPrefix("<?xml") else { return nil }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      self = .flatWorkbook
    } else if text.contains("application/vnd.oasis.opendocument.spreadsheet") {
      self = .flatSheet
    } else {
      return nil
    }
  }

  /// The format that begins with these bytes.
  init?(head: [UInt8]) {
    guard let found = Self.signatures.first(where: { head.starts(with: $0.0) }) else { return nil }
    self = found.1
  }
}
