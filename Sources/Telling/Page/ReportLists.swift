import StockPolicy
import SupplyModel

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
