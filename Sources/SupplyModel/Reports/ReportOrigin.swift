/// Where the reports of one facility and month come from: a file, and what it replaced.
public struct ReportOrigin: Sendable, Equatable {
  /// The month reported.
  public let month: Month
  /// The number of the file that has the last word.
  public let fileID: Int64
  /// Its name.
  public let file: String
  /// When it was imported: UTC, ISO 8601 to the second.
  public let importedAt: String
  /// Products whose report it gives.
  public let reports: Int
  /// Reports of earlier files that it replaced with other numbers or said again.
  public let replaced: Int
  /// The names of those earlier files.
  public let replacedFiles: [String]

  /// An origin of reports.
  public init(
    month: Month, fileID: Int64, file: String, importedAt: String, reports: Int, replaced: Int,
    replacedFiles: [String]
  ) {
    self.month = month
    self.fileID = fileID
    self.file = file
    self.importedAt = importedAt
    self.reports = reports
    self.replaced = replaced
    self.replacedFiles = replacedFiles
  }
}

/// A month that fewer than half of the usual facilities have reported.
public struct ReportingGap: Sendable, Equatable {
  /// The month.
  public let month: Month
  /// Facilities that reported it.
  public let reported: Int
  /// Facilities that reported the best of the last three months with reports before it.
  public let usual: Int
  /// The latest month before it that at least half of them reported.
  public let lastWholeMonth: Month

  /// A gap in reporting.
  public init(month: Month, reported: Int, usual: Int, lastWholeMonth: Month) {
    self.month = month
    self.reported = reported
    self.usual = usual
    self.lastWholeMonth = lastWholeMonth
  }
}
