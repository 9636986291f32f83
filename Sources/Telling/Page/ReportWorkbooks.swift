import StockPolicy
import SupplyModel

/// The lists of a report as workbooks, and the requisitions to sign, one sheet for each facility.
///
/// Every number is that of the list whose CSV stands beside: both are made from one `ListTable`.
struct ReportWorkbooks {
  let input: ReportInput
  let names: ReportNames
  let order: FacilityOrder

  private var language: Language { input.language }
  private var asOf: Month { input.run.settings.asOf }
  private var foot: String { language.sheetFoot(asOf: language.monthText(asOf)) }

  /// A list as a workbook of one sheet.
  func workbook(of table: ListTable) -> WorkbookDocument {
    let heading = [language.listTitle(table.name), language.period(input.run.settings)]
    return document(
      title: heading[0],
      sheets: [table.sheet(heading: heading, tones: tones, foot: foot, language: language)])
  }

  /// The requisitions: a list of them, then a sheet for each facility that orders anything.
  var requisitions: WorkbookDocument {
    let lines = Dictionary(grouping: input.run.assessments.filter(\.isOrderLine), by: \.facility)
    let places = order.codes.filter { lines[$0] != nil }
    let sheets = places.map { requisition($0, lines: (lines[$0] ?? []).sorted(by: order.precedes)) }
    var legal = SheetNames()
    let index = language.requisitionIndex
    _ = legal.legal(index)
    let rows = zip(places, sheets).map { code, sheet -> [WorkbookCell] in
      let urgent = (lines[code] ?? []).count { $0.order.decision == .orderUrgently }
      return [
        .text(legal.legal(sheet.name)), names.facility(code).microNetwork.map { .text($0) } ?? .blank,
        .text(code), .text(names.facilityName(code)), .number(Double(sheet.rows.count), decimals: 0),
        .number(Double(urgent), decimals: 0),
      ]
    }
    let widths: [Double] = [34, 24, 12, 40, 11, 11]
    let columns = zip(language.requisitionIndexColumns, widths).map { WorkbookColumn(title: $0, width: $1) }
    let list = WorkbookSheet(
      name: index, heading: [language.requisitionTitle, language.period(input.run.settings)],
      columns: columns, rows: rows, pageFoot: foot)
    return document(title: language.requisitionTitle, sheets: [list] + sheets)
  }

  private func requisition(_ code: FacilityCode, lines: [SeriesAssessment]) -> WorkbookSheet {
    let rows = lines.enumerated().map { place, line -> [WorkbookCell] in
      let arithmetic = line.order.arithmetic
      func number(_ value: Double?, decimals: Int = 1) -> WorkbookCell {
        value.map { .number($0, decimals: decimals) } ?? .blank
      }
      return [
        .number(Double(place + 1), decimals: 0), .text(line.product), .text(names.product(line.product)),
        .text(names.unit(line.product).singular), number(line.stock),
        number(line.official.averageConsumption), number(line.official.monthsOfStock),
        number(line.moved > 0 ? Double(line.moved) : nil), number(arithmetic?.onOrder),
        .number(Double(line.order.quantity), decimals: 0), .text(language.name(of: line.order.decision)),
        number(line.order.officialQuantity.map(Double.init)), .blank, .blank,
      ]
    }
    let widths: [Double] = [5, 10, 34, 14, 9, 9, 9, 10, 9, 11, 12, 9, 12, 12]
    let facility = names.facility(code)
    let place = language.requisitionPlace(
      name: names.facilityName(code), code: code, microNetwork: facility.microNetwork)
    return WorkbookSheet(
      name: names.facilityName(code),
      heading: [language.requisitionTitle, place, language.period(input.run.settings)],
      columns: zip(language.requisitionColumns, widths).map {
        WorkbookColumn(title: $0, width: $1, isWrapped: true)
      },
      rows: rows, footing: [Headings.officialNote.text(in: language)],
      signatures: language.requisitionSignatures, tones: tones, isFiltered: false, pageFoot: foot)
  }

  /// The words that have a colour: alerts, official classes and decisions.
  private var tones: [WorkbookSheet.Tone] {
    let alerts: [(AlertLevel, WorkbookTone)] = [
      (.stockedOut, .red), (.urgent, .red), (.watch, .orange), (.unknown, .grey), (.excess, .blue),
    ]
    let classes: [(AvailabilityClass, WorkbookTone)] = [
      (.desabastecido, .red), (.substock, .orange), (.normostock, .green), (.sobrestock, .blue),
      (.sinRotacion, .blue), (.sinDato, .grey),
    ]
    return alerts.map { .init(language.name(of: $0), $1) }
      + classes.map { .init(language.name(of: $0), $1) }
      + [.init(language.name(of: OrderRecommendation.Decision.orderUrgently), .red)]
  }

  private func document(title: String, sheets: [WorkbookSheet]) -> WorkbookDocument {
    // The day after the month of the data: no clock goes in.
    let next = asOf.advanced(by: 1)
    let days = daysSince1970(year: next.year, month: next.monthOfYear)
    return WorkbookDocument(
      title: title + " · " + language.monthText(asOf), author: "Colca " + input.programVersion,
      created: days * 86_400, sheets: sheets)
  }

  /// Days from 1 January 1970 to the first day of a month, by counting months from March.
  private func daysSince1970(year: Int, month: Int) -> Int {
    let years = month > 2 ? year : year - 1
    let monthsFromMarch = (month + 9) % 12
    return 365 * years + years / 4 - years / 100 + years / 400 + (153 * monthsFromMarch + 2) / 5 - 719_468
  }
}
