import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// A facility's month as a form: products in rows, SISMED's columns.
struct ReportPage: Section {
  static let template = Template("report", PackageResources.report_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let product = Phrase(es: "Producto", en: "Product")
    let save = Phrase(es: "Enviar y revisar", en: "Send and look")
    let reason = Phrase(es: "Motivo", en: "Reason")
    let reasonHint = Phrase(
      es: "Si corrige un reporte que ya está: qué estaba mal. Queda en el registro de cambios con su cuenta.",
      en:
        "Where you correct a report that is there: what was wrong. It stays in the log of changes with your account."
    )
    let hint = Phrase(
      es:
        "Unidades de dispensación. En una fila que dice algo, lo vacío es 0 (pedido y días sin stock: no se sabe). Las filas vacías no cuentan. El stock inicial viene del cierre del mes anterior.",
      en:
        "Units of issue. In a row that says anything, what is blank is 0 (ordered and days without stock: not known). Blank rows do not count. The opening stock is the closing stock of the month before."
    )
    let balance = Phrase(es: "Cuadra", en: "Balance")
    let now = Phrase(es: "Ahora", en: "Now")
    let others = Phrase(es: "Otros establecimientos y meses", en: "Other facilities and months")
    let added = Phrase(es: "Otro producto", en: "Another product")
    let choose = Phrase(es: "elija", en: "choose")
  }

  struct Row: TemplateValue {
    let code: String
    let name: String
    /// What is reported now; nil where nothing is.
    let now: String?
    let problem: String?
    let cells: [Cell]
  }

  struct Cell: TemplateValue {
    let field: String
    let heading: String
    let label: String
    let value: String
  }

  /// The form of another month of the facility.
  struct Beside: TemplateValue {
    let path: String
    let name: String
  }

  struct Choice: TemplateValue {
    let key: String
    let name: String
    let isChosen: Bool
  }

  /// A row of a product that is not in the list.
  struct Added: TemplateValue {
    let choices: [Choice]
    let cells: [Cell]
    let problem: String?
  }

  /// So many products stand on a form: all of family planning, and many more.
  private static let mostRows = 250
  /// So many products can be added at a time.
  private static let addedRows = 3

  let words = Words()
  let steps: MonthSteps
  let token: String
  let title: String
  let facility: String
  let month: String
  /// The forms of the months beside.
  let beside: [Beside]
  let seen: String
  let reason: String
  let problem: String?
  let headings: [String]
  let rows: [Row]
  let added: [Added]
  let rest: String?
  let lots: String?

  init(
    _ facility: Facility, _ month: Month, typed: [ProductCode: [TypedReport.Field: String]], problem: String?,
    problems: [ProductCode: String], _ visit: Visit
  ) throws {
    let (language, database) = (visit.language, visit.site.database)
    steps = try MonthSteps(visit, here: .bring)
    token = visit.formToken
    self.facility = facility.code.text
    self.month = "\(month)"
    let months = ReportForms.months(visit)
    beside = [-1, 1].map { month.advanced(by: $0) }.filter(months.contains).map {
      Beside(path: ReportForms.path(facility.code.text, "\($0)"), name: language.shortMonth($0))
    }
    title =
      language.sentenceCase(facility.name ?? facility.code.text) + ", " + language.monthText(month)
    self.problem = problem
    reason = visit.fields["motivo"]
    seen = try FacilityMonth(database, facility: facility.code, month: month, of: .all).digest
    let scope = try ReportForms.scope(visit)
    let now = try FacilityMonth(database, facility: facility.code, month: month, of: scope)
    let catalogue = try database.productCatalogue()
    func name(_ code: ProductCode) -> String {
      catalogue[code].name ?? FamilyPlanning.product(code)?.name ?? code.text
    }
    let headings = TypedReport.Field.allCases.map { Self.heading($0).text(in: language) }
    self.headings = headings
    func cells(_ texts: [TypedReport.Field: String], of name: String) -> [Cell] {
      zip(TypedReport.Field.allCases, headings).map { field, heading in
        Cell(field: field.rawValue, heading: heading, label: heading + ": " + name, value: texts[field] ?? "")
      }
    }
    let shown = now.lines.prefix(Self.mostRows)
    rows = shown.map { line in
      let own = name(line.product)
      return Row(
        code: line.product.text, name: own,
        now: line.reported.map { reported in
          func text(_ value: Double?) -> String { value.map { NumberText.decimal($0) } ?? "?" }
          return language.text(
            es: "consumo \(text(reported.consumed)), final \(text(reported.closing))",
            en: "consumed \(text(reported.consumed)), closing \(text(reported.closing))")
        }, problem: problems[line.product],
        cells: cells(typed[line.product] ?? TypedReport.texts(of: line), of: own))
    }
    rest =
      now.lines.count > shown.count
      ? language.text(
        es: "Se muestran \(shown.count) productos de \(now.lines.count): los demás se cargan por archivo.",
        en: "\(shown.count) products of \(now.lines.count) are shown: the others are brought in by file.")
      : nil
    let withLots = now.lines.filter(\.hasLots).count
    lots =
      withLots > 0
      ? language.text(
        es:
          "De \(withLots) productos se conocen los lotes. La fila que usted corrija los pierde hasta que cargue de nuevo un archivo con lotes.",
        en:
          "The lots of \(withLots) products are known. A row that you correct loses them until a file with lots is brought in again."
      ) : nil
    let listed = Set(shown.map(\.product.padded))
    let others = try Self.others(scope, database, listed)
    let extra = typed.filter { !listed.contains($0.key.padded) }.sorted { $0.key < $1.key }
    added = (0..<max(Self.addedRows, extra.count)).map { place in
      let own = place < extra.count ? extra[place] : nil
      return Added(
        choices: others.map {
          Choice(key: $0.text, name: "\($0.text) \(name($0))", isChosen: $0 == own?.key)
        },
        cells: cells(
          own?.value ?? [:],
          of: language.text(es: "otro producto \(place + 1)", en: "another product \(place + 1)")),
        problem: own.flatMap { problems[$0.key] })
    }
  }

  /// The products of the scope that the form does not list.
  private static func others(
    _ scope: ScopedProducts, _ database: SupplyDatabase, _ listed: Set<ProductCode>
  ) throws -> [ProductCode] {
    let held = try database.products().map(\.code).filter { scope.codes?.contains($0) ?? true }
    let known = Set(held.map(\.padded))
    let all = held + FamilyPlanning.products.map(\.code).filter { !known.contains($0.padded) }
    return Array(all.filter { !listed.contains($0.padded) }.sorted().prefix(500))
  }

  private static func heading(_ field: TypedReport.Field) -> Phrase {
    switch field {
    case .opening: Phrase(es: "Stock inicial", en: "Opening")
    case .received: Phrase(es: "Ingresos", en: "Received")
    case .movedIn: Phrase(es: "Transf. recibidas", en: "Transfers in")
    case .consumed: Phrase(es: "Consumo", en: "Dispensed")
    case .movedOut: Phrase(es: "Transf. entregadas", en: "Transfers out")
    case .lost: Phrase(es: "Vencido, merma", en: "Expired, lost")
    case .adjusted: Phrase(es: "Otro ajuste (±)", en: "Other adjustment (±)")
    case .closing: Phrase(es: "Stock final", en: "Closing")
    case .ordered: Phrase(es: "Pedido", en: "Ordered")
    case .stockoutDays: Phrase(es: "Días sin stock", en: "Days without stock")
    }
  }
}
