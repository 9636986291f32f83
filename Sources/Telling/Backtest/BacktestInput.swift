import DemandForecasting
import ForecastScoring
import SupplyModel

/// What is told of a backtest, and in which words.
public struct BacktestInput: Sendable {
  /// The score.
  public let score: BacktestScore
  /// What is known of the products, for their names.
  public let products: ProductCatalogue
  /// The language of what is told.
  public let language: Language
  /// The program's version, for the page's foot.
  public let programVersion: String

  /// What is told of a backtest.
  public init(
    score: BacktestScore, products: ProductCatalogue, language: Language,
    programVersion: String = ColcaVersion.current
  ) {
    self.score = score
    self.products = products
    self.language = language
    self.programVersion = programVersion
  }

  /// A product's short name with its code, or its code alone where nothing else is known.
  func product(_ code: String) -> String {
    let name = language.shortName(of: products[ProductCode(code)])
    return name == code ? code : name + " · " + code
  }
}

extension Language {
  /// A rung of the ladder in words.
  public func name(of rung: ForecastLadder.Name) -> String {
    switch rung {
    case .lastValue: text(es: "Último valor", en: "Last value")
    case .officialAverage: text(es: "CPMA oficial", en: "Official average (CPMA)")
    case .light: text(es: "Light", en: "Light")
    case .full: text(es: "Completo (full)", en: "Full")
    }
  }

  /// A model in words.
  public func name(of model: DemandModel) -> String {
    switch model {
    case .light: name(of: ForecastLadder.Name.light)
    case .full: name(of: ForecastLadder.Name.full)
    }
  }

  /// A size of facility in words, by its key.
  func facilitySize(_ key: String) -> String {
    switch key {
    case "small": text(es: "pequeños", en: "small")
    case "medium": text(es: "medianos", en: "medium")
    default: text(es: "grandes", en: "large")
    }
  }

  /// A stock at an origin in words, by its key.
  func originStock(_ key: String) -> String {
    switch OriginStock(rawValue: key) {
    case .some(.none): text(es: "sin stock", en: "none")
    case .belowOne: text(es: "menos de 1 mes", en: "below 1 month")
    case .belowThree: text(es: "de 1 a 3 meses", en: "1 to 3 months")
    case .more: text(es: "3 meses o más", en: "3 months or more")
    case .unknown, nil: text(es: "no se conoce", en: "not known")
    }
  }

  /// A level above facilities in words, by its key.
  func forecastLevel(_ key: String) -> String {
    switch PlaceLevel(rawValue: key) {
    case .microNetwork: text(es: "microrred", en: "micro-network")
    case .network: text(es: "red", en: "network")
    case .regionalAuthority: "DIRESA"
    case .all, .facility, nil: key == PlaceLevel.all.backtestKey ? text(es: "país", en: "country") : key
    }
  }

  /// `1 mes`, `3 meses`.
  public func months(ahead count: Int) -> String {
    text(es: count == 1 ? "1 mes" : "\(count) meses", en: count == 1 ? "1 month" : "\(count) months")
  }
}
