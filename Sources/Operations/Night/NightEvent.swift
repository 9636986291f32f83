import SupplyModel

/// What a step of a night did or found, as facts; `Telling` makes the sentence.
public enum NightEvent: Sendable, Equatable, Codable {
  /// The database is sound; the night before was cut off, or not.
  case databaseIsSound(followsInterruption: Bool)
  /// Files of the inbox were taken, or there were none.
  case inbox(InboxTally)
  /// A run was made.
  case forecast(run: Int64, asOf: Month, reasons: [ForecastReason], laterMonth: Month?)
  /// Nothing that a run is made from has changed since one was made.
  case sameForecast(run: Int64, asOf: Month)
  /// There is nothing to forecast yet.
  case noReports
  /// Earlier forecasts of months that have come in were scored.
  case accuracy(months: [Month])
  /// No month came in, and none changed, since the last were scored.
  case sameAccuracy
  /// A report was written into a folder.
  case report(folder: String, asOf: Month)
  /// The report of the latest run is there already.
  case sameReport(asOf: Month)
  /// People were told, or a message was put into a folder.
  case notice(news: Int, isSent: Bool)
  /// Metrics were written, for programs that watch.
  case metrics
  /// No file of metrics is asked for.
  case noMetrics
  /// There was nothing to tell.
  case noNews
  /// So many things were removed.
  case pruned(reports: Int, runs: Int, files: Int, backups: Int)
  /// Nothing was removed, since the clock seems to have leapt.
  case pruneWaits(daysSinceLastNight: Int)
  /// The database was copied and the copy looked over.
  case backup(file: String, bytes: Int)
}

/// Why a run was made.
public enum ForecastReason: Sendable, Equatable, Codable {
  /// There was none.
  case first
  /// So many files went in, and so many were taken back.
  case files(new: Int, takenBack: Int)
  /// So many files were set aside, of which nothing went in, and none went in.
  case filesAside(Int)
  /// People placed something, noted what came, or took that back, so many times.
  case decisions(Int)
  /// The last known month moved.
  case month(from: Month)
  /// The settings changed.
  case settings
  /// Another version of Colca made the run before.
  case version
}

extension NightEvent {
  /// The event in numbers, by the names that logs and metrics use.
  public var figures: [(name: String, value: String)] {
    switch self {
    case .databaseIsSound(let interrupted): [("after_interruption", interrupted ? "1" : "0")]
    case .inbox(let tally): tally.figures.map { ($0.name, String($0.value)) }
    case .forecast(let run, let asOf, let reasons, _):
      [
        ("run", String(run)), ("as_of", asOf.description),
        ("because", reasons.map(\.word).joined(separator: ",")),
      ]
    case .sameForecast(let run, let asOf): [("run", String(run)), ("as_of", asOf.description)]
    case .accuracy(let months): [("months", months.map(\.description).joined(separator: ","))]
    case .report(_, let asOf), .sameReport(let asOf): [("as_of", asOf.description)]
    case .notice(let news, let isSent): [("news", String(news)), ("sent", isSent ? "1" : "0")]
    case .pruned(let reports, let runs, let files, let backups):
      [
        ("reports", String(reports)), ("runs", String(runs)), ("files", String(files)),
        ("backups", String(backups)),
      ]
    case .pruneWaits(let days): [("days_since_last_night", String(days))]
    case .backup(_, let bytes): [("bytes", String(bytes))]
    case .noReports, .sameAccuracy, .noNews, .metrics, .noMetrics: []
    }
  }
}

extension InboxTally {
  /// The tally in numbers.
  public var figures: [(name: String, value: Int)] {
    [
      ("files_taken", taken), ("files_unchanged", unchanged), ("files_set_aside", setAside.count),
      ("files_with_findings", withFindings.count), ("files_waiting", waiting.count),
      ("files_stuck", stuck.count), ("rows_new", rowsNew), ("rows_replaced", rowsReplaced),
      ("rows_rejected", rowsRejected),
    ]
  }
}

extension ForecastReason {
  /// The reason as a word for programs.
  public var word: String {
    switch self {
    case .first: "first"
    case .files: "files"
    case .filesAside: "files_set_aside"
    case .decisions: "decisions"
    case .month: "month"
    case .settings: "settings"
    case .version: "version"
    }
  }
}
