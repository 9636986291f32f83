import Files
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Writes how the night went as metrics for Prometheus' textfile collector, whole or not at all.
///
/// What a night without news does not find out anew (open findings) keeps the value of the file before, and so does the time of the
/// last success when this night failed.
struct MetricsStep {
  let configuration: NightlyConfiguration
  /// nil where the database could not be opened.
  let database: SupplyDatabase?
  let clock: MachineClock
  let report: NightReport
  /// The latest run, where it is held back.
  let held: HeldRun?

  /// Writes the file; nothing where the configuration names none.
  func run() throws -> NightEvent {
    guard let path = configuration.places.metrics else { return .noMetrics }
    let before = FileBytes.ofReadable(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var text = MetricsText()
    text.add("colca_build_info", "The version that ran.", 1, ["version": ColcaVersion.current])
    let now = clock.now().timeIntervalSince1970.rounded(.down)
    text.add("colca_night_end_timestamp_seconds", "When the last night ended.", now)
    let success =
      report.hasFailed ? MetricsText.value("colca_night_last_success_timestamp_seconds", in: before) : now
    if let success {
      text.add(
        "colca_night_last_success_timestamp_seconds", "When a night last ended without a failure.", success)
    }
    text.add("colca_night_failed", "1 when a step of the last night failed.", report.hasFailed ? 1 : 0)
    for outcome in report.outcomes {
      let step = ["step": outcome.step.rawValue]
      text.add("colca_step_seconds", "How long a step took.", outcome.seconds, step)
      text.add("colca_step_failed", "1 when a step failed.", outcome.state == .failed ? 1 : 0, step)
      text.add(
        "colca_step_peak_memory_bytes", "The most memory held until the end of a step.",
        Double(outcome.peakMegabytes) * 1e6, step)
    }
    if case .inbox(let tally)? = report[.inbox]?.event {
      for (name, value) in tally.figures {
        text.add(
          "colca_inbox", "Files and rows of the inbox in the last night.", Double(value), ["what": name])
      }
    }
    if let database { try add(database, before: before, to: &text) }
    Folders.sweep(PathText.parent(path).isEmpty ? "." : PathText.parent(path))
    try AtomicFiles.replace(text.text, at: path)
    return .metrics
  }

  private func add(_ database: SupplyDatabase, before: String, to text: inout MetricsText) throws {
    let size = try database.size()
    text.add("colca_database_bytes", "The size of the database.", Double(size.bytes))
    text.add(
      "colca_database_free_bytes", "Room within the database that waits to be used.", Double(size.free))
    let products = configuration.productsOrAll(of: database)
    if let count = try NetworkReview(database: database, products: products)
      .reporting(month: configuration.expectedMonth(on: clock.today))
    {
      text.add(
        "colca_facilities_expected",
        "Health facilities that reported the expected month or the half year before it, closed ones left out.",
        Double(count.facilities.expected))
      text.add(
        "colca_facilities_reported", "Those of them that reported the expected month.",
        Double(count.facilities.reported.count))
      text.add(
        "colca_warehouses_expected", "The same of warehouses.", Double(count.warehouses.expected))
      text.add(
        "colca_warehouses_reported", "The same of warehouses.", Double(count.warehouses.reported.count))
    }
    let alerts = try database.alertStates(of: held?.published)
    for level in [AlertLevel.stockedOut, .urgent, .watch] {
      text.add(
        "colca_alerts", "Alerts of the run that was published last.",
        Double(alerts.values.count { $0.level == level }),
        ["level": level.rawValue])
    }
    try addFindings(database, before: before, to: &text)
    let all = try database.accuracy(lastMonths: 1).filter { $0.scope == .all }
    for record in all {
      let labels = ["months_ahead": String(record.step)]
      let score = record.score
      func add(_ name: String, _ help: String, _ value: Double?) {
        if let value { text.add(name, help, value, labels) }
      }
      add("colca_forecast_weighted_loss", "CRPS over use of the last scored month.", score.weightedLoss)
      add(
        "colca_forecast_share_within_80", "Outcomes between the 10 and 90 % quantiles.", score.shareWithin80)
      add("colca_forecast_use_ratio", "Units used over units forecast.", score.useRatio)
      add("colca_stockout_brier", "Brier score of stock-outs.", score.brier)
      add("colca_stockout_calibration_error", "Calibration error of stock-outs.", score.calibrationError)
    }
  }

  private func addFindings(_ database: SupplyDatabase, before: String, to text: inout MetricsText) throws {
    let help = "Findings that stand open."
    var isNew = MetricsText.value("colca_findings{severity=\"error\"}", in: before) == nil
    if case .forecast? = report[.forecast]?.event { isNew = true }
    let review = FindingReview(
      database: database, latestMonth: clock.today.month, products: configuration.productsOrAll(of: database))
    let counts = isNew ? try review.counts() : [:]
    for severity in Finding.Severity.allCases {
      let kept = MetricsText.value("colca_findings{severity=\"\(severity.rawValue)\"}", in: before)
      text.add(
        "colca_findings", help, isNew ? Double(counts[severity] ?? 0) : kept ?? 0,
        ["severity": severity.rawValue])
    }
  }
}

/// Metrics in the text format of Prometheus, samples of one name together.
struct MetricsText {
  private var names: [String] = []
  private var helps: [String: String] = [:]
  private var samples: [String: [String]] = [:]

  /// Adds a sample; its labels are printed by name.
  mutating func add(_ name: String, _ help: String, _ value: Double, _ labels: [String: String] = [:]) {
    if helps[name] == nil {
      names.append(name)
      helps[name] = help
    }
    let inner = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
    let key = name + (inner.isEmpty ? "" : "{" + inner.joined(separator: ",") + "}")
    samples[name, default: []].append(key + " " + PlainNumber.text(value))
  }

  /// The whole text.
  var text: String {
    names.map { name in
      "# HELP \(name) \(helps[name] ?? "")\n# TYPE \(name) gauge\n"
        + (samples[name] ?? []).map { $0 + "\n" }.joined()
    }.joined()
  }

  /// The value of a sample in a text, by its name and labels as they are printed.
  static func value(_ key: String, in text: String) -> Double? {
    text.split(separator: "\n").first { $0.hasPrefix(key + " ") }.flatMap {
      Double($0.dropFirst(key.count + 1))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
