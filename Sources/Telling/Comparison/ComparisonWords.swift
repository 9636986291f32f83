import DemandForecasting
import Operations
import StockPolicy
import SupplyModel

extension Language {
  /// What a run comes to, as the lists of a comparison name it.
  public func name(of total: RunTotal) -> String {
    switch total {
    case .lines: text(es: "Líneas", en: "Lines")
    case .orderLines: text(es: "Líneas de pedido", en: "Order lines")
    case .urgentOrders: text(es: "Pedidos para ya", en: "Orders for now")
    case .orderSoles: text(es: "Costo de los pedidos S/", en: "Cost of orders S/")
    case .ordersWithoutPrice: text(es: "Pedidos sin precio", en: "Orders without price")
    case .refusedOrders: text(es: "Líneas sin presupuesto o espacio", en: "Lines without money or room")
    case .transferLines: text(es: "Traslados", en: "Transfers")
    case .trips: text(es: "Viajes", en: "Trips")
    case .coupleYearsByTransfers:
      text(es: "Años pareja que protegen los traslados", en: "Couple-years protected by transfers")
    case .stockedOut: name(of: AlertLevel.stockedOut)
    case .urgent: name(of: AlertLevel.urgent)
    case .watch: name(of: AlertLevel.watch)
    case .expectedStockouts:
      text(es: "Desabastecimientos esperados", en: "Expected stock-outs")
    case .coupleYearsAtRisk: text(es: "Años pareja en riesgo", en: "Couple-years at risk")
    }
  }

  /// A setting of a run.
  public func name(of setting: RunSetting) -> String {
    switch setting {
    case .asOf: text(es: "Datos hasta", en: "Data through")
    case .horizon: text(es: "Meses hacia adelante", en: "Months ahead")
    case .scope: text(es: "Ámbito", en: "Scope")
    case .model: text(es: "Modelo", en: "Model")
    case .target: text(es: "Con qué se decide", en: "What decides")
    case .serviceLevel: text(es: "Nivel de servicio", en: "Service level")
    case .serviceLevelWithoutSubstitute:
      text(es: "Nivel de servicio sin sustituto", en: "Service level without substitute")
    case .floorMonths: text(es: "Piso, en meses", en: "Floor, in months")
    case .ceilingMonths: text(es: "Techo, en meses", en: "Ceiling, in months")
    case .fewUnits: text(es: "Pocas unidades", en: "Few units")
    case .sporadicMonths: text(es: "Meses de uso esporádico", en: "Months of sporadic use")
    case .trifleMonths: text(es: "Meses que no valen un pedido", en: "Months not worth an order")
    case .includesNotHeld: text(es: "Pide lo que no se maneja", en: "Orders what is not held")
    case .learnsCalendars: text(es: "Aprende plazos de entrega", en: "Learns lead times")
    case .leadTimeMonths: text(es: "Meses que tarda un pedido", en: "Months that an order takes")
    case .reviewPeriodMonths: text(es: "Meses entre dos pedidos", en: "Months between two orders")
    case .budgetSoles: text(es: "Presupuesto S/", en: "Budget S/")
    case .rounding: text(es: "Redondeo del CPMA", en: "Rounding of the CPMA")
    case .movesStock: text(es: "Propone traslados", en: "Proposes transfers")
    case .coupleYearsPerTrip: text(es: "Años pareja por viaje", en: "Couple-years a trip")
    case .transferReach: text(es: "Hasta cuándo mira un traslado", en: "How far a transfer looks")
    }
  }

  /// What a setting is set to.
  public func text(of value: RunSetting.Value) -> String {
    switch value {
    case .month(let month): month.description
    case .number(let number): NumberText.decimal(number, decimals: 4)
    case .isOn(let isOn): isOn ? text(es: "sí", en: "yes") : text(es: "no", en: "no")
    case .scope(let scope): name(of: scope)
    case .model(let model): name(of: model)
    case .target(.demand): text(es: "demanda", en: "demand")
    case .target(.consumption): text(es: "consumo", en: "consumption")
    case .rounding(.whole): text(es: "entero", en: "whole")
    case .rounding(.oneDecimal): text(es: "un decimal", en: "one decimal")
    case .rounding(.none): text(es: "ninguno", en: "none")
    case .reach(.nextOrder): text(es: "próximo pedido", en: "next order")
    case .reach(.cover): text(es: "cobertura", en: "cover")
    case .absent: "–"
    }
  }

  /// A run as a comparison names it: `pronóstico 12 (datos hasta 2026-10)`, `ensayo «nivel-95» (número 13, datos hasta 2026-10)`.
  public func name(of record: RunRecord) -> String {
    let asOf = record.settings.asOf
    guard let trial = record.trial else {
      return text(
        es: "pronóstico \(record.id) (datos hasta \(asOf))", en: "run \(record.id) (data through \(asOf))")
    }
    return text(
      es: "ensayo «\(trial)» (número \(record.id), datos hasta \(asOf))",
      en: "trial \"\(trial)\" (number \(record.id), data through \(asOf))")
  }
}
