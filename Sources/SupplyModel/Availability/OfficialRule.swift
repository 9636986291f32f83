/// How the official average is rounded before stock is divided by it.
public enum AverageRounding: String, Sendable, Codable, CaseIterable {
  /// To a whole unit, half up: what SISMED's own availability export prints.
  case whole
  /// To one decimal.
  case oneDecimal = "one-decimal"
  /// Not at all.
  case none
}

/// The official indicators of one facility × product.
public struct OfficialIndicators: Sendable, Equatable, Codable {
  /// Adjusted average monthly consumption (CPMA), rounded by the rule; 0 without consumption.
  public let averageConsumption: Double
  /// Months of stock: stock ÷ CPMA; nil when stock is unknown or CPMA is 0.
  public let monthsOfStock: Double?
  /// DIGEMID's class.
  public let availability: AvailabilityClass

  /// Indicators from their parts.
  public init(averageConsumption: Double, monthsOfStock: Double?, availability: AvailabilityClass) {
    self.averageConsumption = averageConsumption
    self.monthsOfStock = monthsOfStock
    self.availability = availability
  }
}

/// The rule by which SISMED and DIGEMID judge availability.
///
/// CPMA = Σ consumption of the last 12 months ÷ number of those months with consumption above 0. Months without
/// consumption, whether nobody asked or nothing was left, vanish: no correction for stock-outs.
/// Classes: 0 months *desabastecido*, below 2 *substock*, 2 to 6 inclusive *normostock*, above 6 *sobrestock*.
public struct OfficialRule: Sendable, Equatable, Codable {
  /// How the average is rounded.
  public var rounding: AverageRounding
  /// Below so many months of stock is substock.
  public var minimumMonths: Double
  /// Above so many months of stock is sobrestock.
  public var maximumMonths: Double

  /// How many months the average looks back.
  public static let windowMonths = 12

  /// A rule; the defaults are SISMED's.
  public init(rounding: AverageRounding = .whole, minimumMonths: Double = 2, maximumMonths: Double = 6) {
    self.rounding = rounding
    self.minimumMonths = minimumMonths
    self.maximumMonths = maximumMonths
  }

  /// A rule as it was stored; one that is not there is of a run that knew no such setting, and has its default.
  ///
  /// A setting that comes later is to be given here, where it is absent, what runs did before it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let usual = OfficialRule()
    rounding = try values.decode(.rounding, or: usual.rounding)
    minimumMonths = try values.decode(.minimumMonths, or: usual.minimumMonths)
    maximumMonths = try values.decode(.maximumMonths, or: usual.maximumMonths)
  }

  /// The indicators of a stock and the consumption of the last twelve months.
  ///
  ///     let months: [Double] = [74, 53, 43, 68, 61, 32, 55, 50, 24, 90, 48, 49]
  ///     OfficialRule().indicators(consumption: months, stock: 113).averageConsumption  // 54, normostock
  ///
  /// - Parameters:
  ///   - consumption: units of each of the last twelve calendar months; nil where there is no report.
  ///   - stock: units at the close, nil when unknown.
  public func indicators(consumption: [Double?], stock: Double?) -> OfficialIndicators {
    let active = consumption.compactMap { $0 }.filter { $0 > 0 }
    let average = active.isEmpty ? 0 : rounded(active.reduce(0, +) / Double(active.count))
    guard let stock, stock >= 0 else {
      return OfficialIndicators(averageConsumption: average, monthsOfStock: nil, availability: .sinDato)
    }
    guard average > 0 else {
      return OfficialIndicators(
        averageConsumption: 0, monthsOfStock: nil, availability: stock > 0 ? .sinRotacion : .noConsumidor)
    }
    let months = stock / average
    let availability: AvailabilityClass =
      stock == 0
      ? .desabastecido
      : months < minimumMonths ? .substock : months > maximumMonths ? .sobrestock : .normostock
    return OfficialIndicators(
      averageConsumption: average, monthsOfStock: months, availability: availability)
  }

  private func rounded(_ average: Double) -> Double {
    switch rounding {
    case .whole: (average + 0.5).rounded(.down)
    case .oneDecimal: (average * 10 + 0.5).rounded(.down) / 10
    case .none: average
    }
  }
}

/// DIGEMID's class of a facility × product, from its stock and official average consumption.
public enum AvailabilityClass: String, Sendable, Codable, CaseIterable {
  /// No stock, though it is consumed.
  case desabastecido
  /// Below the minimum months of stock.
  case substock
  /// From the minimum to the maximum, both included.
  case normostock
  /// Above the maximum months of stock.
  case sobrestock
  /// Stock, but no consumption in twelve months.
  case sinRotacion = "sin_rotacion"
  /// Neither stock nor consumption: not listed by SISMED.
  case noConsumidor = "no_consumidor"
  /// The stock is not known, so there is no class.
  case sinDato = "sin_dato"
}
