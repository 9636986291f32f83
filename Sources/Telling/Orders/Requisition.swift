import StockPolicy
import SupplyModel

/// What a facility asks for, receives and gives, to be signed: one line a product, with room to write what was authorised and issued.
struct Requisition {
  /// A line of it.
  struct Line {
    /// Its number, from 1.
    let number: Int
    /// What is asked for, and why.
    let assessment: SeriesAssessment
  }

  /// The facility's code.
  let facility: FacilityCode
  /// The lines in their order: what is ordered, what only comes from another facility or goes there, and what is to be counted first.
  let lines: [SeriesAssessment]
  let names: ReportNames

  private var language: Language { names.language }

  /// How many products are ordered.
  var orderCount: Int { lines.count(where: \.isOrderLine) }

  /// How many lines are urgent.
  var urgentCount: Int { lines.count(where: \.order.isUrgent) }

  /// What stands on the tab of its sheet.
  var tab: String { names.facilityName(facility) }

  /// The lines as a list.
  var table: ListTable {
    let numbered = lines.enumerated().map { Line(number: $0 + 1, assessment: $1) }
    return ListTable(
      name: "requisition", title: names.settings.scope.requisitionTitle, rows: numbered, language: language
    ) {
      Column("number", es: "N.º", en: "No.", inFiles: "numero", sheetWidth: .wrapped(5)) { .whole($0.number) }
      Column("product", es: "Código", en: "Code", sheetWidth: .wrapped(10)) { .code($0.assessment.product) }
      Column("product_name", es: "Producto", en: "Product name", sheetWidth: .wrapped(34)) {
        .text(names.fullProductName($0.assessment.product))
      }
      Column("unit", es: "Unidad", sheetWidth: .wrapped(14)) {
        .text(names.unit($0.assessment.product).singular)
      }
      Column("stock", es: "Stock", sheetWidth: .wrapped(9)) {
        // Of another month: a count is asked for instead.
        .number($0.assessment.alert == .unknown ? nil : $0.assessment.stock, upTo: 1)
      }
      Column("cpma", es: "CPMA", en: "CPMA", sheetWidth: .wrapped(9)) {
        .number($0.assessment.official.averageConsumption, upTo: 1)
      }
      Column("months_of_stock", es: "Meses de stock", sheetWidth: .wrapped(9)) {
        .number($0.assessment.official.monthsOfStock, upTo: 1)
      }
      Column("moved", es: "Recibe de otro", en: "From another", sheetWidth: .wrapped(9)) {
        .whole($0.assessment.moved > 0 ? $0.assessment.moved : nil)
      }
      Column("given", es: "Entrega a otro", en: "To another", sheetWidth: .wrapped(9)) {
        .whole($0.assessment.moved < 0 ? -$0.assessment.moved : nil)
      }
      Column("on_order", es: "En camino", sheetWidth: .wrapped(9)) {
        .number($0.assessment.order.arithmetic?.onOrder, upTo: 1)
      }
      Column("order", es: "Pedido", en: "Requested", sheetWidth: .wrapped(11)) {
        // What only moves is no order, and takes no answer to one.
        .whole($0.assessment.isOrderLine ? $0.assessment.order.quantity : nil)
      }
      Column("expected", es: "Llega del almacén", en: "Comes from warehouse", sheetWidth: .wrapped(10)) {
        .whole($0.assessment.isOrderLine ? $0.assessment.order.expectedUnits : nil)
      }
      if lines.contains(where: { names.decision($0.key) != nil }) {
        Column("decision", es: "Decisión", sheetWidth: .wrapped(24)) {
          .optional(names.decision($0.assessment.key))
        }
      }
      Column("urgency", es: "Prioridad", en: "Priority", sheetWidth: .wrapped(12)) {
        $0.assessment.alert == .unknown
          ? .text(language.text(es: "Cuente el stock", en: "Count the stock"))
          : .text(language.urgency(of: $0.assessment.order))
      }
      Column("official_order", es: "Regla oficial", en: "Official rule", sheetWidth: .wrapped(9)) {
        .number($0.assessment.order.officialQuantity.map(Double.init), upTo: 1)
      }
      Column("authorised", es: "Autorizado", sheetWidth: .wrapped(12)) { _ in .blank }
      Column("issued", es: "Entregado", sheetWidth: .wrapped(12)) { _ in .blank }
      Column("note", es: "Observación", sheetWidth: .wrapped(20)) { _ in .blank }
      // By these the import knows the sheet again, on whichever tab or in whichever file it comes back.
      Column("facility", es: "Código establecimiento", en: "Facility code", .files) {
        .code($0.assessment.facility)
      }
      Column("advice_month", es: "Mes del pedido", en: "Requisition month", .files) { _ in
        .text(names.settings.asOf.description)
      }
    }
  }

