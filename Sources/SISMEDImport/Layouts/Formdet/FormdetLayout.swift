import SupplyModel

extension LayoutName {
  /// SISMED's ICI detail.
  public static let formdet = LayoutName(rawValue: "formdet")
}

/// SISMED's ICI detail: one row per facility, product, month and lot.
struct FormdetLayout: Layout {
  let name = LayoutName.formdet
  let content = LayoutContent.reports(.sumOverLots(toldApartBy: FormdetColumns.lotKeys))
  let keepsTexts = false

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    FormdetColumns.all(consumption: options.consumptionColumns)
  }

  /// A header with place and product, or with movements of one.
  func claims(_ header: Header) -> Bool {
    header.namesReports(place: FormdetColumns.facility, product: FormdetColumns.product)
      || header.fields[FormdetColumns.product] != nil
        && FormdetColumns.movements.count { header.fields[$0] != nil } >= 3
  }

  func complete(_ header: inout Header, by name: FileNameFacts) -> [Finding] {
    guard header.missing.contains(FormdetColumns.month), header.givenMonth == nil else { return [] }
    header.monthsInName = name.months.count > 1 ? name.months : []
    // A slip in the column's name is the person's to mend: the name of the file does not paper over it.
    guard name.months.count == 1, let month = name.months.first,
      header.nearest(to: FormdetColumns.month) == nil
    else { return [] }
    header.givenMonth = month
    header.missing.removeAll { $0 == FormdetColumns.month }
    return [Finding(.keys(.monthFromName(month: month)))]
  }

  func problem(with header: Header) -> Finding? {
    guard header.missing == [FormdetColumns.month], header.nearest(to: FormdetColumns.month) == nil else {
      return nil
    }
    return header.monthUnknown(column: FormdetColumns.month)
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    FormdetRowReader(header: header, options: options, reports: reports)
  }
}

/// The columns of FORMDET by their part in the balance of stock.
enum FormdetColumns {
  static let facility = "CODIGO_PRE"
  static let product = "CODIGO_MED"
  static let month = "ANNOMES"
  static let opening = "SALDO"
  static let closing = "STOCK_FIN"
  static let requested = "REQ"
  static let daysAtZero = "DSTKCERO"
  static let executingUnit = "CODIGO_EJE"
  /// The day on which the report was made.
  static let statedOn = "FECHA"
  static let receipts = ["INGRE", "REINGRE"]

  static let facilitySynonyms = ["COD EESS", "CODIGO EESS", "COD PRE"]
  static let productSynonyms = ["MED COD", "MEDCOD"]

  /// Everything that leaves the stock: consumption where configured so, else an adjustment.
  ///
  /// ING_REGULA, SAL_REGULA and SAL_CONINS are informative in SISMED and never added.
  static let outputs = [
    "VENTA", "SIS", "INTERSAN", "FAC_PERD", "DEFNAC", "EXO", "SOAT", "CREDHOSP", "OTR_CONV", "DEVOL",
    "VENCIDO", "MERMA", "DISTRI", "TRANSF", "VENTAINST", "DEV_VEN", "DEV_MERMA", "OTRAS_SAL",
  ]

  /// Everything that the balance of a month is made of.
  static let movements = [opening, closing] + receipts + outputs

  /// What tells two lots of one product apart; rows that agree in all of it are the same row twice.
  static let lotKeys = [
    RowKey(executingUnit), RowKey("TIPSUM"), RowKey("MEDLOTE"), RowKey("FFINAN"), RowKey("TIPSUM2"),
    RowKey("PRECIO", .price), RowKey("FEC_EXP", .date), RowKey("MEDFECHVTO", .date),
  ]

  static func all(consumption: [String]) -> [ColumnDefinition] {
    var columns = [
      ColumnDefinition(facility, facilitySynonyms, need: .requiredUnlessFacilityGiven),
      ColumnDefinition(product, productSynonyms, need: .required),
      ColumnDefinition(month, ["ANOMES"], need: .requiredUnlessMonthGiven),
      ColumnDefinition(opening, need: .required, isNumber: true),
      ColumnDefinition(
        closing, ["STOCK FINAL", "STOCK"], need: .required, isNumber: true, twin: "STOCKFIN"),
      ColumnDefinition(requested, isNumber: true), ColumnDefinition(daysAtZero, isNumber: true),
    ]
    columns += receipts.map { ColumnDefinition($0, [$0 + "SO", $0 + "SOS"], isNumber: true) }
    // A configured consumption column that the file lacks would be consumption lost without a word.
    func consumed(_ name: String) -> ColumnDefinition {
      ColumnDefinition(name, need: .required, isNumber: true, isConsumption: true)
    }
    let consumptionNames = Set(consumption.map(HeaderNames.normalized))
    columns += outputs.map { name in
      consumptionNames.contains(HeaderNames.normalized(name))
        ? consumed(name) : ColumnDefinition(name, isNumber: true)
    }
    let known = Set(outputs.map(HeaderNames.normalized))
    columns += consumption.filter { !known.contains(HeaderNames.normalized($0)) }.map(consumed)
    columns += lotKeys.map { ColumnDefinition($0.column, isMeasure: $0.kind == .price) }
    columns.append(ColumnDefinition(statedOn))
    // PRECIO is that of a lot, and is kept with it.
    return columns + ProductColumns.words
  }
}
