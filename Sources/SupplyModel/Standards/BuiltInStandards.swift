/// The standards that Colca knows without any file.
///
/// The table is `data/estandares.csv`, written out; a test holds one against the other. What an imported file states of a standard
/// comes before it (`StandardCatalogue`).
public enum BuiltInStandards {
  /// The standards, in the order of `data/estandares.csv`.
  public static let all: [Standard] = [
    Standard(
      code: StandardCode("metodo_en_stock"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 0.95,
      name: StandardText(
        es: "Método en stock",
        en: "Method in stock"),
      definition: StandardText(
        es: "De los establecimientos que manejan un método, cuántos lo tienen a fin de mes",
        en: "Of the facilities that offer a method, how many have it at the month's end"),
      numerator: StandardText(
        es: "Establecimientos con stock del método a fin de mes",
        en: "Facilities with stock of the method at the month's end"),
      denominator: StandardText(
        es: "Establecimientos que lo manejan y reportaron su stock",
        en: "Facilities that offer it and reported their stock")),
    Standard(
      code: StandardCode("tres_metodos"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 1,
      name: StandardText(
        es: "Tres métodos o más",
        en: "Three methods or more"),
      definition: StandardText(
        es: "En el primer nivel, cuántos establecimientos tienen al menos tres métodos a fin de mes",
        en: "At primary level, how many facilities have at least three methods at the month's end"),
      numerator: StandardText(
        es: "Establecimientos del primer nivel con tres métodos o más en stock",
        en: "Primary facilities with three methods or more in stock"),
      denominator: StandardText(
        es: "Establecimientos del primer nivel que reportaron su stock",
        en: "Primary facilities that reported their stock")),
    Standard(
      code: StandardCode("cinco_metodos"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 1,
      name: StandardText(
        es: "Cinco métodos o más",
        en: "Five methods or more"),
      definition: StandardText(
        es: "En hospitales, cuántos tienen al menos cinco métodos a fin de mes",
        en: "Of hospitals, how many have at least five methods at the month's end"),
      numerator: StandardText(
        es: "Hospitales con cinco métodos o más en stock",
        en: "Hospitals with five methods or more in stock"),
      denominator: StandardText(
        es: "Hospitales que reportaron su stock",
        en: "Hospitals that reported their stock")),
    Standard(
      code: StandardCode("meses_desabastecidos"), source: .colca, owner: .microNetwork,
      better: .lower, unit: .share,
      target: 0.05,
      name: StandardText(
        es: "Meses desabastecidos",
        en: "Months stocked out"),
      definition: StandardText(
        es: "De los meses reportados de cada producto, en cuántos faltó: cierre en cero o días sin stock",
        en:
          "Of the reported months of each product, in how many it was missing: closing at zero or days without stock"
      ),
      numerator: StandardText(
        es: "Establecimiento × producto × mes sin stock al cierre o con días sin stock",
        en: "Facility × product × month without stock at the close or with days without"),
      denominator: StandardText(
        es: "Establecimiento × producto × mes reportado con stock conocido",
        en: "Facility × product × month reported with a known stock")),
    Standard(
      code: StandardCode("normostock"), source: .colca, owner: .microNetwork,
      better: .higher, unit: .share,
      target: 0.8,
      name: StandardText(
        es: "Normostock",
        en: "Normal stock"),
      definition: StandardText(
        es: "Cuántos establecimiento × producto tienen de 2 a 6 meses de stock",
        en: "How many facility × product have 2 to 6 months of stock"),
      numerator: StandardText(
        es: "Establecimiento × producto con 2 a 6 meses de stock",
        en: "Facility × product with 2 to 6 months of stock"),
      denominator: StandardText(
        es:
          "Establecimiento × producto que se puede evaluar (desabastecido, substock, normostock, sobrestock)",
        en: "Facility × product that can be judged (out, under, normal, over)")),
    Standard(
      code: StandardCode("reporte"), source: .colca, owner: .microNetwork,
      better: .higher, unit: .share,
      target: 1,
      name: StandardText(
        es: "Reportaron",
        en: "Reported"),
      definition: StandardText(
        es: "De los establecimientos de los que se espera el reporte del mes, cuántos lo enviaron",
        en: "Of the facilities expected to report the month, how many did"),
      numerator: StandardText(
        es: "Establecimientos que reportaron el mes",
        en: "Facilities that reported the month"),
      denominator: StandardText(
        es: "Establecimientos esperados: reportaron en el mes o en los seis anteriores, y no están cerrados",
        en: "Facilities expected: reported in the month or the six before, and not closed")),
    Standard(
      code: StandardCode("reporte_a_tiempo"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 0.95,
      name: StandardText(
        es: "Reportaron a tiempo",
        en: "Reported on time"),
      definition: StandardText(
        es: "De los establecimientos esperados, cuántos reportaron hasta el día señalado",
        en: "Of the facilities expected, how many reported by the day set"),
      numerator: StandardText(
        es: "Establecimientos que reportaron hasta el día señalado del mes siguiente",
        en: "Facilities that reported by the set day of the next month"),
      denominator: StandardText(
        es: "Establecimientos esperados",
        en: "Facilities expected")),
    Standard(
      code: StandardCode("reporte_completo"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 1,
      name: StandardText(
        es: "Reporte completo",
        en: "Complete report"),
      definition: StandardText(
        es: "De los reportes del mes, cuántos traen los productos de siempre",
        en: "Of the month's reports, how many hold the usual products"),
      numerator: StandardText(
        es: "Establecimientos cuyo reporte no está incompleto",
        en: "Facilities whose report is not partial"),
      denominator: StandardText(
        es: "Establecimientos que reportaron el mes",
        en: "Facilities that reported the month")),
    Standard(
      code: StandardCode("balance_correcto"), source: .colca, owner: .facility,
      better: .higher, unit: .share,
      target: 0.98,
      name: StandardText(
        es: "Balance correcto",
        en: "Balance right"),
      definition: StandardText(
        es: "Cuántos registros cierran con lo que dan sus movimientos",
        en: "How many records close with what their movements give"),
      numerator: StandardText(
        es: "Establecimiento × producto cuyo cierre es saldo + ingresos − consumo ± ajustes, a media unidad",
        en: "Facility × product whose close is opening + received − consumed ± adjustments, to half a unit"),
      denominator: StandardText(
        es: "Establecimiento × producto × mes con saldo, ingresos, consumo, ajustes y cierre",
        en: "Facility × product × month with opening, receipts, consumption, adjustments and close")),
    Standard(
      code: StandardCode("valor_vencido"), source: .colca, owner: .network,
      better: .lower, unit: .share,
      target: 0.01,
      name: StandardText(
        es: "Valor vencido en estante",
        en: "Expired value on shelf"),
      definition: StandardText(
        es: "Del valor del stock cuyos lotes se conocen, cuánto está vencido a fin de mes",
        en: "Of the value of stock whose lots are known, how much has expired at the month's end"),
      numerator: StandardText(
        es: "Soles de lotes vencidos en el estante a fin de mes",
        en: "Soles of expired lots on the shelf at the month's end"),
      denominator: StandardText(
        es: "Soles de todos los lotes con vencimiento y precio conocidos",
        en: "Soles of all lots with a known expiry and price")),
    Standard(
      code: StandardCode("pedidos_recomendados"), source: .colca, owner: .microNetwork,
      better: .higher, unit: .share,
      target: 0.8,
      name: StandardText(
        es: "Pedidos según recomendación",
        en: "Orders as advised"),
      definition: StandardText(
        es: "De los pedidos que Colca recomendó, cuántos se aceptaron tal cual",
        en: "Of the orders that Colca advised, how many were accepted as they were"),
      numerator: StandardText(
        es: "Pedidos aceptados con la cantidad recomendada",
        en: "Orders accepted with the advised quantity"),
      denominator: StandardText(
        es: "Pedidos recomendados por el último pronóstico del mes",
        en: "Orders advised by the month's last forecast")),
    Standard(
      code: StandardCode("app_entregados"), source: .colca, owner: .network,
      better: .higher, unit: .coupleYears,
      target: nil,
      name: StandardText(
        es: "APP entregados",
        en: "CYP dispensed"),
      definition: StandardText(
        es: "Años pareja de protección entregados",
        en: "Couple-years of protection dispensed"),
      numerator: StandardText(
        es: "Unidades entregadas × APP por unidad",
        en: "Units dispensed × CYP per unit"),
      denominator: nil),
    Standard(
      code: StandardCode("app_perdidos"), source: .colca, owner: .network,
      better: .lower, unit: .share,
      target: 0.05,
      name: StandardText(
        es: "APP perdidos",
        en: "CYP lost"),
      definition: StandardText(
        es: "De la demanda estimada en APP, cuánto no se atendió porque faltó stock",
        en: "Of the estimated demand in CYP, how much was not met for want of stock"),
      numerator: StandardText(
        es: "APP de la demanda no atendida en los meses desabastecidos",
        en: "CYP of unmet demand in months out of stock"),
      denominator: StandardText(
        es: "APP entregados más APP perdidos",
        en: "CYP dispensed plus CYP lost")),
  ]
}
