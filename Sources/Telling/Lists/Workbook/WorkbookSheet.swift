/// A table on a sheet of its own, with lines above and below.
public struct WorkbookSheet: Sendable, Equatable {
  /// The name on its tab; made unique and legal when it is written.
  public var name: String
  /// Lines above the table, the first one large.
  public var heading: [String]
  /// The columns.
  public var columns: [WorkbookColumn]
  /// The rows, each with a cell for every column.
  public var rows: [[ListCell]]
  /// Lines below the table.
  public var footing: [String]
  /// What is signed below: each has a line of its own to write on.
  public var signatures: [String]
  /// Words that colour their cell wherever they are all that a cell says, in this order.
  public var tones: [Tone]
  /// Whether the table may be filtered by its header.
  public var isFiltered: Bool
  /// Whether each cell of the first column names a sheet of the workbook, to which it leads.
  public var isIndex = false
  /// What the foot of each printed page says on the left; page and number of pages stand on the right.
  public var pageFoot: String

  /// A word and its colour.
  public struct Tone: Sendable, Equatable {
    /// All that the cell says.
    public var word: String
    /// Its colour.
    public var tone: WorkbookTone

    /// A word and its colour.
    public init(_ word: String, _ tone: WorkbookTone) {
      self.word = word
      self.tone = tone
    }
  }

  /// A sheet.
  public init(
    name: String, heading: [String] = [], columns: [WorkbookColumn], rows: [[ListCell]],
    footing: [String] = [], signatures: [String] = [], tones: [Tone] = [], isFiltered: Bool = true,
    pageFoot: String = ""
  ) {
    self.name = name
    self.heading = heading
    self.columns = columns
    self.rows = rows
    self.footing = footing
    self.signatures = signatures
    self.tones = tones
    self.isFiltered = isFiltered
    self.pageFoot = pageFoot
  }
}
