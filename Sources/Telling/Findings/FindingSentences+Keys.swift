import StockPolicy
import SupplyModel

extension Language {
  /// What is said of tables of availability, and where a file's month or facility come from its name or nowhere.
  func keySentence(for finding: Finding, value: String, column: String) -> String {
    let arguments = finding.arguments.joined(separator: ", ")
    switch finding.code {
    case .monthUnknown where !arguments.isEmpty:
      return text(
        es:
          "Falta el mes (\(column)): el nombre del archivo dice varios (\(arguments)). Indique el mes con "
          + "--month AAAA-MM.",
        en:
          "The month (\(column)) is missing: the file's name gives several (\(arguments)). Give the month with "
          + "--month YYYY-MM.")
    case .monthUnknown:
      return text(
        es:
          "Falta el mes (\(column)): no está en el archivo ni en su nombre. Indique el mes con --month "
          + "AAAA-MM.",
        en: "The month (\(column)) is missing: neither the file nor its name gives it. Give the month with "
          + "--month YYYY-MM.")
    case .monthFromName:
      return text(
        es:
          "El archivo no dice su mes: se tomó \(value) de su nombre. Si no es ese, indique --month AAAA-MM.",
        en:
          "The file does not give its month: \(value) was taken from its name. If that is wrong, give --month "
          + "YYYY-MM.")
    case .facilityUnknown:
      return text(
        es:
          "Falta el establecimiento: no está en el archivo ni en su nombre. Indíquelo con --facility, por "
          + "ejemplo 06528F01.",
        en:
          "The facility is missing: neither the file nor its name gives it. Give it with --facility, for example "
          + "06528F01.")
    case .facilityFromName:
      return text(
        es: "El archivo no dice su establecimiento: se tomó \(value) de su nombre. Si no es ese, indique "
          + "--facility.",
        en: "The file does not give its facility: \(value) was taken from its name. If that is wrong, give "
          + "--facility.")
    case .stockWithoutConsumption:
      return text(
        es:
          "El stock es \(value), pero el consumo de su mes (\(arguments)) está en blanco: ese mes no entró. Escriba "
          + "0 si no hubo consumo.",
        en:
          "The stock is \(value), but the consumption of its month (\(arguments)) is blank: that month did not go "
          + "in. Write 0 if nothing was consumed.")
    case .consumptionDiffers:
      let (report, file) = (quantity(finding.argument(0)), finding.argument(1))
      return text(
        es:
          "En \(monthName(finding.argument(2))) esta tabla dice un consumo de \(quantity(value)) y el reporte "
          + "completo (\(file)) dice \(report): se dejó \(report). Corrija el que esté mal e impórtelo otra vez; si "
          + "la tabla cuenta otras columnas, importe el reporte con --consumption.",
        en:
          "For \(monthName(finding.argument(2))) this table states a consumption of \(quantity(value)) and the full "
          + "report (\(file)) \(report): \(report) was kept. Correct the wrong one and import it again; if the table "
          + "counts other columns, import the report with --consumption.")
    case .availabilityDiffers:
      let word = AvailabilityClass(rawValue: finding.argument(0)).map(name(of:)) ?? ""
      let (stock, average) = (quantity(finding.argument(1)), quantity(finding.argument(2)))
      return text(
        es:
          "El archivo dice «\(value)», pero un stock de \(stock) con un promedio de \(average) al mes es "
          + "\(word): Colca usa esto último. Revise el stock y los meses de la fila; para otro redondeo, colca "
          + "forecast --rounding.",
        en:
          "The file says \"\(value)\", but a stock of \(stock) with an average of \(average) a month is "
          + "\(word): Colca uses the latter. Check the stock and the months of the row; for another rounding, colca "
          + "forecast --rounding.")
    default:
      return text(
        es: "Hay \(arguments) columnas de meses y se esperan doce a lo más. Deje las de los últimos doce.",
        en:
          "There are \(arguments) columns of months and at most twelve are expected. Keep the latest twelve.")
    }
  }
}
