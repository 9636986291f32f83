import Operations
import StockPolicy
import SupplyModel

/// What one message about a night tells.
public struct DigestInput: Sendable {
  /// An alert with what is new of it.
  public struct Item: Sendable {
    /// The alert.
    public let alert: RememberedAlert
    /// What is new.
    public let news: RememberedAlert.News
    /// What the latest run says of it; nil where the run no longer speaks of it.
    public let assessment: SeriesAssessment?

    /// An item.
    public init(alert: RememberedAlert, news: RememberedAlert.News, assessment: SeriesAssessment?) {
      self.alert = alert
      self.news = news
      self.assessment = assessment
    }
  }

  /// The day of the night.
  public var day: Day
  /// Names of facilities and products, and the run's settings.
  public var names: ReportNames
  /// The last month known to the latest run; nil without a run.
  public var asOf: Month?
  /// What is new of stock and of forecasts.
  public var items: [Item]
  /// The month whose reports should be there by now.
  public var expectedMonth: Month
  /// Facilities whose report of that month is missing, with the last month that they reported.
  public var missing: [FacilityCode: Month]
  /// What went wrong in the night, and files that need somebody: sentences.
  public var troubles: [String]
  /// Actions of cycles of improvement that are past their day: sentences.
  ///
  /// They are told with what is news, and are none themselves.
  public var overdue: [String]
  /// Rows of the night's files that are of products outside the scope: told once, in the night that they come.
  public var outside: OutsideScope
  /// Where the report lies; nil where none was ever written.
  public var reportFolder: String?
  /// The version of Colca.
  public var programVersion: String

  /// The input of a message.
  public init(
    day: Day, names: ReportNames, asOf: Month?, items: [Item], expectedMonth: Month,
    missing: [FacilityCode: Month],
    troubles: [String], overdue: [String] = [], outside: OutsideScope = .nothing, reportFolder: String?,
    programVersion: String
  ) {
    self.day = day
    self.names = names
    self.asOf = asOf
    self.items = items
    self.expectedMonth = expectedMonth
    self.missing = missing
    self.troubles = troubles
    self.overdue = overdue
    self.outside = outside
    self.reportFolder = reportFolder
    self.programVersion = programVersion
  }

  /// Whether there is anything that somebody should know tonight.
  public var hasNews: Bool { !items.isEmpty || !troubles.isEmpty }
}
