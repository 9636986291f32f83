import SupplyModel

extension Language {
  /// Where a file's month or facility come from.
  func sentence(for source: KeySource) -> String {
    switch source {
    case .monthUnknown(let column, let inName):
      inName.isEmpty
        ? text(
          es:
            "Falta el mes (\(column)): no está en el archivo ni en su nombre. Indique el mes con --month "
            + "AAAA-MM.",
          en: "The month (\(column)) is missing: neither the file nor its name gives it. Give the month with "
            + "--month YYYY-MM.")
        : severalMonths(inName.map(\.description).joined(separator: ", "), column: column)
    case .monthFromName(let month):
      text(
        es:
          "El archivo no dice su mes: se tomó \(month) de su nombre. Si no es ese, indique --month AAAA-MM.",
        en:
          "The file does not give its month: \(month) was taken from its name. If that is wrong, give --month "
          + "YYYY-MM.")
    case .monthFromDay(let day, let month):
      text(
        es:
          "Son existencias del \(day): se tomaron como las del cierre de \(month), mientras ningún reporte del almacén lo diga. Si "
          + "no es ese mes, indique --month AAAA-MM.",
        en:
          "This is the stock of \(day): it was taken as that of the close of \(month), as long as no report of the warehouse "
          + "states it. If that is wrong, give --month YYYY-MM.")
    case .facilityUnknown:
      text(
        es:
          "Falta el establecimiento: no está en el archivo ni en su nombre. Indíquelo con --facility, por "
          + "ejemplo 06528F01.",
        en:
          "The facility is missing: neither the file nor its name gives it. Give it with --facility, for example "
          + "06528F01.")
    case .facilityFromName(let code):
      text(
        es: "El archivo no dice su establecimiento: se tomó \(code) de su nombre. Si no es ese, indique "
          + "--facility.",
        en: "The file does not give its facility: \(code) was taken from its name. If that is wrong, give "
          + "--facility.")
    }
  }

  private func severalMonths(_ months: String, column: String) -> String {
    text(
      es:
        "Falta el mes (\(column)): el nombre del archivo dice varios (\(months)). Indique el mes con "
        + "--month AAAA-MM.",
      en:
        "The month (\(column)) is missing: the file's name gives several (\(months)). Give the month with "
        + "--month YYYY-MM.")
  }
}
