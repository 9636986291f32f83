import Files
import StockPolicy
import SupplyModel

/// Writes what people read of a run: pages, the orders, the alerts, the transfers, what warehouses lack and what expires.
///
/// The same input gives the same bytes on every machine and at any time.
public struct ReportWriter: Sendable {
  /// The page of the whole run.
  private static let pageName = "informe.html"
  /// The workbook to sign.
  private static let requisitionName = "requerimientos.xlsx"

  /// The names of the files that every report has, in the order in which they are written.
  static let fileNames =
    [pageName] + ReportList.allCases.map(\.csvName) + ReportList.allCases.map(\.workbookName)
    + [requisitionName]

  /// Which pages stand beside that of the whole run.
  public let split: ReportScope.Split

  /// How the CSV files are written.
  public let dialect: CSVDialect

  /// A writer that makes a page for each part of the run beside the one of the whole.
  public init(split: ReportScope.Split = .microNetwork, dialect: CSVDialect = .plain) {
    self.split = split
    self.dialect = dialect
  }

  /// Writes the report's files into a folder, which is created if needed.
  ///
  /// Files of an earlier report are replaced only when all the new ones are complete; pages of it that this one does not have are
  /// removed then.
  ///
  /// - Parameters:
  ///   - input: what to report.
  ///   - directory: the folder's path.
  /// - Returns: the paths of the files: those of `fileNames`, then the other pages.
  /// - Throws: `FileError` where the folder or a file cannot be made; `ProgrammingError` if a template is broken.
  @discardableResult
  public func write(_ input: ReportInput, to directory: String) throws -> [String] {
    let whole = ReportContext(input, split: split)
    let lists = ReportList.allCases.map { ($0, $0.table(of: input.run, names: whole.names)) }
    let books = ReportWorkbooks(input: input, names: whole.names, order: whole.order)
    var files = [(name: Self.pageName, bytes: Array(try ReportPage.html(whole).utf8))]
    files += lists.map { list, table in (list.csvName, Array(table.csv(dialect).utf8)) }
    for list in ReportList.allCases {
      let form = list.form(of: input.run, names: whole.names)
      files.append((list.workbookName, try Self.bytes(of: books.workbook(of: form))))
    }
    files.append((Self.requisitionName, try Self.bytes(of: books.requisitions)))
    let pages = whole.files.pages
    // What a report left that was killed while it wrote.
    let names = files.map(\.name) + pages.map(\.path)
    for folder in Set(names.map { PathText.parent(directory + "/" + $0) }) { Folders.sweep(folder) }
    // The pages of thousands of facilities are made one at a time, as they are written.
    let written = try AtomicFiles.write(names, to: directory) { place in
      guard place >= files.count else { return files[place].bytes }
      return Array(try ReportPage.html(whole.only(pages[place - files.count].scope)).utf8)
    }
    try StalePages(directory: directory).remove(allBut: whole.files.pages.map(\.path))
    return written
  }

  private static func bytes(of document: WorkbookDocument) throws(FileError) -> [UInt8] {
    do {
      return try document.bytes()
    } catch {
      throw FileError.cannotWrite(path: document.title, reason: error.reason)
    }
  }

  /// One page alone.
  ///
  /// - Throws: `ProgrammingError` if a template is broken.
  public func html(_ input: ReportInput, scope: ReportScope = .region) throws(ProgrammingError) -> String {
    try ReportPage.html(ReportContext(input, split: split).only(scope))
  }
}
