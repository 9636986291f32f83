import DemandForecasting
import SupplyModel

/// The demand that is expected of a product at a place, with quantiles of its own.
///
/// Quantiles of facilities cannot be added up: where one needs much another needs little, and the 90 % quantile of all together is less
/// than the sum of theirs. So a place is forecast as if it were one large facility (`GroupedDemand`); a single facility as the run has it.
public struct PlaceDemand: Sendable, Equatable {
  /// The place.
  public let place: ServicePlace
  /// The product.
  public let product: ProductCode
  /// The facilities that have used it.
  public let facilities: Int
  /// Units a month, the mean of the months known of the last twelve, by the run's target.
  ///
  /// A month counts where those that reported make up three quarters of what all usually use, scaled up to all.
  public let usualMonth: Double
  /// Each month ahead, the first after the run's month.
  public let months: [QuantileDistribution]
  /// All months ahead together.
  public let total: QuantileDistribution

  /// A forecast from its parts.
  public init(
    place: ServicePlace, product: ProductCode, facilities: Int, usualMonth: Double,
    months: [QuantileDistribution], total: QuantileDistribution
  ) {
    self.place = place
    self.product = product
    self.facilities = facilities
    self.usualMonth = usualMonth
    self.months = months
    self.total = total
  }
}
