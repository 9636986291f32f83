import SupplyModel

extension LayoutName {
  /// SISMED's availability.
  public static let disponibilidad = LayoutName(rawValue: "disponibilidad")
}

/// SISMED's availability: one row per facility and product, consumption in twelve columns, the last stock.
struct DisponibilidadLayout: Layout {
  let name = LayoutName.disponibilidad
  let content = LayoutContent.reports(.add)
  let keepsTexts = false
  let hasMonthColumns = true

  func columns(_ options: ImportOptions) -> [ColumnDefinition] { DisponibilidadColumns.all }

  /// A product, months, and a stock or a place.
  func claims(_ header: Header) -> Bool {
    guard !header.monthColumns.isEmpty || !header.unreadableMonths.isEmpty,
      header.fields[FormdetColumns.product] != nil
    else { return false }
    return header.fields[DisponibilidadColumns.stock] != nil || header.fields[FormdetColumns.facility] != nil
  }

  func complete(_ header: inout Header, by name: FileNameFacts) -> [Finding] {
    if header.givenFacility == nil, let facility = name.facility {
      // Said when a row first needs it: the column may be there and filled.
      header.facilityInName = facility
      header.missing.removeAll { $0 == FormdetColumns.facility }
    }
    guard header.hasOrdinalMonths, header.givenMonth == nil else { return [] }
    header.monthsInName = name.months.count > 1 ? name.months : []
    guard name.months.count == 1, let month = name.months.first else { return [] }
    header.givenMonth = month
    return [Finding(.keys(.monthFromName(month: month)))]
  }

  func problem(with header: Header) -> Finding? {
    if let unreadable = header.unreadableMonths.last { return header.unreadMonth(at: unreadable) }
    guard !header.monthColumns.isEmpty else { return nil }
    if let unread = header.unreadMonths.byLooks { return header.unreadMonth(at: unread) }
    if header.missing == [FormdetColumns.facility], header.nearest(to: FormdetColumns.facility) == nil {
      return Finding(.keys(.facilityUnknown(column: FormdetColumns.facility)), line: header.line)
    }
    guard header.missing.isEmpty else { return nil }
    if header.hasOrdinalMonths, header.givenMonth == nil {
      return header.monthUnknown(column: MonthColumn.nameOfLast)
    }
    let dated = header.datedColumns
    if let twice = zip(dated, dated.dropFirst()).first(where: { $0.month == $1.month }) {
      return Finding(.file(.repeatedColumn(name: header.name(ofField: twice.1.field))), line: header.line)
    }
    guard dated.count > MonthColumn.limit else { return nil }
    return Finding(.file(.tooManyMonths(count: dated.count)), line: header.line)
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    DisponibilidadRowReader(header: header, reports: reports)
  }
}

/// The columns of a table of availability but for those of the months.
enum DisponibilidadColumns {
  static let stock = "STOCK"

  static let price = "PRECIO"
  static let average = "CPA"
  static let availability = "SITUACION"

  static let stockColumn = ColumnDefinition(
    stock, ["STOCK_FIN", "STOCK FINAL", "SALDO"], need: .required, isNumber: true)

  /// CPA and SITUACION are SISMED's own conclusions: Colca draws its own, and says where the two differ.
  static let all =
    [
      ColumnDefinition(
        FormdetColumns.facility, FormdetColumns.facilitySynonyms, need: .requiredUnlessFacilityGiven),
      ColumnDefinition(FormdetColumns.product, FormdetColumns.productSynonyms, need: .required),
      stockColumn,
      ColumnDefinition(price, isMeasure: true), ColumnDefinition(average, isMeasure: true),
      ColumnDefinition(availability),
    ] + ProductColumns.words
}
