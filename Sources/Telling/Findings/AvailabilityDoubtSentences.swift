import SupplyModel

extension Language {
  /// Where a table of availability and something else contradict each other.
  func sentence(for doubt: AvailabilityDoubt) -> String {
    switch doubt {
    case .stockWithoutConsumption(let cell, let month):
      text(
        es:
          "El stock es \(cell.written), pero el consumo de su mes (\(month)) está en blanco: ese mes no entró. Escriba "
          + "0 si no hubo consumo.",
        en:
          "The stock is \(cell.written), but the consumption of its month (\(month)) is blank: that month did not go "
          + "in. Write 0 if nothing was consumed.")
    case .consumptionDiffers(let stated, let reported, let file, let month):
      consumptionDiffers(quantity(stated), report: quantity(reported), file: file, month: monthText(month))
    case .stockDiffers(let stated, let reported, let file, let month):
      text(
        es:
          "En \(monthText(month)) esta tabla dice un stock final de \(quantity(stated)) y el reporte completo (\(file)) dice "
          + "\(quantity(reported)): se dejó \(quantity(reported)). Cuente, corrija el que esté mal e impórtelo otra vez.",
        en:
          "For \(monthText(month)) this table states a closing stock of \(quantity(stated)) and the full report (\(file)) "
          + "\(quantity(reported)): \(quantity(reported)) was kept. Count, correct the wrong one and import it again."
      )
    case .availabilityDiffers(let cell, let own, let stock, let average):
      text(
        es:
          "El archivo dice «\(cell.written)», pero un stock de \(quantity(stock)) con un promedio de "
          + "\(quantity(average)) al mes es \(name(of: own)): Colca usa esto último. Revise el stock y los meses de la "
          + "fila; para otro redondeo, colca forecast --rounding.",
        en:
          "The file says \"\(cell.written)\", but a stock of \(quantity(stock)) with an average of "
          + "\(quantity(average)) a month is \(name(of: own)): Colca uses the latter. Check the stock and the months of "
          + "the row; for another rounding, colca forecast --rounding.")
    }
  }

  private func consumptionDiffers(_ stated: String, report: String, file: String, month: String) -> String {
    text(
      es:
        "En \(month) esta tabla dice un consumo de \(stated) y el reporte "
        + "completo (\(file)) dice \(report): se dejó \(report). Corrija el que esté mal e impórtelo otra vez; si "
        + "la tabla cuenta otras columnas, importe el reporte con --consumption.",
      en:
        "For \(month) this table states a consumption of \(stated) and the full "
        + "report (\(file)) \(report): \(report) was kept. Correct the wrong one and import it again; if the table "
        + "counts other columns, import the report with --consumption.")
  }
}
