import DemandForecasting
import ForecastScoring

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
  public func facilitySize(_ key: String) -> String {
    switch key {
    case "small": text(es: "pequeños", en: "small")
    case "medium": text(es: "medianos", en: "medium")
    default: text(es: "grandes", en: "large")
    }
  }

  /// `1 mes`, `3 meses`.
  public func months(ahead count: Int) -> String {
    text(es: count == 1 ? "1 mes" : "\(count) meses", en: count == 1 ? "1 month" : "\(count) months")
  }
}
