import SupplyModel

extension Language {
  /// What a finding of a history says to a person; empty for the codes of files and rows.
  func historySentence(for finding: Finding) -> String {
    let value = quantity(finding.value)
    func argument(_ index: Int) -> String { quantity(finding.argument(index)) }
    func month(_ index: Int) -> String { monthName(finding.argument(index)) }
    switch finding.code {
    case .openingBroken:
      return text(
        es:
          "El saldo inicial es \(value), pero \(month(1)) cerró con \(argument(0)). Corrija en el "
          + "SISMED el que esté mal y vuelva a importar ambos meses.",
        en:
          "The opening is \(value), but \(month(1)) closed with \(argument(0)). Correct the wrong one "
          + "in SISMED and import both months again.")
    case .monthGap:
      return monthGap(count: finding.argument(0), first: month(1), last: month(2))
    case .futureMonth:
      return text(
        es:
          "El mes \(finding.value ?? "") aún no cierra (el último posible es \(month(0))): no se usa. "
          + "Corrija ANNOMES y vuelva a importar, o retire el archivo con --undo.",
        en:
          "The month \(finding.value ?? "") has not closed yet (the last possible is \(month(0))): it "
          + "is not used. Correct ANNOMES and import again, or take the file back with --undo.")
    case .officialSpike:
      return text(
        es:
          "El consumo, \(value), supera \(argument(1)) veces la mediana de los meses con consumo "
          + "(\(argument(0))): la regla oficial lo excluye del promedio. Nada que corregir si fue así; si "
          + "no, revise --consumption.",
        en:
          "Consumption, \(value), is above \(argument(1)) times the median of the active months "
          + "(\(argument(0))): the official rule leaves it out of the average. Nothing to mend if it was "
          + "so; if not, check --consumption.")
    case .consumptionSpike:
      return text(
        es:
          "El consumo, \(value), es muy superior a lo habitual (mediana \(argument(0))). Confirme que "
          + "no se cargaron varios meses juntos ni se registró un vencido o una transferencia como "
          + "consumo; si esas columnas no cuentan en su región, ajuste --consumption.",
        en:
          "Consumption, \(value), is far above the usual (median \(argument(0))). Make sure that no "
          + "months were booked together and no expiry or transfer as consumption; if those columns do "
          + "not count in your region, set --consumption.")
    case .frozenStock:
      return text(
        es:
          "El stock sigue en \(value) desde \(month(1)): \(argument(0)) meses sin ingresos ni consumo, "
          + "cuando antes se consumían \(argument(2)) al mes. Cuente el stock y confirme que no se "
          + "repitió el reporte anterior.",
        en:
          "Stock has stood at \(value) since \(month(1)): \(argument(0)) months without receipts or "
          + "consumption, where \(argument(2)) a month used to go. Count the stock, and make sure that no "
          + "earlier report was sent again.")
    case .unitOfIssueJump: return unitJump(finding, value: value, before: argument(1))
    case .otherOutputsAboveConsumption:
      return text(
        es:
          "En \(argument(1)) meses salieron \(value) por otras salidas y solo \(argument(0)) por "
          + "consumo. Si desde aquí se abastece a otros puestos, su demanda falta: impórtelos aparte o "
          + "incluya esa columna con --consumption.",
        en:
          "In \(argument(1)) months \(value) left by other outputs and only \(argument(0)) by "
          + "consumption. If other posts are fed from here, their demand is missing: import them apart or "
          + "include that column with --consumption.")
    case .otrasSalAboveConsumption:
      return text(
        es:
          "OTRAS_SAL es \(value) y el consumo solo \(argument(0)). Si así se entrega a puestos "
          + "comunales, impórtelos aparte o incluya OTRAS_SAL con --consumption.",
        en:
          "OTRAS_SAL is \(value) and consumption only \(argument(0)). If that feeds communal posts, "
          + "import them apart or include OTRAS_SAL with --consumption.")
    case .fractionalQuantity:
      return text(
        es:
          "\(finding.column ?? "") es \(value), pero el producto se cuenta por unidades enteras "
          + "(\(counted(finding.argument(0), "mes", "meses"))). Confirme la unidad de medida, y que "
          + "--decimal sea la marca del archivo.",
        en:
          "\(finding.column ?? "") is \(value), but the product is counted in whole units "
          + "(\(counted(finding.argument(0), "month", "months"))). Check the unit of issue, and that "
          + "--decimal is the file's mark.")
    case .expiredBeforePeriod:
      return text(
        es:
          "El lote venció (\(finding.value ?? "")) antes de \(month(0)) y aún figura con stock; la fila "
          + "entró. Corrija la fecha, o dé de baja el lote como VENCIDO.",
        en:
          "The lot expired (\(finding.value ?? "")) before \(month(0)) and still shows stock; the row "
          + "went in. Correct the date, or write the lot off as VENCIDO.")
    case .partlySent:
      return text(
        es:
          "Solo \(argument(0)) productos, de unos \(argument(1)) habituales; faltan "
          + "\(listed(finding.argument(2))). Pida el archivo completo: lo que falta no se toma por cero.",
        en:
          "Only \(argument(0)) products of about \(argument(1)) usual ones; missing are "
          + "\(listed(finding.argument(2))). Ask for the whole file: what is missing does not count as "
          + "zero.")
    case .unknownProduct:
      return text(
        es:
          "El producto \(finding.value ?? "") no está en el catálogo; se usa solo con su código desde "
          + "\(month(0)). Importe un catálogo que lo incluya, o corrija el código.",
        en:
          "The product \(finding.value ?? "") is not in the catalogue; it is used by its code alone "
          + "from \(month(0)). Import a catalogue that names it, or correct the code.")
    case .unknownFacility:
      return text(
        es:
          "El establecimiento \(finding.value ?? "") no está en el registro; se usa solo con su código "
          + "desde \(month(0)). Importe el RENIPRESS, o corrija el código.",
        en:
          "The facility \(finding.value ?? "") is not in the register; it is used by its code alone "
          + "from \(month(0)). Import RENIPRESS, or correct the code.")
    case .orderWithoutHistory:
      return text(
        es:
          "Hay \(value) en camino para \(month(0)), pero el establecimiento no tiene ningún reporte de ese "
          + "producto: no cuentan. Corrija el código del establecimiento o del producto.",
        en:
          "\(value) are on order for \(month(0)), but the facility has no report of that product: they do "
          + "not count. Correct the code of the facility or of the product.")
    default: return ""
    }
  }

