import DemandForecasting
import StockPolicy
import SupplyModel

/// A setting of a run that can be another in another run.
public enum RunSetting: String, Sendable, CaseIterable {
  case asOf = "as_of"
  case horizon
  case scope
  case model
  case target
  case serviceLevel = "service_level"
  case serviceLevelWithoutSubstitute = "service_level_without_substitute"
  case floorMonths = "floor_months"
  case ceilingMonths = "ceiling_months"
  case fewUnits = "few_units"
  case sporadicMonths = "sporadic_months"
  case trifleMonths = "trifle_months"
  case includesNotHeld = "includes_not_held"
  case learnsCalendars = "learns_calendars"
  case leadTimeMonths = "lead_time_months"
  case reviewPeriodMonths = "review_period_months"
  case budgetSoles = "budget_soles"
  case rounding
  case movesStock = "moves_stock"
  case coupleYearsPerTrip = "couple_years_per_trip"
  case transferReach = "transfer_reach"

  /// What a setting is set to.
  public enum Value: Sendable, Equatable {
    case month(Month)
    case number(Double)
    case isOn(Bool)
    case scope(ProductScope)
    case model(DemandModel)
    case target(ForecastTarget)
    case rounding(AverageRounding)
    case reach(TransferReach)
    /// There is none, as with a budget that nobody has set.
    case absent
  }

  /// What it is set to in some settings.
  public func value(in settings: ForecastRun.Settings) -> Value {
    let (orders, transfers) = (settings.orders, settings.transfers)
    return switch self {
    case .asOf: .month(settings.asOf)
    case .horizon: .number(Double(settings.horizonMonths))
    case .scope: .scope(settings.scope)
    case .model: .model(settings.model)
    case .target: .target(settings.target)
    case .serviceLevel: .number(settings.serviceLevel)
    case .serviceLevelWithoutSubstitute: .number(orders.serviceLevelWithoutSubstitute)
    case .floorMonths: .number(orders.floorMonths)
    case .ceilingMonths: .number(orders.ceilingMonths)
    case .fewUnits: .number(orders.fewUnits)
    case .sporadicMonths: .number(Double(orders.sporadicMonths))
    case .trifleMonths: .number(orders.trifleMonths)
    case .includesNotHeld: .isOn(orders.includesNotHeld)
    case .learnsCalendars: .isOn(orders.learnsCalendars)
    case .leadTimeMonths: orders.leadTimeMonths.map { .number(Double($0)) } ?? .absent
    case .reviewPeriodMonths: orders.reviewPeriodMonths.map { .number(Double($0)) } ?? .absent
    case .budgetSoles: orders.budgetSoles.map(Value.number) ?? .absent
    case .rounding: .rounding(settings.officialRule.rounding)
    case .movesStock: .isOn(transfers != nil)
    case .coupleYearsPerTrip: transfers.map { .number($0.coupleYearsPerTrip) } ?? .absent
    case .transferReach: transfers.map { .reach($0.reach) } ?? .absent
    }
  }
}