  /// The lines on a sheet of its own, with room to sign below.
  func sheet(period: String, tones: [WorkbookSheet.Tone], foot: String) -> WorkbookSheet {
    let name = names.facilityName(facility)
    let place = language.requisitionPlace(
      name: name, code: facility.text, microNetwork: names.microNetwork(of: facility))
    let heading = [names.settings.scope.requisitionTitle.text(in: language), place, period]
    var sheet = table.sheet(heading: heading, tones: tones, foot: foot)
    // What is folded away is for the import alone: nothing above the form invites to open it.
    sheet.heading = heading
    sheet.name = tab
    sheet.footing = [Headings.officialNote.text(in: language)]
    sheet.signatures = language.requisitionSignatures
    sheet.isFiltered = false
    return sheet
  }
}

/// The list of the requisitions of a run, each with the tab of its sheet.
struct RequisitionIndex {
  /// What stands on the tab of the list itself.
  static let title = Phrase(es: "Índice", en: "Index")

  /// The requisitions with the names of their sheets, in the order of the sheets.
  let entries: [(sheet: String, requisition: Requisition)]
  /// The workbook of a facility; nil where all are in the workbook of the list.
  var books: ((FacilityCode) -> String?)?
  let names: ReportNames

  /// The list.
  var table: ListTable {
    ListTable(name: "requisitions", title: Self.title, rows: entries, language: names.language) {
      Column("sheet", es: "Hoja", sheetWidth: .fixed(34)) { .text($0.sheet) }
      Column("micro_network", es: "Microrred", en: "Micro-network", sheetWidth: .fixed(24)) {
        .optional(names.facility($0.requisition.facility).microNetwork)
      }
      Column("facility", es: "Código", en: "Code", sheetWidth: .fixed(12)) {
        .code($0.requisition.facility)
      }
      Column("facility_name", es: "Establecimiento", en: "Facility", sheetWidth: .fixed(40)) {
        .text(names.facilityName($0.requisition.facility))
      }
      Column("lines", es: "Productos", en: "Products", sheetWidth: .fixed(11)) {
        .whole($0.requisition.orderCount)
      }
      Column("given", es: "Productos que entrega", en: "Products it gives", sheetWidth: .fixed(11)) {
        .whole($0.requisition.lines.count { $0.moved < 0 })
      }
      Column("urgent", es: "Urgentes", sheetWidth: .fixed(11)) {
        .whole($0.requisition.urgentCount)
      }
      if let books {
        Column("book", es: "Libro", en: "Workbook", sheetWidth: .fixed(48)) {
          .optional(books($0.requisition.facility))
        }
      }
    }
  }
}

extension Language {
  /// Who signs a requisition.
  fileprivate var requisitionSignatures: [String] {
    [
      text(es: "Solicitado por (nombre, firma, fecha):", en: "Requested by (name, signature, date):"),
      text(es: "Autorizado por (nombre, firma, fecha):", en: "Authorised by (name, signature, date):"),
      text(es: "Entregado por (nombre, firma, fecha):", en: "Issued by (name, signature, date):"),
      text(es: "Recibido por (nombre, firma, fecha):", en: "Received by (name, signature, date):"),
    ]
  }

  /// Above a requisition: `P.S. Tahuishco · 06528F01 · microrred Lluyllucucha`.
  fileprivate func requisitionPlace(name: String, code: String, microNetwork: String?) -> String {
    let network = microNetwork.map { " · " + self.microNetwork($0, isWithinLine: true) } ?? ""
    return (name == code ? code : name + " · " + code) + network
  }
}
