/// What becomes of a report that is there already when a file states one of the same facility, product and month.
public enum ReportMerge: Sendable, Equatable {
  /// The file's report takes its place, lots included.
  case replace
  /// The file knows only part of a month, as a table of availability does.
  ///
  /// Where a report stands already that knows more, it is left, and only what it does not know is filled in; what this
  /// file said of it is kept for when the fuller file is taken back, and told where the consumption differs.
  case fillGaps
  /// The file states lots and nothing else: the report stays, and of the quantities only the closing stock counts, the
  /// sum of the lots.
  case lotsOnly
}

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
    /// The day on which the report was made, as it says itself; nil where it says nothing.
    public var statedOn: Day?
    /// The row adds to a report of an earlier batch of the same file: a lot that stands far from the others.
    public var continues = false
    /// Where its lots lie in the batch's `lotBytes`; empty when none is known.
    public fileprivate(set) var lots = 0..<0

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

  /// A row of the file that says again what other rows of its report say.
  public struct RepeatedRow: Sendable, Equatable {
    /// How it says it again, and what became of it.
    public enum Kind: Sendable, Equatable {
      /// In another dress; left out.
      case copy
      /// As the sum of the others; left out.
      case total
      /// The quantities of another row; it counts.
      case perhapsCopy
      /// The sum of the others; it counts.
      case perhapsTotal

      /// Whether the row is left out of its report.
      public var isLeftOut: Bool {
        switch self {
        case .copy, .total: true
        case .perhapsCopy, .perhapsTotal: false
        }
      }
    }

    /// How it says it again.
    public let kind: Kind
    /// Its physical line.
    public let line: Int
    /// How many rows of the file it is.
    public let fileRows: Int
    /// The line of the first row that says the same.
    public let otherLine: Int
    /// Its report, once that is known.
    public var report: ReportKey?

    /// A row.
    public init(_ kind: Kind, line: Int, fileRows: Int, otherLine: Int) {
      self.kind = kind
      self.line = line
      self.fileRows = fileRows
      self.otherLine = otherLine
    }
  }

  /// Rows that say again what others say.
  public var repeatedRows: [RepeatedRow] = []
  /// The codes of the facilities.
  public var facilities: [FacilityCode]
  /// The codes of the products.
  public var products: [ProductCode]
  /// The reports in the order of their first rows; each facility × product × month once, but for rows that continue.
  public var rows: [Row]
  /// The executing units that the file names, by index into `facilities`.
  public var executingUnits: [Int: String] = [:]
  /// What the file says of its products in passing, by index into `products`; a batch has what those before it did not say.
  public var statedProducts: [Int: StatedProduct] = [:]
  /// What becomes of reports that are there already.
  public var merge = ReportMerge.replace
  /// The lots of all reports, packed, each report's in one piece.
  public fileprivate(set) var lotBytes: [UInt8] = []
  /// Bytes of lots that have moved on.
  fileprivate var staleLotBytes = 0

  /// A batch of reports.
  public init(facilities: [FacilityCode] = [], products: [ProductCode] = [], rows: [Row] = []) {
    self.facilities = facilities
    self.products = products
    self.rows = rows
  }
}

extension ReportBatch {
  /// The lots of a report of this batch.
  public func lots(of row: Row) -> PackedLots { PackedLots(bytes: lotBytes[row.lots]) }

  /// Adds a lot to a report; beyond `PackedLots.longest` bytes of lots it is left out.
  ///
  /// - Parameters:
  ///   - lot: what is known of it.
  ///   - row: the place of the report in `rows`.
  /// - Complexity: O(1) for the report whose lot came last; else as many bytes as the report's lots have.
  public mutating func append(_ lot: StockLot, toRow row: Int) {
    let own = rows[row].lots
    guard own.count < PackedLots.longest else { return }
    var start = lotBytes.count
    if !own.isEmpty {
      if own.upperBound == start {
        start = own.lowerBound
      } else {
        lotBytes += Array(lotBytes[own])
        staleLotBytes += own.count
      }
    }
    PackedLots.append(lot, to: &lotBytes)
    rows[row].lots = start..<lotBytes.count
    if staleLotBytes > 1 << 20, staleLotBytes > lotBytes.count / 2 { closeUp() }
  }

  /// Puts other lots in the place of a report's.
  public mutating func setLots(_ lots: [StockLot], ofRow row: Int) {
    staleLotBytes += rows[row].lots.count
    rows[row].lots = 0..<0
    for lot in lots { append(lot, toRow: row) }
  }

  /// Forgets the reports but not the codes, for the next batch of the same file.
  public mutating func removeRows(reserving count: Int) {
    rows.removeAll(keepingCapacity: false)
    statedProducts.removeAll()
    repeatedRows.removeAll()
    rows.reserveCapacity(count)
    // The next batch will have as many, and an array that grows copies itself again and again.
    let room = lotBytes.count
    lotBytes.removeAll(keepingCapacity: false)
    lotBytes.reserveCapacity(room)
    staleLotBytes = 0
  }

  /// Gives up the bytes of lots that have moved on.
  private mutating func closeUp() {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lotBytes.count - staleLotBytes)
    for index in rows.indices {
      let start = bytes.count
      bytes += lotBytes[rows[index].lots]
      rows[index].lots = start..<bytes.count
    }
    lotBytes = bytes
    staleLotBytes = 0
  }
}
