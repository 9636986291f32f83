/// Something wrong or odd in an input, with the place where it stands.
///
/// A finding holds facts, not sentences: the `Telling` module turns `code`, `value` and `arguments` into what
/// a person reads.
public struct Finding: Hashable, Sendable, Codable {
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

  /// What was found; stable, for filters and programs.
  public var code: FindingCode
  /// The physical line in the file, from 1; nil when the finding is about the whole file.
  public var line: Int?
  /// The byte of the table at which that line begins, from 0; nil when the finding is about the whole file.
  public var byte: Int?
  /// The column's name as the file writes it.
  public var column: String?
  /// The offending text as the file writes it.
  public var value: String?
  /// Further facts that the sentence needs, in the order that its code defines.
  public var arguments: [String]

  /// The report that the row is about, where it could be read: a later file that gives it mends the finding.
  public var report: ReportKey?

  /// How much it matters, fixed by the code.
  public var severity: Severity { code.severity }

  /// A finding at a place.
  public init(
    _ code: FindingCode, line: Int? = nil, byte: Int? = nil, column: String? = nil, value: String? = nil,
    arguments: [String] = [], report: ReportKey? = nil
  ) {
    self.code = code
    self.line = line
    self.byte = byte
    self.column = column
    self.value = value
    self.arguments = arguments
    self.report = report
  }
}
