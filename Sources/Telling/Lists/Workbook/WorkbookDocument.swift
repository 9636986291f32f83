import CXlsxWriter
import Foundation
import Synchronization

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
    let closing = Self.days.with(created) { workbook_close(workbook) }
    if failure == LXW_NO_ERROR { failure = closing }
    guard failure == LXW_NO_ERROR, let data = FileManager.default.contents(atPath: path) else {
      throw WorkbookFailure(
        reason: lxw_strerror(failure).map { String(cString: $0) } ?? "\(failure.rawValue)")
    }
    return Array(data)
  }

  private static let days = WorkbookDays()

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

/// Lets workbooks be closed side by side as long as they tell the same day.
///
/// The library asks `gmtime` for the day, whose answer lies in one place for all threads of the program (C17, 7.27.3): of two workbooks of different
/// days that are closed at once, as nights and pages of two runs may be, one could tell the other's.
private final class WorkbookDays: Sendable {
  /// The day of the workbooks that are being closed, and how many they are.
  private let closing = Mutex<(day: Int, count: Int)>((0, 0))
  private let turn = NSCondition()

  /// Closes a workbook of a day, once no workbook of another one is being closed.
  func with<Value>(_ day: Int, _ close: () -> Value) -> Value {
    turn.lock()
    while !begin(day) { turn.wait() }
    turn.unlock()
    defer {
      turn.lock()
      closing.withLock { $0.count -= 1 }
      turn.broadcast()
      turn.unlock()
    }
    return close()
  }

  private func begin(_ day: Int) -> Bool {
    closing.withLock { closing in
      guard closing.count == 0 || closing.day == day else { return false }
      closing = (day, closing.count + 1)
      return true
    }
  }
}

/// Why a workbook could not be made.
public struct WorkbookFailure: Error, Equatable {
  /// The library's own words.
  public let reason: String
}
