/// What somebody wrote on one line of a sheet that was handed out: on a requisition, or on a list of transfers.
public struct SheetAnswer: Sendable, Equatable {
  /// What the line is about.
  public enum Subject: Sendable, Hashable {
    /// An order of a facility.
    case order(SeriesKey)
    /// A transfer from one facility to another.
    case transfer(from: FacilityCode, to: FacilityCode, product: ProductCode)
  }

  /// A quantity and the cell that it stands in.
  public struct Entry: Sendable, Equatable {
    /// Whole units, 0 or more.
    public let units: Int
    /// The cell as the file writes it.
    public let cell: Finding.Cell

    /// A quantity of a cell.
    public init(units: Int, cell: Finding.Cell) {
      self.units = units
      self.cell = cell
    }
  }

  /// What the line is about.
  public let subject: Subject
  /// The last month known to the run that the sheet was printed from.
  public let month: Month
  /// The quantity that the sheet was handed out with; nil where the cell is blank.
  public let asked: Entry?
  /// What was authorised of an order; nil where nobody answered, and of a transfer.
  public let authorised: Entry?
  /// What was handed over: of an order what came in all, of a transfer what the giver sent; nil where nobody wrote it.
  public let issued: Entry?
  /// What came of a transfer in all; nil where nobody wrote it, and of an order.
  public let received: Entry?
  /// What somebody wrote beside it; nil where nothing.
  public let note: String?
  /// The cell of the product, by which a finding about the line as a whole is placed.
  public let place: Finding.Cell
  /// The physical line in the file, from 1.
  public let line: Int

  /// A line of a sheet.
  public init(
    subject: Subject, month: Month, asked: Entry? = nil, authorised: Entry? = nil, issued: Entry? = nil,
    received: Entry? = nil, note: String? = nil, place: Finding.Cell, line: Int
  ) {
    self.subject = subject
    self.month = month
    self.asked = asked
    self.authorised = authorised
    self.issued = issued
    self.received = received
    self.note = note
    self.place = place
    self.line = line
  }

  /// Whether nobody answered it: nothing but what it was printed with stands on it.
  public var isUnanswered: Bool { authorised == nil && issued == nil && received == nil && note == nil }

  /// What answers it, without the place on the sheet: two lines that agree in it say the same.
  public var words: [String] {
    let units = [authorised, issued, received].map { $0.map { String($0.units) } ?? "" }
    return units + [note ?? "", month.description]
  }
}
