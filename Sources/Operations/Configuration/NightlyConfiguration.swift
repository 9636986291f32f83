import DemandForecasting
import StockPolicy
import SupplyModel

/// A configuration without faults, as the nightly run uses it.
public struct NightlyConfiguration: Sendable, Equatable {
  /// Where things lie: paths from the root or the working folder.
  public struct Places: Sendable, Equatable {
    /// The database's file.
    public var database: String
    /// Where new files arrive.
    public var inbox: String
    /// Where files that went in are kept, by date.
    public var archive: String
    /// Where files are put of which nothing went in.
    public var setAside: String
    /// Where reports are written: a folder a night, and `ultimo`.
    public var reports: String
    /// Where copies of the database are kept.
    public var backups: String
    /// Where messages are put that are not sent.
    public var outbox: String
    /// Where log lines go; nil for the standard error.
    public var log: String?
    /// The file of metrics; nil for none.
    public var metrics: String?
  }

  /// How messages are sent.
  public struct Mail: Sendable, Equatable {
    /// Who is told; nobody means that messages are put into the outbox.
    public var recipients: [String]
    /// In whose name.
    public var sender: String
    /// The program and its options, empty for none; it reads the message on its standard input.
    public var command: [String]
    /// How long it may take, in seconds.
    public var seconds: Int
    /// Whether a night without news is told too.
    public var isSentAlways: Bool
    /// After so many days without a message one is sent all the same.
    public var silentDays: Int
  }

  /// From when on something is told.
  public struct Watch: Sendable, Equatable {
    /// An alert whose order changed by more than this share of what was told is told again.
    public var quantityChange: Double
    /// Forecasts have drifted when the last month's loss is so many times the usual.
    public var driftRatio: Double
    /// A facility's forecasts are biased when use and forecast differ by this factor.
    public var biasRatio: Double
    /// Probabilities have slipped when they miss what came by this much on average.
    public var calibrationError: Double

    /// The thresholds; each has its declared default.
    public init(
      quantityChange: Double = 0.25, driftRatio: Double = 1.5, biasRatio: Double = 1.5,
      calibrationError: Double = 0.1
    ) {
      self.quantityChange = quantityChange
      self.driftRatio = driftRatio
      self.biasRatio = biasRatio
      self.calibrationError = calibrationError
    }
  }

  /// How long things are kept; 0 is for ever.
  public struct Retention: Sendable, Equatable {
    /// The latest copies of the database, one a day.
    public var backups: Int
    /// Beside them the first copy of so many months.
    public var monthlyBackups: Int
    /// Days that a report's folder is kept.
    public var reportDays: Int
    /// Months of runs whose forecasts are kept; the record of a run always is.
    public var runMonths: Int
    /// Months that files are kept after they went in.
    public var archiveMonths: Int
    /// Megabytes that must be free for a night to begin writing.
    public var minimumFreeMegabytes: Int
  }

  /// A scope of products as a configuration writes it.
  public struct WrittenScope: Sendable, Equatable {
    /// A word, codes, a programme or the name of a file.
    public var text: String
    /// Where such a file would lie.
    public var path: String?
  }

  /// Where things lie.
  public let places: Places
  /// The language of everything that people read.
  public let languageCode: String
  /// How the report's CSV files are written.
  public let csvDialectCode: String
  /// When the night begins.
  public let hour: Int
  /// And its minute.
  public let minute: Int
  /// A file that has not changed for so many seconds is complete.
  public let quietSeconds: Int
  /// The day of the next month by which a report is expected.
  public let expectedByDay: Int
  /// The day from which the running month counts as whole; 0 for not before its end.
  public let runningMonthFromDay: Int
  /// How messages are sent.
  public let mail: Mail
  /// From when on something is told.
  public let watch: Watch
  /// How long things are kept.
  public let retention: Retention
  /// The products that are looked at, as they were written: what that is depends on the database.
  public let scope: WrittenScope
  private let run: ForecastRun.Settings

  /// The settings of a run on the products of a scope that knows everything up to a month.
  public func runSettings(
    asOf month: Month, scope: ProductScope = .familyPlanning
  ) -> ForecastRun.Settings {
    var settings = run
    settings.asOf = month
    settings.scope = scope
    return settings
  }

  /// The month whose reports should be there on a day: the month before, and until the day of the deadline the one before that.
  public static func expectedMonth(on day: Day, expectedByDay: Int) -> Month {
    day.month.advanced(by: day.dayOfMonth > expectedByDay ? -1 : -2)
  }

  /// The month whose reports should be there on a day.
  public func expectedMonth(on day: Day) -> Month {
    Self.expectedMonth(on: day, expectedByDay: expectedByDay)
  }

  /// A configuration from its values; nil where they are complained of.
  public init?(_ values: ConfigurationValues) {
    guard values.complaints.isEmpty else { return nil }
    func place(_ key: ConfigurationKey) -> String { values.path(key) ?? key.facts.usual }
    places = Places(
      database: place(.database), inbox: place(.inbox), archive: place(.archive), setAside: place(.setAside),
      reports: place(.reports), backups: place(.backups), outbox: place(.outbox), log: values.path(.log),
      metrics: values.path(.metrics))
    languageCode = values.text(.language)
    csvDialectCode = values.text(.csvDialect)
    (hour, minute) = values.time(.scheduleTime)
    quietSeconds = values.whole(.quietSeconds)
    scope = WrittenScope(text: values.text(.scope), path: values.path(.scope))
    expectedByDay = values.whole(.expectedByDay)
    runningMonthFromDay = values.whole(.runningMonthFromDay)
    mail = Mail(
      recipients: values.list(.recipients), sender: values.text(.sender),
      command: values.text(.mailCommand).split(separator: " ").map(String.init),
      seconds: values.whole(.mailSeconds), isSentAlways: values.text(.digest) == "always",
      silentDays: values.whole(.silentDays))
    func number(_ key: ConfigurationKey) -> Double { values.number(key) ?? 0 }
    watch = Watch(
      quantityChange: number(.quantityChange), driftRatio: number(.driftRatio), biasRatio: number(.biasRatio),
      calibrationError: number(.calibrationError))
    retention = Retention(
      backups: values.whole(.backupsKept), monthlyBackups: values.whole(.monthlyBackupsKept),
      reportDays: values.whole(.reportsKeptDays), runMonths: values.whole(.runsKeptMonths),
      archiveMonths: values.whole(.archiveKeptMonths),
      minimumFreeMegabytes: values.whole(.minimumFreeMegabytes))
    run = ForecastRun.Settings(
      asOf: Month(count: 0), horizonMonths: values.whole(.horizonMonths), serviceLevel: number(.serviceLevel),
      model: DemandModel(rawValue: values.text(.model)) ?? .full,
      target: ForecastTarget(rawValue: values.text(.target)) ?? .demand,
      officialRule: OfficialRule(rounding: AverageRounding(rawValue: values.text(.rounding)) ?? .whole),
      orders: OrderSettings(
        serviceLevelWithoutSubstitute: number(.serviceLevelNoSubstitute), floorMonths: number(.floorMonths),
        ceilingMonths: number(.ceilingMonths), includesNotHeld: values.flag(.includeNotHeld),
        learnsCalendars: values.flag(.learnCalendars), budgetSoles: values.number(.budget),
        substituteShare: number(.substituteShare),
        successions: CodeSuccession.list(values.text(.successions)) ?? []),
      transfers: values.flag(.transfers)
        ? TransferSettings(coupleYearsPerTrip: number(.tripWorth)) : nil)
  }
}
