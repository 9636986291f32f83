import DemandForecasting
import StockPolicy
import SupplyModel

/// The names of what drives a forecast.
extension Language {
  /// What a forecast makes of a month.
  public func name(of use: ForecastExplanation.Use) -> String {
    switch use {
    case .asRecorded: text(es: "como se registró", en: "as recorded")
    case .raised: text(es: "faltó stock", en: "stock was short")
    case .emptyShelf: text(es: "vacío todo el mes", en: "empty all month")
    case .notHeld: text(es: "no se maneja", en: "not held")
    case .notReported: text(es: "sin reporte", en: "not reported")
    case .noConsumption: text(es: "sin dato de consumo", en: "no consumption stated")
    case .doubted: text(es: "en duda", en: "doubted")
    }
  }

  func name(of stock: ForecastDrivers.StockState) -> String {
    switch stock {
    case .unknown: text(es: "stock desconocido", en: "stock unknown")
    case .none: text(es: "sin stock", en: "no stock")
    case .little: text(es: "stock para menos de 0.7 meses", en: "stock for less than 0.7 months")
    case .month: text(es: "stock para 0.7 a 1.5 meses", en: "stock for 0.7 to 1.5 months")
    case .enough: text(es: "stock para 1.5 a 3 meses", en: "stock for 1.5 to 3 months")
    case .plenty: text(es: "stock para 3 meses o más", en: "stock for 3 months or more")
    }
  }

  func name(of zeros: ForecastDrivers.ZeroMonths) -> String {
    switch zeros {
    case .none: text(es: "ninguno de 6 meses sin consumo", en: "none of 6 months without use")
    case .few: text(es: "hasta un tercio de 6 meses sin consumo", en: "up to a third of 6 months without use")
    case .most:
      text(es: "entre un tercio y 5 de 6 meses sin consumo", en: "a third to 5 of 6 months without use")
    case .nearlyAll: text(es: "casi todos los 6 meses sin consumo", en: "nearly all of 6 months without use")
    }
  }

  func name(of trend: ForecastDrivers.Trend) -> String {
    switch trend {
    case .collapsing: text(es: "consumo a menos de la mitad", en: "use below half of what it was")
    case .falling: text(es: "consumo en baja", en: "use falling")
    case .steady: text(es: "consumo estable", en: "use steady")
    case .rising: text(es: "consumo en alza", en: "use rising")
    case .soaring: text(es: "consumo a más del doble", en: "use more than doubled")
    }
  }

  func name(of part: ForecastDrivers.Part) -> String {
    switch part {
    case .forest: text(es: "bosque de casos de toda la red", en: "forest of cases of the whole network")
    case .light:
      text(es: "sus propios meses con los que se le parecen", en: "its own months with their look-alikes")
    case .own(let halfLife):
      text(
        es: "sus propios meses (uno de hace \(NumberText.decimal(halfLife)) meses cuenta la mitad)",
        en: "its own months (one of \(NumberText.decimal(halfLife)) months ago counting half)")
    }
  }

  /// A kind of evidence that a forecast of a stock-out rests on.
  func name(of ground: StockoutGround) -> String {
    switch ground {
    case .shelf: text(es: "su stock frente a su consumo", en: "its stock against its use")
    case .pastStockouts: text(es: "sus desabastecimientos pasados", en: "its past stock-outs")
    case .deliveries: text(es: "sus entregas y pedidos", en: "its deliveries and orders")
    case .facility:
      text(es: "cómo le va al establecimiento con todo", en: "how the facility fares with everything")
    case .product:
      text(es: "cómo va el producto en los demás establecimientos", en: "how the product fares elsewhere")
    case .network: text(es: "cómo va toda la red", en: "how the whole network fares")
    }
  }
}
