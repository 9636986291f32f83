import Operations
import SupplyModel
import Telling

/// The sheets of one's place: the workbook of requisitions, the page with the order and the trips, the lists.
struct SheetsPage: Section {
  static let template = Template("sheets", PackageResources.sheets_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Hojas para imprimir y firmar", en: "Sheets to print and sign")
    let nothing = Phrase(es: "Todavía no hay un pronóstico.", en: "There is no forecast yet.")
    let place = Phrase(es: "Lugar", en: "Place")
    let book = Phrase(es: "Libro: requerimientos y listas", en: "Workbook: requisitions and lists")
    let page = Phrase(es: "Informe: hoja de pedido y de ruta", en: "Report: order sheet and route sheet")
    let file = Phrase(es: "Hojas", en: "Sheets")
    let hint = Phrase(
      es:
        "Son las mismas hojas que escribe colca report. El libro se llena y se carga de vuelta por Cargar: así queda anotado lo autorizado y lo que llegó.",
      en:
        "They are the same sheets that colca report writes. The workbook can be filled in and brought back by Bring in: so what was authorised and what came is noted."
    )
    let lists = Phrase(es: "Las listas como archivos:", en: "The lists as files:")
  }

  struct Row: TemplateValue {
    let name: String
    let query: String
    let hasBook: Bool
  }

  let words = Words()
  let steps: MonthSteps
  let rows: [Row]

  init(_ visit: Visit) throws {
    steps = try MonthSteps(visit, here: .sign)
    let parts = try SheetHandlers.parts(visit)
    // Wider places have a page in the report, and the workbooks of their micro-networks.
    rows = parts.map { part in
      Row(
        name: visit.language.name(of: part.place),
        query: "?lugar=" + PercentText.encoded(PeoplePage.key(of: part.place)),
        hasBook: part.isMicroNetwork || parts.count == 1)
    }
  }
}
