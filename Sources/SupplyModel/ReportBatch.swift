/// Reports of one file, all lots of a facility × product × month together, codes interned.
///
/// A large file comes in several batches: code numbers are the same in all of them, and a later batch repeats the
/// codes of the earlier ones.
public struct ReportBatch: Sendable, Equatable {
  /// One report of the batch.
  public struct Row: Sendable, Equatable {
    /// Index into `facilities`.
    public let facility: Int
    /// Index into `products`.
    public let product: Int
    /// The month that the report closes.
    public let month: Month
    /// The quantities of all its lots.
    public var quantities: StockQuantities
    /// How many rows of the file it sums.
    ///
    /// Where one row of the file gives several reports, the last of them carries the row and the others have 0.
    public var fileRows: Int
    /// The physical line of its first row.
    public let line: Int
    /// The row adds to a report of an earlier batch of the same file: a lot that stands far from the others.
    public var continues = false

    /// A report that so far sums one row of the file, or none where a later report carries the row.
    public init(
      facility: Int, product: Int, month: Month, quantities: StockQuantities, line: Int, fileRows: Int = 1
    ) {
      self.facility = facility
      self.product = product
      self.month = month
      self.quantities = quantities
      self.fileRows = fileRows
      self.line = line
    }
  }

  /// The codes of the facilities.
  public var facilities: [String]
  /// The codes of the products.
  public var products: [String]
  /// The reports in the order of their first rows; each facility × product × month once, but for rows that continue.
  public var rows: [Row]
  /// The executing units that the file names, by index into `facilities`.
  public var executingUnits: [Int: String] = [:]
  /// The reports know only part of a month, as those of a table of availability do.
  ///
  /// Where a report stands already that knows more, it is left, and only what it does not know is filled in; what this
  /// file said of it is kept for when the fuller file is taken back, and told where the consumption differs.
  public var fillsGaps = false

  /// A batch of reports.
  public init(facilities: [String] = [], products: [String] = [], rows: [Row] = []) {
    self.facilities = facilities
    self.products = products
    self.rows = rows
  }
}