  private func monthGap(count: String, first: String, last: String) -> String {
    let isOne = count == "1"
    let period = isOne ? first : text(es: "\(first) a \(last)", en: "\(first) to \(last)")
    return text(
      es:
        "\(isOne ? "Falta el reporte" : "Faltan \(count) reportes") de \(period). Pídalo al "
        + "establecimiento e impórtelo; mientras tanto cuenta como no reportado, no como cero.",
      en:
        "\(isOne ? "The report" : "\(count) reports") of \(period) \(isOne ? "is" : "are") missing. Ask "
        + "the facility and import; until then it counts as not reported, not as zero.")
  }

  private func unitJump(_ finding: Finding, value: String, before: String) -> String {
    let column = finding.column ?? ""
    let factor = finding.argument(0)
    let isMore = finding.argument(2) == "×"
    return text(
      es:
        "\(column) pasa de \(before) a \(value), unas \(factor) veces \(isMore ? "más" : "menos"): "
        + "parece que cambió la unidad en que se cuenta. Confirme con el establecimiento y corrija los "
        + "meses en la unidad del catálogo.",
      en:
        "\(column) goes from \(before) to \(value), about \(factor) times \(isMore ? "more" : "less"): "
        + "the unit counted in seems to have changed. Ask the facility, and correct the months to the "
        + "catalogue's unit.")
  }

  /// A quantity as people write it; text that is no number as it stands.
  func quantity(_ text: String?) -> String {
    guard let text else { return "" }
    return Double(text).map { NumberText.decimal($0, decimals: 2) } ?? text
  }

  /// A month in full; text that is no month stays.
  func monthName(_ text: String) -> String { Month(text).map(monthText) ?? text }

  private func counted(_ count: String, _ one: String, _ many: String) -> String {
    count + " " + (count == "1" ? one : many)
  }

  /// Codes by comma, at most six of them.
  private func listed(_ codes: String) -> String {
    let all = codes.split(separator: ",")
    guard all.count > 6 else { return all.joined(separator: ", ") }
    return all.prefix(6).joined(separator: ", ")
      + text(es: " y \(all.count - 6) más", en: " and \(all.count - 6) more")
  }
}

extension Finding {
  /// One of the arguments; empty when there is none.
  func argument(_ index: Int) -> String {
    arguments.indices.contains(index) ? arguments[index] : ""
  }
}
