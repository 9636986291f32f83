import Files
import StockPolicy
import SupplyModel

/// Writes what people read of a run: pages, the orders, the alerts, the transfers, what warehouses lack and what expires, what has
/// changed and what is odd, a workbook for each micro-network and a message for each facility.
///
/// The same input gives the same bytes on every machine and at any time.
public struct ReportWriter: Sendable {
  /// The page of the whole run.
  private static let pageName = "informe.html"
  /// The workbook to sign.
  static let requisitionName = "requerimientos.xlsx"

  /// The names of the files that every report has, in the order in which they are written.
  static let fileNames =
    [pageName] + ReportList.allCases.map(\.csvName) + ReportList.allCases.map(\.workbookName)
    + [requisitionName, GlossaryPage.path] + ReportExtraList.allCases.map(\.csvName)
    + ReportExtraList.allCases.map(\.workbookName)

  /// How far the pages below that of the whole run go.
  ///
  /// Nil leaves it to the size of the run (`ReportScope.Split.usual`).
  public let split: ReportScope.Split?

  /// How the CSV files are written.
  public let dialect: CSVDialect

  /// Whether a PDF is made of the pages that are paper (`ReportPaper`), so that they lead to it.
  public let hasPaper: Bool

  /// A writer that makes a page for each place of the run below the one of the whole.
  public init(split: ReportScope.Split? = nil, dialect: CSVDialect = .excel, hasPaper: Bool = false) {
    self.split = split
    self.dialect = dialect
    self.hasPaper = hasPaper
  }

  /// Writes the report's files into a folder, which is created if needed.
  ///
  /// Files of an earlier report are replaced only when all the new ones are complete; pages of it that this one does not have are
  /// removed then.
  ///
  /// - Parameters:
  ///   - input: what to report.
  ///   - directory: the folder's path.
  /// - Returns: the paths of the files: those of `fileNames`, then the other pages, the workbooks of micro-networks and the messages.
  /// - Throws: `FileError` where the folder or a file cannot be made; `ProgrammingError` if a template is broken.
  @discardableResult
  public func write(_ input: ReportInput, to directory: String) throws -> [String] {
    let whole = ReportContext(input, split: split ?? .usual(for: input.run), hasPaper: hasPaper)
    let pages = whole.files.pages
    let companions = whole.companions.files
    let improvement = input.improvement == nil ? [] : ImprovementList.fileNames
    let names = Self.fileNames + pages.map(\.path) + companions.map(\.path) + improvement
    // What a report left that was killed while it wrote.
    for folder in Set(names.map { PathText.parent(directory + "/" + $0) }) { Folders.sweep(folder) }
    var lists = ReportLists(whole, dialect: dialect)
    let turns = Self.turns(names.count)
    // One file is made at a time, as it is written: the pages of thousands of facilities take no more memory than one.
    let written = try AtomicFiles.write(turns.map { names[$0] }, to: directory) { turn in
      let place = turns[turn]
      guard place >= Self.fileNames.count else { return try file(place, of: whole, &lists) }
      guard place < Self.fileNames.count + pages.count else {
        let number = place - Self.fileNames.count - pages.count
        guard number < companions.count else {
          return try improvementFile(number - companions.count, of: whole)
        }
        return try bytes(of: companions[number].file, whole)
      }
      let (page, path) = pages[place - Self.fileNames.count]
      switch page {
      case .place(let scope): return Array(try ReportPage.html(whole.only(scope)).utf8)
      case .product(let code): return Array(try ProductPage(code, whole.at(path)).html().utf8)
      case .warehouse(let code): return Array(try WarehousePage(code, whole.at(path)).html().utf8)
      case .improvement(let scope):
        let page = ImprovementPage(whole.only(scope).at(path))
        return Array(try (page?.html() ?? "").utf8)
      case .list(let scope, let from):
        return Array(try ReportPage.list(whole.only(scope).at(path), from: from).utf8)
      }
    }
    try StalePages(directory: directory).remove(allBut: pages.map(\.path) + companions.map(\.path))
    var paths = names
    for (turn, place) in turns.enumerated() { paths[place] = written[turn] }
    return paths
  }

