import DemandForecasting
import PolicyReplay
import Runs
import StockPolicy
import SupplyModel

/// What is replayed, and under which rules.
public struct ReplaySettings: Sendable, Equatable {
  /// The first month that is replayed.
  public var firstMonth: Month
  /// The last one.
  public var lastMonth: Month
  /// Months at the start that are replayed and not counted.
  public var warmUpMonths: Int
  /// What counts as demand.
  public var demand: ReplayTerms.Demand
  /// What the shelves hold at first.
  public var start: ReplayTerms.Start
  /// What the warehouses can send.
  public var supply: ReplayTerms.Supply
  /// One calendar for all facilities; nil for each one's own.
  public var calendar: SupplyCalendar?
  /// The model that Colca forecasts with.
  public var model: DemandModel
  /// The factors on average × months to cover that the rules of averages are replayed with; 1 is the rule as it is.
  public var factors: [Double]
  /// The official averages at which min–max orders, and up to which.
  public var minMaxMonths: ClosedRange<Double>
  /// The service levels that Colca is replayed with.
  public var serviceLevels: [Double]

  /// The service levels at which all that Colca says is followed, which takes longer.
  public var followedLevels: [Double]
  /// How Colca orders beside its service level.
  public var orders = OrderSettings()
  /// How much of what Colca advises is done, where all that it says is followed.
  public var adherence = 1.0
  /// The rules that are replayed.
  public var rules = Set(ReplayRule.allCases)
  /// Which products are replayed.
  public var scope = ProductScope.familyPlanning
  /// What goes wrong with deliveries, and how long they can be used.
  public var physics = ReplayPhysics()

  /// Settings for some months; each other one has its declared default.
  public init(
    firstMonth: Month, lastMonth: Month, warmUpMonths: Int = 3, demand: ReplayTerms.Demand = .corrected,
    start: ReplayTerms.Start = .stock, supply: ReplayTerms.Supply = .unlimited,
    calendar: SupplyCalendar? = nil,
    model: DemandModel = .full
  ) {
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
    self.warmUpMonths = warmUpMonths
    self.demand = demand
    self.start = start
    self.supply = supply
    self.calendar = calendar
    self.model = model
    factors = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6]
    minMaxMonths = 2...6
    serviceLevels = [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99]
    followedLevels = [0.7, 0.8, 0.9, 0.95]
  }

  /// What forecasts are made of, so that they aim at what is replayed.
  var target: ForecastTarget { demand == .recorded ? .consumption : .demand }
}
