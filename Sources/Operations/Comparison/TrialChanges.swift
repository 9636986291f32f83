import StockPolicy
import SupplyModel

/// What somebody wants to be otherwise in a forecast of what would be; what is nil stays as the configuration of the nights says.
///
/// It takes what `colca forecast` takes, within the same limits.
public struct TrialChanges: Sendable, Equatable {
  /// How much all orders together may cost.
  public enum Budget: Sendable, Equatable {
    /// Any amount.
    case unlimited
    /// So many soles.
    case soles(Double)
  }

  /// In what share of cases an order has to suffice.
  public var serviceLevel: Double?
  /// The same for a product without a substitute in stock.
  public var serviceLevelWithoutSubstitute: Double?
  /// Months until an order arrives, at every facility.
  public var leadTimeMonths: Int?
  /// Months between two orders, at every facility.
  public var reviewPeriodMonths: Int?
  /// Orders reach so many months of CPMA at least.
  public var floorMonths: Double?
  /// And at most so many.
  public var ceilingMonths: Double?
  /// How much all orders together may cost.
  public var budget: Budget?
  /// Whether stock is moved between facilities.
  public var movesStock: Bool?
  /// How many couple-years a trip has to protect.
  public var coupleYearsPerTrip: Double?

  /// Nothing is otherwise.
  public init() {}

  /// The settings with these changes.
  ///
  /// - Parameter usual: those of the nights.
  /// - Throws: `TrialFault` for the first that cannot be.
  public func settings(from usual: ForecastRun.Settings) throws(TrialFault) -> ForecastRun.Settings {
    for setting in Self.limited { try check(setting) }
    var settings = usual
    settings.serviceLevel = serviceLevel ?? usual.serviceLevel
    settings.orders.serviceLevelWithoutSubstitute =
      serviceLevelWithoutSubstitute ?? usual.orders.serviceLevelWithoutSubstitute
    settings.orders.leadTimeMonths = leadTimeMonths ?? usual.orders.leadTimeMonths
    settings.orders.reviewPeriodMonths = reviewPeriodMonths ?? usual.orders.reviewPeriodMonths
    settings.orders.floorMonths = floorMonths ?? usual.orders.floorMonths
    settings.orders.ceilingMonths = ceilingMonths ?? usual.orders.ceilingMonths
    let (floor, ceiling) = (settings.orders.floorMonths, settings.orders.ceilingMonths)
    guard ceiling == 0 || floor <= ceiling else {
      throw .floorAboveCeiling(floor: floor, ceiling: ceiling)
    }
    switch budget {
    case .unlimited: settings.orders.budgetSoles = nil
    case .soles(let soles): settings.orders.budgetSoles = soles
    case nil: break
    }
    switch movesStock {
    case true: settings.transfers = usual.transfers ?? TransferSettings()
    case false: settings.transfers = nil
    case nil: break
    }
    if let coupleYearsPerTrip {
      guard settings.transfers != nil else { throw .tripWithoutTransfers }
      settings.transfers?.coupleYearsPerTrip = coupleYearsPerTrip
    }
    return settings
  }

  /// The settings that have limits, in the order in which they are looked at.
  public static let limited: [RunSetting] = [
    .serviceLevel, .serviceLevelWithoutSubstitute, .leadTimeMonths, .reviewPeriodMonths, .floorMonths,
    .ceilingMonths, .budgetSoles, .coupleYearsPerTrip,
  ]

  /// Within what a setting has to lie; nil for one that no trial changes.
  public static func limits(of setting: RunSetting) -> ClosedRange<Double>? {
    switch setting {
    case .serviceLevel: ConfigurationKey.serviceLevel.facts.kind.limits
    case .serviceLevelWithoutSubstitute: ConfigurationKey.serviceLevelNoSubstitute.facts.kind.limits
    case .leadTimeMonths: wide(OrderSettings.leadTimeLimits)
    case .reviewPeriodMonths: wide(OrderSettings.reviewPeriodLimits)
    case .floorMonths: ConfigurationKey.floorMonths.facts.kind.limits
    case .ceilingMonths: ConfigurationKey.ceilingMonths.facts.kind.limits
    case .budgetSoles: ConfigurationKey.budget.facts.kind.limits
    case .coupleYearsPerTrip: ConfigurationKey.tripWorth.facts.kind.limits
    case .asOf, .horizon, .scope, .model, .target, .fewUnits, .sporadicMonths, .trifleMonths,
      .includesNotHeld, .learnsCalendars, .rounding, .movesStock, .transferReach:
      nil
    }
  }

  private static func wide(_ range: ClosedRange<Int>) -> ClosedRange<Double> {
    Double(range.lowerBound)...Double(range.upperBound)
  }

  private func check(_ setting: RunSetting) throws(TrialFault) {
    guard let limits = Self.limits(of: setting), let value = value(of: setting) else { return }
    guard value.isFinite, limits.contains(value) else { throw .outOfRange(setting, limits) }
  }

  private func value(of setting: RunSetting) -> Double? {
    switch setting {
    case .serviceLevel: serviceLevel
    case .serviceLevelWithoutSubstitute: serviceLevelWithoutSubstitute
    case .leadTimeMonths: leadTimeMonths.map(Double.init)
    case .reviewPeriodMonths: reviewPeriodMonths.map(Double.init)
    case .floorMonths: floorMonths
    case .ceilingMonths: ceilingMonths
    case .budgetSoles: if case .soles(let soles) = budget { soles } else { nil }
    case .coupleYearsPerTrip: coupleYearsPerTrip
    case .asOf, .horizon, .scope, .model, .target, .fewUnits, .sporadicMonths, .trifleMonths,
      .includesNotHeld, .learnsCalendars, .rounding, .movesStock, .transferReach:
      nil
    }
  }
}

/// Why a forecast of what would be cannot be made so.
public enum TrialFault: ColcaError, Equatable {
  /// A setting that is not within its limits.
  case outOfRange(RunSetting, ClosedRange<Double>)
  /// More months at least than at most.
  case floorAboveCeiling(floor: Double, ceiling: Double)
  /// What a trip has to be worth, where there are none.
  case tripWithoutTransfers

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason { .usage }
}
