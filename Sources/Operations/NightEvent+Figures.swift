import SupplyModel

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
    case .month: "month"
    case .settings: "settings"
    case .version: "version"
    }
  }
}
