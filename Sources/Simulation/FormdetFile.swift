import SupplyModel

/// One month's FORMDET export as the ICI files have it: 46 columns, `;`, CRLF, Windows-1252.
struct FormdetFile {
  /// The columns in SISMED's order.
  static let columns = [
    "CODIGO_EJE", "CODIGO_PRE", "TIPSUM", "ANNOMES", "CODIGO_MED", "SALDO", "PRECIO", "INGRE", "REINGRE",
    "VENTA", "SIS", "INTERSAN", "FAC_PERD", "DEFNAC", "EXO", "SOAT", "CREDHOSP", "OTR_CONV", "DEVOL",
    "VENCIDO", "MERMA", "DISTRI", "TRANSF", "VENTAINST", "DEV_VEN", "DEV_MERMA", "OTRAS_SAL", "STOCK_FIN",
    "STOCK_FIN1", "REQ", "TOTAL", "FEC_EXP", "DO_SALDO", "DO_INGRE", "DO_CON", "DO_OTR", "DO_TOT", "DO_STK",
    "DO_FECEXP", "FECHA", "USUARIO", "INDIPROC", "SIT", "INDISIGA", "DSTKCERO", "MPTOREPO",
  ]

  /// The day of the month after on which the file's first rows were made.
  let firstDayMade: Int
  /// The width that quantities are padded to, as some versions of SISMED do; 0 for none.
  let quantityWidth: Int
  /// The facilities' executing units by code.
  let executingUnits: [String: String]
  private var text: TextBytes

  var bytes: [UInt8] { text.bytes }

  init(rowCount: Int, firstDayMade: Int, quantityWidth: Int, executingUnits: [String: String]) {
    self.firstDayMade = firstDayMade
    self.quantityWidth = quantityWidth
    self.executingUnits = executingUnits
    text = TextBytes(.windows1252, reserving: (rowCount + 2) * (170 + quantityWidth * 30))
    text.append(Self.columns.joined(separator: ";") + "\r\n")
  }

  /// Adds a record's row, damaged where `broken` says how.
  mutating func append(_ record: SyntheticRecord, broken: BrokenRow.Kind? = nil) {
    let unit = executingUnits[record.facility] ?? "990"
    let period = TextBytes.padded(record.month.year, to: 4, with: "0")
    let monthOfYear = broken == .monthThirteen ? 13 : record.month.monthOfYear
    text.append("\(unit);\(record.facility);S;\(period)")
    text.append(TextBytes.padded(monthOfYear, to: 2, with: "0") + ";" + record.product)
    // Phantom stock: as much again was booked as dispensed, and three units more than there were.
    let excess = broken == .negativeStock ? record.closing + 3 : 0
    appendQuantity(record.opening)
    text.append(";")
    text.append(millionths: record.priceMicroSoles)
    appendQuantities([record.received, record.reentered])
    if broken == .cutShort {
      text.append(";0\r\n")
      return
    }
    appendQuantities([0, record.dispensedToInsured])
    if broken == .textInQuantity {
      text.append(";veinte")
    } else {
      appendQuantity(record.dispensedByProgramme + excess)
    }
    appendQuantities([0, 0, 0, 0, 0, 0, record.returned, record.expired, record.shrinkage, 0])
    appendQuantities([record.transferredOut, 0, 0, 0, 0])
    let closing = record.closing - excess
    appendQuantities([closing, closing, record.ordered, record.consumed + excess + record.otherOutputs])
    text.append(";")
    if let expiry = record.nearestExpiry { appendDate(expiry, day: expiry.dayCount) }
    appendQuantities([0, 0, 0, 0, 0, 0])
    text.append(";;")
    appendDate(record.month.advanced(by: 1), day: firstDayMade + record.month.count % 3)
    // Not persons: words that show which encoding the file has.
    text.append(unit == "990" ? ";DIGITACIÓN SINT" : ";DISEÑO SINTÉT.")
    text.append(";;1;")
    appendQuantity(record.reportedDaysWithoutStock)
    text.append(";0.00\r\n")
  }

  private mutating func appendQuantity(_ quantity: Int) {
    text.append(";")
    text.append(quantity, width: quantityWidth)
  }

  private mutating func appendQuantities(_ quantities: [Int]) {
    for quantity in quantities { appendQuantity(quantity) }
  }

  private mutating func appendDate(_ month: Month, day: Int) {
    text.append(TextBytes.padded(day, to: 2, with: "0") + "/")
    text.append(TextBytes.padded(month.monthOfYear, to: 2, with: "0") + "/" + String(month.year))
  }
}
