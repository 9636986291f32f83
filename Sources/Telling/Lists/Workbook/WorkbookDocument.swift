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

  /// So many rows are held in memory until their file is written; of a workbook of more each row is written as it comes.
  static let mostRowsHeld = 4_000

  /// The file's bytes.
  ///
  /// Large workbooks are written row by row, which takes the memory of one row instead of half a kilobyte for each cell; their file
  /// says the same in other bytes, as words stand in their cells and not in a list of their own.
  ///
  /// - Throws: `WorkbookFailure` where the temporary folder cannot be written or a sheet has more than 1,048,576 rows.
  public func bytes() throws(WorkbookFailure) -> [UInt8] {
    try bytes(isStreamed: sheets.reduce(0) { $0 + $1.rows.count } > Self.mostRowsHeld)
  }

  func bytes(isStreamed: Bool) throws(WorkbookFailure) -> [UInt8] {
    let path = NSTemporaryDirectory() + "/colca-\(getpid())-\(UUID().uuidString).xlsx"
    defer { unlink(path) }
    var options = lxw_workbook_options()
    options.constant_memory = isStreamed ? 1 : 0
    guard let workbook = workbook_new_opt(path, &options) else {
      throw WorkbookFailure(reason: "workbook_new")
    }
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

/// Why a workbook could not be made.
public struct WorkbookFailure: Error, Equatable {
  /// The library's own words.
  public let reason: String
}
