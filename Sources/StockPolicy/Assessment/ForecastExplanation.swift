import DemandForecasting
import SupplyModel

/// What drove one forecast, so that a person can check it against the reports.
public struct ForecastExplanation: Sendable, Equatable {
  /// What a forecast makes of a month.
  public enum Use: String, Sendable, CaseIterable, Codable {
    /// Its consumption counts as it was recorded.
    case asRecorded = "as_recorded"
    /// The shelf was empty for a part of it: it counts as more than was recorded.
    case raised
    /// The shelf was empty all month: what was recorded is left out, and the level of the months around it counts.
    case emptyShelf = "empty_shelf"
    /// The product was not held: the zero counts, and says nothing of a shortage.
    case notHeld = "not_held"
    /// Left out: there is no report.
    case notReported = "not_reported"
    /// Left out: the report does not state the consumption.
    case noConsumption = "no_consumption"
    /// Its consumption is doubted: it is left out, or counts as what the rest of the report gives.
    case doubted
  }

  /// One month.
  public struct MonthEntry: Sendable, Equatable {
    /// The month.
    public let month: Month
    /// Its state.
    public let state: MonthState
    /// Units dispensed, as reported.
    public let recorded: Double?
    /// Days without stock, as reported, where they can be believed.
    public let daysOut: Double?
    /// What consumption × days of the month ÷ days with stock gives, as other systems correct; nil without such days, or without a day
    /// with stock.
    public let byDays: Double?
    /// Units that would have been dispensed with stock on the shelf.
    public let corrected: Double?
    /// What the forecast counts: one or the other, by the run's target; nil where the month is left out.
    public let counted: Double?
    /// What the forecast makes of it.
    public let use: Use

    /// A month from its parts.
    public init(
      month: Month, state: MonthState, recorded: Double?, daysOut: Double? = nil, corrected: Double?,
      counted: Double?, use: Use
    ) {
      self.month = month
      self.state = state
      self.recorded = recorded
      self.daysOut = daysOut
      let (days, out) = (Double(month.dayCount), daysOut ?? 0)
      byDays = out > 0 && out < days ? recorded.map { $0 * days / (days - out) } : nil
      self.corrected = corrected
      self.counted = counted
      self.use = use
    }
  }

  /// How many months are shown, the run's month last.
  public static let monthsShown = 24

  /// The settings of the run.
  public let settings: ForecastRun.Settings
  /// What the run says of the facility × product.
  public let assessment: SeriesAssessment
  /// What the forecast rests on.
  public let drivers: ForecastDrivers
  /// What each part says of being seen without stock, for the months that people are told of; nil where there is no probability.
  public let stockoutReasons: StockoutReasons?
  /// The facility's calendar and where it comes from.
  public let calendar: FacilityCalendar
  /// The latest months, oldest first.
  public let months: [MonthEntry]

  /// An explanation from its parts.
  public init(
    settings: ForecastRun.Settings, assessment: SeriesAssessment, drivers: ForecastDrivers,
    stockoutReasons: StockoutReasons? = nil, calendar: FacilityCalendar = .assumed, months: [MonthEntry]
  ) {
    self.settings = settings
    self.assessment = assessment
    self.drivers = drivers
    self.stockoutReasons = stockoutReasons
    self.calendar = calendar
    self.months = months
  }

  /// The months whose use is this one.
  public func months(_ use: Use) -> [Month] { months.filter { $0.use == use }.map(\.month) }
}
