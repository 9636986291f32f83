/// Why a table that is no fault is not read.
public enum PassedOver: Hashable, Sendable, Codable {
  /// The mark that Office leaves beside a document that somebody has open.
  case lockFile
  /// Income, deposits and guides of SISMED (IME): money, and no stock.
  case money
  /// The head of an ICI (FORMATO): what matters of it stands in every row of FORMDET.
  case reportHead
  /// Each movement of SISMED by itself (TMOVIM, TMOVIMDET), with the names of patients: FORMDET has their sum by month.
  case movements
  /// Another table of SISMED's own, of which Colca knows no use.
  case otherTable
  /// A table of SISMED's without a row that is no report: of products, of lots, of stock.
  case emptyTable
  /// So many rows of pharmacies in a table of today's stock: their reports state it at the close of each month.
  case pharmacyStock(rows: Int)
  /// The list of the sheets of Colca's own requisitions: it answers nothing.
  case requisitionIndex
  /// A sheet with a pivot table, in a workbook whose other sheets hold what it sums.
  case pivotTable
  /// One of Colca's own lists, on a sheet beside its requisitions: it answers nothing.
  case ownList
}
