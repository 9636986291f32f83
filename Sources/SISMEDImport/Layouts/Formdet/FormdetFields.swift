/// Where the parts of a FORMDET row stand, worked out once a file.
struct FormdetFields {
  let facility: Int?
  let product: Int?
  let month: Int?
  let opening: Int?
  let closing: Int?
  let requested: Int?
  let daysAtZero: Int?
  /// FECHA, the day on which the report was made.
  let statedOn: Int?
  /// CODIGO_EJE, which tells the warehouse that supplies the facility.
  let executingUnit: Int?
  let receipts: [Int]
  /// Whether everything that adds to a stock has its column.
  let hasAllReceipts: Bool
  let consumption: [Int]
  let otherOutputs: [Int]
  /// OTRAS_SAL, where it is no consumption.
  let otherOutput: Int?
  /// Where the lot of a row is described.
  let lotColumns: LotFields

  init(header: Header, options: ImportOptions) {
    let wanted = options.consumptionColumns.map(HeaderNames.normalized)
    func fields(_ names: [String]) -> [Int] { names.compactMap { header.fields[$0] } }
    func isConsumption(_ name: String) -> Bool { wanted.contains(HeaderNames.normalized(name)) }
    let outputNames = Set(FormdetColumns.outputs.map(HeaderNames.normalized))
    let furtherColumns = options.consumptionColumns.filter {
      !outputNames.contains(HeaderNames.normalized($0))
    }
    facility = header.fields[FormdetColumns.facility]
    product = header.fields[FormdetColumns.product]
    month = header.fields[FormdetColumns.month]
    opening = header.fields[FormdetColumns.opening]
    closing = header.fields[FormdetColumns.closing]
    requested = header.fields[FormdetColumns.requested]
    daysAtZero = header.fields[FormdetColumns.daysAtZero]
    statedOn = header.fields[FormdetColumns.statedOn]
    executingUnit = header.fields[FormdetColumns.executingUnit]
    receipts = fields(FormdetColumns.receipts)
    hasAllReceipts = receipts.count == FormdetColumns.receipts.count
    consumption = fields(FormdetColumns.outputs.filter(isConsumption)) + fields(furtherColumns)
    otherOutputs = fields(FormdetColumns.outputs.filter { !isConsumption($0) })
    otherOutput = isConsumption("OTRAS_SAL") ? nil : header.fields["OTRAS_SAL"]
    lotColumns = LotFields(
      number: header.fields["MEDLOTE"], expiry: header.fields["MEDFECHVTO"],
      nearestExpiry: header.fields["FEC_EXP"], price: header.fields["PRECIO"])
  }
}
