import SupplyModel

extension Language {
  /// What is odd in the history of one facility and product.
  func sentence(for oddity: HistoryOddity) -> String {
    switch oddity {
    case .openingBroken(let opening, let closing, let closed):
      text(
        es:
          "El saldo inicial es \(quantity(opening)), pero \(monthText(closed)) cerró con \(quantity(closing)). Corrija en "
          + "el SISMED el que esté mal y vuelva a importar ambos meses.",
        en:
          "The opening is \(quantity(opening)), but \(monthText(closed)) closed with \(quantity(closing)). Correct the "
          + "wrong one in SISMED and import both months again.")
    case .stockoutDaysBeyondMonth(let days, let monthDays):
      text(
        es:
          "Dice \(quantity(days)) días sin stock, y el mes tiene \(monthDays): no se usan. Cuente los días del mes que "
          + "estuvo en cero, corríjalos y vuelva a importar.",
        en:
          "It says \(quantity(days)) days without stock, and the month has \(monthDays): they are not used. Count the days of "
          + "the month at zero, correct them and import again.")
    case .stockoutDaysContradicted(let days, let opening, let closing):
      text(
        es:
          "Dice \(quantity(days)) días sin stock, todo el mes, pero empezó con \(quantity(opening)) y cerró con "
          + "\(quantity(closing)): no se usan. Corrija los días o el stock y vuelva a importar.",
        en:
          "It says \(quantity(days)) days without stock, the whole month, but it began with \(quantity(opening)) and closed "
          + "with \(quantity(closing)): they are not used. Correct the days or the stock and import again.")
    case .unfinishedMonth(let consumed, let madeOn):
      text(
        es:
          "El reporte es del \(dayText(madeOn)), antes de terminar su mes: el consumo, \(quantity(consumed)), es de una parte y no "
          + "cuenta. Vuelva a exportar e importar el mes ya cerrado; si ya lo estaba, confírmelo.",
        en:
          "The report is of \(dayText(madeOn)), before its month was over: the consumption, \(quantity(consumed)), is of a part of it "
          + "and does not count. Export and import the month again once it is closed; if it was, confirm it.")
    case .monthGap(let months, let first, let last): monthGap(months, first: first, last: last)
    case .futureMonth(let month, let latest):
      text(
        es:
          "El mes \(month) aún no cierra (el último posible es \(monthText(latest))): no se usa. "
          + "Corrija ANNOMES y vuelva a importar, o retire el archivo con --undo.",
        en:
          "The month \(month) has not closed yet (the last possible is \(monthText(latest))): it "
          + "is not used. Correct ANNOMES and import again, or take the file back with --undo.")
    case .longAgoMonth(let month, let first):
      text(
        es:
          "El mes \(month) es muy anterior a todos los demás (el primero que se usa es \(monthText(first))): no se usa. "
          + "Corrija el año en ANNOMES y vuelva a importar, o retire el archivo con --undo.",
        en:
          "The month \(month) is long before all others (the first that is used is \(monthText(first))): it is not "
          + "used. Correct the year in ANNOMES and import again, or take the file back with --undo.")
    case .officialSpike(let consumed, let median, let factor):
      text(
        es:
          "El consumo, \(quantity(consumed)), supera \(quantity(factor)) veces la mediana de los meses con consumo "
          + "(\(quantity(median))). El ajuste de DIGEMID por picos (ficha 30) lo excluiría; el CPMA que aquí se imprime lo "
          + "incluye, como la tabla de Disponibilidad. Nada que corregir si fue así; si no, revise --consumption.",
        en:
          "Consumption, \(quantity(consumed)), is above \(quantity(factor)) times the median of the active months "
          + "(\(quantity(median))). DIGEMID's adjustment for spikes (ficha 30) would leave it out; the CPMA printed here "
          + "includes it, as the table of availability does. Nothing to mend if it was so; if not, check --consumption."
      )
    case .consumptionSpike(let consumed, let usual, _):
      text(
        es:
          "El consumo, \(quantity(consumed)), es muy superior a lo habitual (mediana \(quantity(usual))). Confirme que "
          + "no se cargaron varios meses juntos ni se registró un vencido o una transferencia como "
          + "consumo; si esas columnas no cuentan en su región, ajuste --consumption.",
        en:
          "Consumption, \(quantity(consumed)), is far above the usual (median \(quantity(usual))). Make sure that no "
          + "months were booked together and no expiry or transfer as consumption; if those columns do "
          + "not count in your region, set --consumption.")
    case .firstMonthsSpike(let consumed, let highest, let facilities):
      text(
        es:
          "El consumo, \(quantity(consumed)), de un producto que aquí recién empieza a usarse, es muy superior al de \(facilities) "
          + "establecimientos parecidos: ninguno pasa de \(quantity(highest)) en un mes habitual. Confirme que no sobra un dígito "
          + "ni se cargó en otra unidad; si es así, corrija el reporte.",
        en:
          "Consumption, \(quantity(consumed)), of a product that has only begun to be used here, is far above that of \(facilities) "
          + "like facilities: none has more than \(quantity(highest)) in a usual month. Make sure that no digit is too many and "
          + "that it is in the same unit; else correct the report.")
    case .frozenStock(let closing, let months, let since, let consumedBefore):
      text(
        es:
          "El stock sigue en \(quantity(closing)) desde \(monthText(since)): \(quantity(months)) meses sin ingresos ni "
          + "consumo, cuando antes se consumían \(quantity(consumedBefore)) al mes. Cuente el stock y confirme que no se "
          + "repitió el reporte anterior.",
        en:
          "Stock has stood at \(quantity(closing)) since \(monthText(since)): \(quantity(months)) months without receipts "
          + "or consumption, where \(quantity(consumedBefore)) a month used to go. Count the stock, and make sure that no "
          + "earlier report was sent again.")
    case .unitOfIssueJump(let column, let before, let after, let factor):
      unitJump(column, before: before, after: after, factor: factor)
    case .otherOutputsAboveConsumption(let outputs, let consumed, let months):
      text(
        es:
          "En \(quantity(months)) meses salieron \(quantity(outputs)) por otras salidas y solo \(quantity(consumed)) por "
          + "consumo. Si desde aquí se abastece a otros puestos, su demanda falta: impórtelos aparte o "
          + "incluya esa columna con --consumption.",
        en:
          "In \(quantity(months)) months \(quantity(outputs)) left by other outputs and only \(quantity(consumed)) by "
          + "consumption. If other posts are fed from here, their demand is missing: import them apart or "
          + "include that column with --consumption.")
    case .fractionalQuantity(let column, let units, let months):
      text(
        es:
          "\(column.rawValue) es \(quantity(units)), pero el producto se cuenta por unidades enteras "
          + "(\(counted(months, "mes", "meses"))). Confirme la unidad de medida, y que "
          + "--decimal sea la marca del archivo.",
        en:
          "\(column.rawValue) is \(quantity(units)), but the product is counted in whole units "
          + "(\(counted(months, "month", "months"))). Check the unit of issue, and that "
          + "--decimal is the file's mark.")
    }
  }