  /// The places of all files in the order in which they are made: the two files of a list one after the other, as they are made from the
  /// same rows.
  private static func turns(_ count: Int) -> [Int] {
    let lists = ReportList.allCases.count
    let pairs = (1...lists).flatMap { [$0, $0 + lists] }
    return [0] + pairs + (2 * lists + 1..<count)
  }

  /// The file at a place of `fileNames`.
  private func file(_ place: Int, of whole: ReportContext, _ made: inout ReportLists) throws -> [UInt8] {
    let lists = ReportList.allCases
    let books = ReportWorkbooks(input: whole.input, names: whole.names, order: whole.order)
    switch place {
    case 0: return Array(try ReportPage.html(whole).utf8)
    case 1...lists.count: return made.csv(lists[place - 1])
    case lists.count + 1...2 * lists.count:
      return try Self.bytes(of: made.workbook(lists[place - 1 - lists.count]))
    case 2 * lists.count + 1:
      return try Self.bytes(of: whole.isOneBooksWork ? books.requisitions : books.index(whole.companions))
    case 2 * lists.count + 2: return Array(try ReportPage.glossary(whole).utf8)
    default:
      let extras = ReportExtraList.allCases
      let number = place - 2 * lists.count - 3
      let list = extras[number % extras.count]
      return number < extras.count
        ? list.csvBytes(of: whole, dialect)
        : try Self.bytes(of: books.workbook(of: list.sheet(of: whole)))
    }
  }

  /// A list of improvement, for programs or as a workbook.
  private func improvementFile(_ number: Int, of whole: ReportContext) throws -> [UInt8] {
    guard let facts = whole.improvement else { return [] }
    let lists = ImprovementList.allCases
    let table = lists[number % lists.count].table(of: facts, whole.input)
    guard number >= lists.count else { return table.csvBytes(dialect) }
    let books = ReportWorkbooks(input: whole.input, names: whole.names, order: whole.order)
    return try Self.bytes(of: books.workbook(of: table))
  }

  /// A file beside the pages.
  private func bytes(of file: ReportCompanions.File, _ whole: ReportContext) throws -> [UInt8] {
    switch file {
    case .message(let code): return Array(FacilityMessage(code, whole.only(.facility(code))).text.utf8)
    case .workbook(let scope):
      let part = whole.only(scope)
      let books = ReportWorkbooks(input: part.input, names: part.names, order: part.order)
      return try Self.bytes(of: books.workbook(of: part.scopeName ?? ""))
    }
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
    try ReportPage.html(ReportContext(input, split: split ?? .usual(for: input.run)).only(scope))
  }
}

/// The lists of a report, each made when it is asked for: what two files are made from is made once, and let go after the second.
struct ReportLists {
  private let whole: ReportContext
  private let dialect: CSVDialect
  private let books: ReportWorkbooks
  private var last: (list: ReportList, table: ListTable)?

  init(_ whole: ReportContext, dialect: CSVDialect) {
    self.whole = whole
    self.dialect = dialect
    books = ReportWorkbooks(input: whole.input, names: whole.names, order: whole.order)
  }

  /// A list for programs and for whoever opens it in a spreadsheet.
  mutating func csv(_ list: ReportList) -> [UInt8] { table(list).csvBytes(dialect) }

  /// A list as a workbook; ask for it after its CSV.
  mutating func workbook(_ list: ReportList) -> WorkbookDocument {
    let form =
      list.hasForm ? list.form(of: whole.run, names: whole.names) : table(list)
    last = nil
    return books.workbook(list, of: form)
  }

  private mutating func table(_ list: ReportList) -> ListTable {
    if let last, last.list == list { return last.table }
    let table = list.table(of: whole.run, names: whole.names)
    last = (list, table)
    return table
  }
}
