/// What importing one file did, ready to be told to a person or a program.
public struct FileOutcome: Sendable {
  /// The path as it was given.
  public let path: String
  /// The layout it was read as; nil when none fits.
  public let layout: LayoutName?
  /// The dialect it was read in; nil when it is no text.
  public let dialect: Dialect?
  /// Data rows of the file.
  public let rows: Int
  /// What became of the rows that went in.
  public let counts: ImportCounts
  /// Rows that became findings instead.
  public let rejected: Int
  /// Everything found, in the order of the file.
  public private(set) var findings: [Finding]
  /// The rows of each product that a file of reports gave, whether they changed anything or not.
  public private(set) var rowsOfProducts: [ProductCode: Int]
  /// Of these, the rows of products outside the scope, once somebody has told which that is (`setApart`).
  public private(set) var rowsOutside: [ProductCode: Int] = [:]
  /// A sheet without a table, left out of a workbook that has one.
  public private(set) var isSkippedSheet = false

  /// Nothing of the file can go in: no layout fits, or every row was rejected.
  public var isUnusable: Bool {
    !isSkippedSheet && !isPassedOver && (layout == nil || rows == rejected)
  }
  /// Nothing of the table is needed.
  public var isPassedOver: Bool {
    rows == 0 && findings.contains { $0.code == .tablePassedOver }
      && !findings.contains { $0.severity > .notice }
  }
  /// There is no such file, it cannot be opened, or it is a folder without any.
  public var isMissing: Bool {
    findings.contains { [.noSuchFile, .unreadable, .emptyFolder].contains($0.code) }
  }
  /// A row was rejected, or something was found that a person should mend.
  public var hasFault: Bool { rejected > 0 || findings.contains { $0.severity > .notice } }

  /// What became of a table of a file.
  public init(
    path: String, layout: LayoutName?, dialect: Dialect?, rows: Int, counts: ImportCounts, rejected: Int,
    findings: [Finding], rowsOfProducts: [ProductCode: Int] = [:]
  ) {
    self.path = path
    self.layout = layout
    self.dialect = dialect
    self.rows = rows
    self.counts = counts
    self.rejected = rejected
    self.findings = findings
    self.rowsOfProducts = rowsOfProducts
  }

  /// Sets apart what lies outside a scope; it is kept like all else.
  ///
  /// - Parameter isInside: whether a product is in it.
  public mutating func setApart(_ isInside: (ProductCode) -> Bool) {
    rowsOutside = rowsOfProducts.filter { !isInside($0.key) }
  }

  /// What files hold of products outside the scope, each product once.
  public static func outside(_ outcomes: [FileOutcome]) -> OutsideScope {
    let rows = outcomes.reduce(into: [ProductCode: Int]()) { $0.merge($1.rowsOutside, uniquingKeysWith: +) }
    return OutsideScope(rows: rows.values.reduce(0, +), products: rows.count)
  }

  /// Says that the sheet is left out instead of what is wrong with it.
  public mutating func skipSheet() {
    isSkippedSheet = true
    findings = [Finding(.file(.sheetSkipped))]
  }

  /// A file of which nothing could be read.
  public init(path: String, fault: Finding) {
    self.init(
      path: path, layout: nil, dialect: nil, rows: 0, counts: ImportCounts(), rejected: 0, findings: [fault])
  }
}

/// The name of a layout, as the command line, the summary of an import and the database give it.
public struct LayoutName: RawRepresentable, Hashable, Sendable, Codable {
  /// The name itself: lower case, ASCII.
  public let rawValue: String

  /// A name; whether a layout has it is for the importer to say.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// No layout fits.
  public static let unknown = LayoutName(rawValue: "")

  /// The lots of a report's closing stock: named here, as whoever weighs what was found in such files must know them.
  public static let lots = LayoutName(rawValue: "lots")

  /// The stock of warehouses on a day: named here, as it is no report that whoever counts those who reported may count.
  public static let mstkalmde = LayoutName(rawValue: "mstkalmde")
}
