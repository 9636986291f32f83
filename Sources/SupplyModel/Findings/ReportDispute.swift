/// What decides which of two reports counts where two files state one differently, and what cannot decide it.
///
/// Told once for each facility and month of a file, at the first of its reports.
public enum ReportDispute: FindingFault, Hashable, Sendable, Codable {
  /// So many reports of this file stay out, for those of the named one count.
  case setAside(reports: Int, file: String, because: Reason)
  /// So many reports of this file took the place of those of the named one, which may be the right ones.
  case tookOver(reports: Int, file: String, because: Reason)
  /// Of so many reports the named table of the same command states further lots: they were summed.
  case joined(reports: Int, file: String)
  /// Of so many reports the named table of the same command states other quantities, and nothing tells whether they are parts or versions of
  /// them: one alone counts, this file's or, where this one was set aside, that one's.
  case possibleParts(reports: Int, file: String, isSetAside: Bool)

  /// So many reports state a day on which they cannot have been made, the first of them this one: it decides nothing.
  case impossibleDate(reports: Int, day: Day)

  /// What decided.
  public enum Reason: Hashable, Sendable, Codable {
    /// The date that the reports themselves state, of this file and of the other.
    case date(own: Day, other: Day)
    /// The one that counts knows more.
    case fullness
    /// The file of the one that counts was written later.
    case fileTime
    /// The one that counts stands on a sheet that is shown, the other one on one that is hidden.
    case hiddenSheet
    /// Nothing: the one that came in last counts.
    case nothing
  }

  var code: FindingCode {
    switch self {
    case .setAside(_, _, .fullness): .poorerReport
    case .setAside(_, _, .date), .setAside(_, _, .fileTime), .setAside(_, _, .nothing),
      .setAside(_, _, .hiddenSheet):
      .olderReport
    case .tookOver, .possibleParts: .disputedReport
    case .joined: .joinedReport
    case .impossibleDate: .impossibleReportDate
    }
  }

  var column: String? { nil }

  var value: String? {
    switch self {
    case .setAside(_, let file, _), .tookOver(_, let file, _), .joined(_, let file),
      .possibleParts(_, let file, _):
      file
    case .impossibleDate(_, let day): day.description
    }
  }
}
