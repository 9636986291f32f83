/// A number that other systems may be told of a facility × product, by the name that a mapping calls it.
enum ExchangeMeasure: String, Sendable, CaseIterable {
  /// Stock at the beginning of the run's month.
  case opening
  /// Units received in the run's month.
  case received
  /// Units dispensed in the run's month.
  case consumed
  /// What else went in or out in the run's month; negative for losses.
  case adjustment
  /// Closing stock of the run's month.
  case closing
  /// Days of the run's month without stock, as reported.
  case stockoutDays = "stockout_days"
  /// CPMA: DIGEMID's adjusted average of a month's consumption, in units.
  case average
  /// DIGEMID's months of stock: closing stock by CPMA.
  case monthsOfStock = "months_of_stock"
  /// Probability, from 0 to 1, that the stock is used up within three months if nothing arrives.
  case stockoutProbability = "stockout_probability"
  /// Units to order.
  case order
  /// The stock that an order fills up to, in whole units.
  case orderUpTo = "order_up_to"
  /// Expected demand of the month after, which is its period.
  case forecast

  /// The months that `stockoutProbability` looks ahead.
  static let probabilityMonths = 3

  /// Whether the number of two pharmacies that are one place elsewhere is the sum of theirs.
  ///
  /// Units of one month are. Expected demand is, since the mean of a sum is the sum of the means. Days without stock, averages over months
  /// that differ from pharmacy to pharmacy, and what is divided by them are not, nor are probabilities: no rule gives the one number
  /// from the two, and so it is not told.
  var addsUp: Bool {
    switch self {
    case .opening, .received, .consumed, .adjustment, .closing, .order, .orderUpTo, .forecast: true
    case .stockoutDays, .average, .monthsOfStock, .stockoutProbability: false
    }
  }
}
