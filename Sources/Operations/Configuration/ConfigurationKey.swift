/// What a configuration file can set, each with its names, the values it takes, and its default.
public enum ConfigurationKey: String, CaseIterable, Sendable {
  case database, inbox, archive
  case setAside = "set_aside"
  case reports, backups, outbox, log, metrics
  case language
  case csvDialect = "csv_dialect"
  case scheduleTime = "schedule_time"
  case quietSeconds = "quiet_seconds"
  case expectedByDay = "expected_by_day"
  case scope
  case runningMonthFromDay = "running_month_from_day"
  case horizonMonths = "horizon_months"
  case serviceLevel = "service_level"
  case serviceLevelNoSubstitute = "service_level_no_substitute"
  case floorMonths = "floor_months"
  case ceilingMonths = "ceiling_months"
  case budget
  case includeNotHeld = "include_not_held"
  case learnCalendars = "learn_calendars"
  case substituteShare = "substitute_share"
  case successions
  case model, target, rounding, transfers
  case tripWorth = "trip_worth"
  case recipients, sender
  case mailCommand = "mail_command"
  case mailSeconds = "mail_seconds"
  case digest
  case silentDays = "silent_days"
  case quantityChange = "quantity_change"
  case driftRatio = "drift_ratio"
  case biasRatio = "bias_ratio"
  case calibrationError = "calibration_error"
  case backupsKept = "backups_kept"
  case monthlyBackupsKept = "monthly_backups_kept"
  case reportsKeptDays = "reports_kept_days"
  case runsKeptMonths = "runs_kept_months"
  case archiveKeptMonths = "archive_kept_months"
  case minimumFreeMegabytes = "minimum_free_mb"

  /// The group under which the key stands in an example and in `colca config show`.
  public enum Group: String, CaseIterable, Sendable { case places, night, forecast, notice, watch, retention }

  /// What sets a key apart from the others.
  public struct Facts: Sendable {
    /// The name that may stand in its place in a Spanish file.
    public let spanishName: String
    /// Where it belongs.
    public let group: Group
    /// What it takes.
    public let kind: ConfigurationKind
    /// Its value where nothing is said; empty is none.
    public let usual: String
  }

  /// The key's name, in English: the one that programs use.
  public var name: String { rawValue }

  /// The environment variable that overrides the file; the database has the one that every command knows.
  public var environmentVariable: String { self == .database ? "COLCA_DB" : "COLCA_" + rawValue.uppercased() }

  /// The key of a name, in either language; capitals and a hyphen for `_` do not matter.
  public init?(named text: String) {
    let wanted = Self.form(text)
    guard let key = Self.allCases.first(where: { [$0.rawValue, $0.facts.spanishName].contains(wanted) })
    else {
      return nil
    }
    self = key
  }

  /// Every name, both languages.
  public static var allNames: [String] { allCases.flatMap { [$0.rawValue, $0.facts.spanishName] } }

  /// A name as names are compared.
  static func form(_ text: String) -> String {
    String(text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }
}
