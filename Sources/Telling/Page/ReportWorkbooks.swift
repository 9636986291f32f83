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

  private var period: String { language.period(input.run.settings) }

  /// A list as a workbook: one sheet, and for what warehouses lack two more, how it is shared out and what they should ask for.
  func workbook(_ list: ReportList, of table: ListTable) -> WorkbookDocument {
    var tables = [table]
    switch list {
    case .orders: tables = OrderSheets.tables(of: table)
    case .shortages:
      tables.append(ShareTable.table(for: input.run, names: names))
      tables.append(WarehouseRequisitionTable.table(of: input.requisitions, names: names))
    case .alerts, .transfers, .expiries: break
    }
    let sheets = tables.filter { $0.name == table.name || !$0.rows.isEmpty }.map(sheet)
    return document(title: title(of: table), sheets: sheets)
  }

  /// A list on a sheet of its own.
  func workbook(of table: ListTable) -> WorkbookDocument {
    document(title: title(of: table), sheets: [sheet(of: table)])
  }

  /// All that those need who work with some facilities: the requisitions, and behind them their lists, as far as there is anything in them.
  ///
  /// - Parameter place: what the facilities are called together.
  func workbook(of place: String) -> WorkbookDocument {
    let lists = ReportList.allCases.filter { $0 != .shortages }.flatMap { list -> [ListTable] in
      let form = list.form(of: input.run, names: names)
      return list == .orders ? OrderSheets.tables(of: form) : [form]
    }
    var book = requisitions
    book.title = place + " · " + book.title
    book.sheets += lists.filter { !$0.rows.isEmpty }.map(sheet)
    return book
  }

  /// The lists behind the requisitions in the workbook of some facilities, as their tabs are called: those with anything in them.
  static func sheetTitles(of run: ForecastRun, names: ReportNames) -> [Phrase] {
    ReportList.allCases.compactMap { list in
      switch list {
      case .orders: run.orderLines.isEmpty ? nil : OrderTable.title
      case .alerts:
        run.worklist.isEmpty && run.unknownLines(names: names).isEmpty ? nil : AlertTable.title
      case .transfers: run.transfers.isEmpty ? nil : TransferTable.title
      case .expiries: ExpiryLine.lines(of: run, names: names).isEmpty ? nil : ExpiryTable.title
      case .shortages: nil
      }
    }
  }

  private func title(of table: ListTable) -> String { table.title?.text(in: language) ?? table.name }

  private func sheet(of table: ListTable) -> WorkbookSheet {
    table.sheet(heading: [title(of: table), period], tones: tones, foot: foot)
  }

  /// The requisitions: a list of them, then a sheet for each facility that orders, receives or gives anything.
  var requisitions: WorkbookDocument {
    let requisitions = allRequisitions
    let sheets = requisitions.map { $0.sheet(period: period, tones: tones, foot: foot) }
    let index = RequisitionIndex(
      entries: zip(tabs(of: requisitions), requisitions).map { ($0, $1) }, names: names)
    var first = index.table.sheet(heading: [requisitionTitle, period], foot: foot)
    first.isIndex = true
    return document(title: requisitionTitle, sheets: [first] + sheets)
  }

  /// The list of the requisitions of a run whose micro-networks have workbooks of their own: nobody leafs through a workbook of thousands of
  /// sheets.
  func index(_ companions: ReportCompanions) -> WorkbookDocument {
    // A facility's sheet is called as it is in the workbook that it stands in.
    let byBook = Dictionary(grouping: allRequisitions) { companions.workbook(of: $0.facility) ?? "" }
    let entries = byBook.values.flatMap { requisitions in
      zip(tabs(of: requisitions), requisitions).map { (sheet: $0, requisition: $1) }
    }.sorted { order.place(of: $0.requisition.facility) < order.place(of: $1.requisition.facility) }
    let index = RequisitionIndex(entries: entries, books: companions.workbook(of:), names: names)
    return document(
      title: requisitionTitle, sheets: [index.table.sheet(heading: [requisitionTitle, period], foot: foot)])
  }

  private var requisitionTitle: String { input.run.settings.scope.requisitionTitle.text(in: language) }

  private var allRequisitions: [Requisition] {
    // What nobody knows has a line too: without it nobody who signs would miss it.
    let shown = input.run.assessments.filter { $0.isOrderLine || $0.moved != 0 || $0.alert == .unknown }
    let lines = Dictionary(grouping: shown, by: \.facility)
    return order.codes.compactMap { code in
      lines[code].map {
        Requisition(facility: code, lines: $0.sorted(by: order.precedes), names: names)
      }
    }
  }

  /// The tabs of requisitions as their workbook will write them.
  private func tabs(of requisitions: [Requisition]) -> [String] {
    var legal = SheetNames()
    _ = legal.legal(RequisitionIndex.title.text(in: language))
    return requisitions.map { legal.legal($0.tab) }
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
    let days = Day(month: asOf.advanced(by: 1), dayOfMonth: 1).daysSince1970
    return WorkbookDocument(
      title: title + " · " + language.monthText(asOf), author: "Colca " + input.programVersion,
      created: days * 86_400, sheets: sheets)
  }
}
