/// Something wrong or odd in the inputs: what it is, where it stands, and what it is about.
///
/// A finding holds facts, not sentences. One of a file has a line; one that only a history shows has none: it
/// follows from reports of several months, perhaps of several files, and is worked out anew each time, so that it closes
/// itself when a later file mends them.
public struct Finding: Hashable, Sendable {
  /// What was found, with everything that its sentence needs.
  public var facts: FindingFacts
  /// The physical line in the file, from 1; nil when the finding is about the whole file or a history.
  public var line: Int?
  /// The byte of the table at which that line begins, from 0; nil where there is no line.
  public var byte: Int?
  /// What it is about, where that could be read: a later file that gives the same report mends the finding of a row.
  public var subject: Subject?

  /// A finding at a place.
  public init(_ facts: FindingFacts, line: Int? = nil, byte: Int? = nil, subject: Subject? = nil) {
    self.facts = facts
    self.line = line
    self.byte = byte
    self.subject = subject
  }

  /// The stable name of what was found, for filters and programs.
  public var code: FindingCode { facts.code }
  /// How much it matters, fixed by the code.
  public var severity: Severity { code.severity }
  /// The column that it is about: as the file writes it, for histories in the words of SISMED.
  public var column: String? { facts.column }
  /// The offending text as the file writes it, for histories the quantity at fault.
  public var value: String? { facts.value }
}

extension Finding {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Worth knowing; nothing was left out.
    case notice
    /// Odd; the row went in.
    case warning
    /// The row, or the file, did not go in, or a value in it cannot be used.
    case error

    /// By rank: notice, warning, error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The reports that a finding is about.
  public struct Subject: Hashable, Sendable, Comparable {
    /// The facility's code; nil when the finding is about a product everywhere.
    public var facility: FacilityCode?
    /// The product's code; nil when the finding is about a facility's whole month.
    public var product: ProductCode?
    /// The first month that it concerns; the same as `month` when that is the only one.
    public var firstMonth: Month
    /// The month where it stands: the last that it concerns.
    public var month: Month

    /// Reports of one month unless `firstMonth` says more.
    public init(facility: FacilityCode?, product: ProductCode?, firstMonth: Month? = nil, month: Month) {
      self.facility = facility
      self.product = product
      self.firstMonth = min(firstMonth ?? month, month)
      self.month = month
    }

    /// One report.
    public init(_ report: ReportKey) {
      self.init(facility: report.facility, product: report.product, month: report.month)
    }

    /// By facility, product, last month and first month; what is about all of them comes first.
    public static func < (left: Subject, right: Subject) -> Bool {
      (left.facility ?? "", left.product ?? "", left.month, left.firstMonth)
        < (right.facility ?? "", right.product ?? "", right.month, right.firstMonth)
    }
  }

  /// A cell of a table, as the file writes it.
  public struct Cell: Hashable, Sendable, Codable {
    /// The column's name; nil when the table has no such column.
    public var column: String?
    /// What stands in it; nil when there is no one cell to point at.
    public var text: String?

    /// A cell of a column.
    public init(column: String?, text: String?) {
      self.column = column
      self.text = text
    }
  }
}

extension Sequence where Element == Finding {
  /// By subject and then by name of the code: the one order in which findings of histories are given.
  public func orderedBySubject() -> [Finding] {
    sorted { left, right in
      guard left.subject == right.subject else {
        guard let first = left.subject, let second = right.subject else { return left.subject == nil }
        return first < second
      }
      return left.code.rawValue < right.code.rawValue
    }
  }
}

/// A finding with the file that it stands in, and how it stands: what lists and reports are made of.
public struct ReviewedFinding: Hashable, Sendable {
  /// The file; of what a history shows, the one that states the report, nil where nobody sent one.
  public var file: String?
  /// What was found.
  public var finding: Finding
  /// How it stands.
  public var state: FindingState
  /// What somebody wrote down beside it.
  public var note: String?
  /// Whether a history shows it, and no file by itself.
  public var isOfHistory: Bool

  /// A finding of a file, or of a history, which nobody has said anything of unless told so.
  public init(
    file: String? = nil, finding: Finding, state: FindingState = .open, note: String? = nil,
    isOfHistory: Bool = false
  ) {
    self.file = file
    self.finding = finding
    self.state = state
    self.note = note
    self.isOfHistory = isOfHistory
  }

  /// What makes it the same at every look: `FindingKey.id`.
  public var id: String { FindingKey(finding, file: file).id }
  /// Whether a later file has mended it.
  public var isClosed: Bool { state == .mended }
  /// The facility's code, where one is concerned.
  public var facility: FacilityCode? { finding.subject?.facility }
  /// The product's code, where one is concerned.
  public var product: ProductCode? { finding.subject?.product }
  /// The month, where one is concerned: the last of several.
  public var month: Month? { finding.subject?.month }
}
