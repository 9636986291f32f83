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

  /// The columns that newer versions add, where each lot has a row of its own.
  static let lotColumns = ["MEDLOTE", "MEDFECHVTO"]

  /// The day of the month after on which the file's first rows were made.
  let firstDayMade: Int
  /// The width that quantities are padded to, as some versions of SISMED do; 0 for none.
  let quantityWidth: Int
  /// Whether each lot has a row of its own.
  let isPerLot: Bool
  /// The facilities' executing units by code.
  let executingUnits: [FacilityCode: String]
  /// The numbers of lots by product's code and month of expiry.
  let lotNumber: (_ product: ProductCode, _ expiry: Month) -> String
  private var text: TextBytes

  var bytes: [UInt8] { text.bytes }

  init(
    rowCount: Int, firstDayMade: Int, quantityWidth: Int, isPerLot: Bool,
    executingUnits: [FacilityCode: String],
    lotNumber: @escaping (_ product: ProductCode, _ expiry: Month) -> String
  ) {
    self.firstDayMade = firstDayMade
    self.quantityWidth = quantityWidth
    self.isPerLot = isPerLot
    self.executingUnits = executingUnits
    self.lotNumber = lotNumber
    text = TextBytes(.windows1252, reserving: (rowCount + 2) * (170 + quantityWidth * 30))
    let columns = Self.columns + (isPerLot ? Self.lotColumns : [])
    text.append(columns.joined(separator: ";") + "\r\n")
  }

  /// Adds a record's rows, the first of them damaged where `broken` says how.
  mutating func append(_ record: SyntheticRecord, broken: BrokenRow.Kind? = nil) {
    for (index, row) in FormdetRows.rows(of: record, perLot: isPerLot).enumerated() {
      append(row, of: record, broken: index == 0 ? broken : nil)
    }
  }

  private mutating func append(_ row: FormdetRow, of record: SyntheticRecord, broken: BrokenRow.Kind?) {
    let unit = executingUnits[record.facility] ?? String(record.facility.text.prefix(3))
    let period = TextBytes.padded(record.month.year, to: 4, with: "0")
    let monthOfYear = broken == .monthThirteen ? 13 : record.month.monthOfYear
    text.append("\(unit);\(record.facility);S;\(period)")
    text.append(TextBytes.padded(monthOfYear, to: 2, with: "0") + ";" + record.product.text)
    // Phantom stock: as much again was booked as dispensed, and three units more than there were.
    let excess = broken == .negativeStock ? row.closing + 3 : 0
    appendQuantity(row.opening)
    text.append(";")
    text.append(millionths: record.priceMicroSoles)
    appendQuantities([row.received, row.reentered])
    if broken == .cutShort {
      text.append(";0\r\n")
      return
    }
    appendQuantities([0, row.dispensedToInsured])
    if broken == .textInQuantity {
      text.append(";veinte")
    } else {
      appendQuantity(row.dispensedByProgramme + excess)
    }
    appendQuantities([0, 0, 0, 0, 0, 0, row.returned, row.expired, row.shrinkage, row.distributed])
    appendQuantities([row.transferredOut, 0, 0, 0, 0])
    let closing = row.closing - excess
    appendQuantities([closing, closing, row.ordered, row.leaving + excess])
    text.append(";")
    if let expiry = row.nearestExpiry { appendDate(expiry, day: expiry.dayCount) }
    appendQuantities([0, 0, 0, 0, 0, 0])
    text.append(";;")
    appendDate(record.month.advanced(by: 1), day: firstDayMade + record.month.count % 3)
    // Not persons: words that show which encoding the file has.
    text.append(unit == "990" ? ";DIGITACIÓN SINT" : ";DISEÑO SINTÉT.")
    text.append(";;1;")
    appendQuantity(row.daysWithoutStock)
    text.append(";0.00")
    if isPerLot {
      text.append(";")
      if let lot = row.lot { text.append(lotNumber(record.product, lot.expiry)) }
      text.append(";")
      if let lot = row.lot { appendDate(lot.expiry, day: lot.expiry.dayCount) }
    }
    text.append("\r\n")
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
