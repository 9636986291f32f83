import CXlsxWriter
import Foundation

/// A workbook that spreadsheets open: XLSX (ECMA-376), through libxlsxwriter.
///
/// The same document gives the same bytes at any time: the only date in it is the one that it is given.
public struct WorkbookDocument: Sendable, Equatable {
  /// What the workbook is about, in its properties.
  public var title: String
  /// Who made it, in its properties.
  public var author: String
  /// Seconds since 1970 of the day that its properties tell.
  public var created: Int
  /// The sheets, at least one.
  public var sheets: [WorkbookSheet]

  /// A workbook.
  public init(title: String, author: String, created: Int, sheets: [WorkbookSheet]) {
    self.title = title
    self.author = author
    self.created = created
    self.sheets = sheets
  }

  /// The file's bytes.
  ///
  /// - Throws: `WorkbookFailure` where the temporary folder cannot be written or a sheet has more than 1,048,576 rows.
  public func bytes() throws(WorkbookFailure) -> [UInt8] {
    let path = NSTemporaryDirectory() + "/colca-\(getpid())-\(UUID().uuidString).xlsx"
    defer { unlink(path) }
    guard let workbook = workbook_new(path) else { throw WorkbookFailure(reason: "workbook_new") }
    setProperties(of: workbook)
    var names = SheetNames()
    let formats = WorkbookFormats(workbook)
    var failure = LXW_NO_ERROR
    for sheet in sheets {
      guard let worksheet = workbook_add_worksheet(workbook, names.legal(sheet.name)) else {
        failure = LXW_ERROR_MEMORY_MALLOC_FAILED
        break
      }
      let error = SheetWriter(sheet: sheet, worksheet: worksheet, formats: formats).write()
      if error != LXW_NO_ERROR { failure = error }
    }
    // Closing frees the workbook, whatever came before.
    let closing = workbook_close(workbook)
    if failure == LXW_NO_ERROR { failure = closing }
    guard failure == LXW_NO_ERROR, let data = FileManager.default.contents(atPath: path) else {
      throw WorkbookFailure(
        reason: lxw_strerror(failure).map { String(cString: $0) } ?? "\(failure.rawValue)")
    }
    return Array(data)
  }

  private func setProperties(of workbook: UnsafeMutablePointer<lxw_workbook>) {
    let texts = [title, author].map { strdup(SheetText.plain($0)) }
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.author = texts[1]
    properties.created = time_t(created)
    _ = workbook_set_properties(workbook, &properties)
  }
}

/// Text as a cell takes it.
enum SheetText {
  /// The most letters that a cell holds.
  static let mostLetters = 32_000

  /// A text without control characters, but for the ends of its lines, and cut to what a cell holds.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(mostLetters) {
      switch scalar {
      case "\n": plain.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": plain.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}": continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// How many lines a text takes where so many letters fit into one: words stay whole where they fit.
  static func lines(in text: String, width: Int) -> Int {
    let width = max(1, width)
    return text.components(separatedBy: "\n").reduce(0) { lines, paragraph in
      var (count, used) = (1, 0)
      for word in paragraph.split(separator: " ") {
        let letters = word.count
        if used > 0, used + 1 + letters > width { (count, used) = (count + 1, 0) }
        used += letters + (used > 0 ? 1 : 0)
        if used > width { (count, used) = (count + (used - 1) / width, (used - 1) % width + 1) }
      }
      return lines + count
    }
  }
}