  private func monthGap(_ count: Int, first: Month, last: Month) -> String {
    let isOne = count == 1
    let (from, to) = (monthText(first), monthText(last))
    let period = isOne ? from : text(es: "\(from) a \(to)", en: "\(from) to \(to)")
    return text(
      es:
        "\(isOne ? "Falta el reporte" : "Faltan \(count) reportes") de \(period). Pídalo al "
        + "establecimiento e impórtelo; mientras tanto cuenta como no reportado, no como cero.",
      en:
        "\(isOne ? "The report" : "\(count) reports") of \(period) \(isOne ? "is" : "are") missing. Ask "
        + "the facility and import; until then it counts as not reported, not as zero.")
  }

  private func unitJump(_ column: QuantityColumn, before: Double, after: Double, factor: Double) -> String {
    let isMore = after > before
    let times = PlainNumber.text(factor)
    return text(
      es:
        "\(column.rawValue) pasa de \(quantity(before)) a \(quantity(after)), unas \(times) veces "
        + "\(isMore ? "más" : "menos"): "
        + "parece que cambió la unidad en que se cuenta. Confirme con el establecimiento y corrija los "
        + "meses en la unidad del catálogo.",
      en:
        "\(column.rawValue) goes from \(quantity(before)) to \(quantity(after)), about \(times) times "
        + "\(isMore ? "more" : "less"): "
        + "the unit counted in seems to have changed. Ask the facility, and correct the months to the "
        + "catalogue's unit.")
  }
}
