import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// Typing a report, or correcting one: it waits, is looked into and goes in as a file does.
enum ReportForms {
  /// So many months back a report can be typed.
  static let monthsBack = 24
  /// The longest reason, in characters.
  static let longestReason = 300

  /// The form of a facility and a month.
  static func path(_ facility: String, _ month: String) -> String {
    "/reportes/" + PercentText.encoded(facility) + "/" + month
  }

  static func list(_ visit: Visit) throws -> WebReply {
    let page = try MonthsPage(visit)
    return try Frame.page(page, title: page.words.title, visit)
  }

  static func show(_ visit: Visit) throws -> WebReply {
    let (facility, month) = try subject(visit.parameters["facility"], visit.parameters["month"], visit)
    return try page(facility, month, [:], problem: nil, status: 200, visit)
  }

  /// A facility of the account's place, by the registers, and a month that can have a report; not there where it is neither.
  private static func subject(
    _ code: String?, _ text: String?, _ visit: Visit
  ) throws -> (Facility, Month) {
    let account = try visit.known()
    guard let code, let text, let month = Month(text), "\(month)" == text,
      months(visit).contains(month)
    else { throw Refusal.notFound }
    let known = try facilities(visit).first { $0.code == FacilityCode(code) }
    guard let facility = known, account.place.holds(facility) else { throw Refusal.notFound }
    return (facility, month)
  }

  /// The facilities that are known, a further pharmacy by the name and the place of its IPRESS's own.
  static func facilities(_ visit: Visit) throws -> [Facility] {
    let facilities = try visit.site.database.facilities()
    let directory = FacilityDirectory(facilities)
    return facilities.map { directory[$0.code] }
  }

  /// The months that can be typed, the latest first: the running one too, since a post closes it in its last days.
  static func months(_ visit: Visit) -> [Month] {
    let running = visit.site.machine.clock.today.month
    return (0...monthsBack).map { running.advanced(by: -$0) }
  }

  /// The products of the form.
  static func scope(_ visit: Visit) throws -> ScopedProducts {
    if let products = try? visit.site.work.configuration().products(of: visit.site.database) {
      return products
    }
    return try ScopeResolver(visit.site.database).products(of: .familyPlanning)
  }

  private static func page(
    _ facility: Facility, _ month: Month, _ typed: [ProductCode: [TypedReport.Field: String]],
    problem: String?, problems: [ProductCode: String] = [:], status: Int, _ visit: Visit
  ) throws -> WebReply {
    let page = try ReportPage(
      facility, month, typed: typed, problem: problem, problems: problems, visit)
    return try Frame.page(page, title: Phrase(es: page.title, en: page.title), visit, status: status)
  }

  /// Takes what was typed as a file that waits for being confirmed: rows that say what stands there already are left out.
  static func note(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    let (facility, month) = try subject(visit.fields["establecimiento"], visit.fields["mes"], visit)
    let rows = try rows(visit)
    let typed = Dictionary(rows.map { ($0.product, $0.texts) }, uniquingKeysWith: { first, _ in first })
    guard typed.count == rows.count else {
      return try page(
        facility, month, typed,
        problem: visit.text(es: "Un producto está dos veces.", en: "A product stands there twice."),
        status: 422,
        visit)
    }
    func refused(_ text: String, _ status: Int, _ problems: [ProductCode: String] = [:]) throws -> WebReply {
      try page(facility, month, typed, problem: text, problems: problems, status: status, visit)
    }
    let now = try FacilityMonth(visit.site.database, facility: facility.code, month: month, of: .all)
    guard visit.fields["visto"] == now.digest else {
      return try refused(
        visit.text(
          es:
            "Mientras tanto otra persona o un archivo cambió este mes. No se anotó nada. Lo que usted escribió sigue abajo; lo que hay ahora está al lado: compare y envíe de nuevo.",
          en:
            "Meanwhile somebody else, or a file, has changed this month. Nothing was noted. What you typed is still below, what stands there now beside it: compare, and send again."
        ), 409)
    }
    var (problems, whole): ([ProductCode: String], [(product: ProductCode, quantities: StockQuantities)]) = (
      [:], []
    )
    let lines = Dictionary(now.lines.map { ($0.product, $0) }, uniquingKeysWith: { first, _ in first })
    for row in rows {
      // What stands there as the form showed it was not typed.
      if let line = lines[row.product], row.texts == TypedReport.texts(of: line) { continue }
      do throws(TypedReport.Problem) {
        guard let quantities = try TypedReport.quantities(row, in: month),
          quantities != now[row.product]
        else { continue }
        whole.append((row.product, quantities))
      } catch {
        problems[row.product] = error.words.text(in: visit.language)
      }
    }
    guard problems.isEmpty else {
      return try refused(
        visit.text(es: "Hay filas por corregir.", en: "There are rows to be mended."), 422, problems)
    }
    guard !whole.isEmpty else {
      return try refused(
        visit.text(
          es: "No cambió nada: no hay ninguna fila nueva.", en: "Nothing has changed: there is no new row."),
        422)
    }
    let reason = visit.fields["motivo"]
    guard reason.count <= longestReason, reason.utf8.count <= longestReason * 4 else {
      throw Refusal.unreadableForm
    }
    if reason.isEmpty, whole.contains(where: { now[$0.product] != nil }) {
      return try refused(
        visit.text(
          es: "Corrige un reporte que ya está: diga por qué, en «Motivo».",
          en: "This corrects a report that is there already: say why, under “Reason”."), 422)
    }
    let text = TypedReport.text(
      whole.sorted { $0.product < $1.product }, facility: facility.code, month: month,
      on: visit.site.machine.clock.today)
    let name = UploadIntake.name("\(month) \(facility.code.text) web-\(account.name).csv")
    do {
      let upload = try visit.site.work.shelf.keep(
        Upload.Typed(facility: facility.code.text, month: "\(month)", seen: now.digest, reason: reason),
        name: name, text: text, of: account.key)
      visit.site.work.check(upload.id, as: Worker(account))
      return .see(UploadHandlers.path + "/" + upload.id)
    } catch let fault as UploadFault {
      return try refused(fault.words.text(in: visit.language), fault.status)
    }
  }

  /// The rows of the form: those of its products, by their numbers, and those that were added, by the code that was chosen.
  private static func rows(_ visit: Visit) throws -> [TypedReport.Row] {
    let products = visit.fields.all("producto")
    let columns = TypedReport.Field.allCases.map { ($0, visit.fields.all($0.rawValue)) }
    guard products.count <= 1000, columns.allSatisfy({ $0.1.count == products.count }) else {
      throw Refusal.unreadableForm
    }
    let known = Set(try visit.site.database.products().map(\.code))
    return try products.enumerated().compactMap { place, code in
      let texts = Dictionary(
        columns.map { ($0.0, String($0.1[place].trimmed.prefix(20))) },
        uniquingKeysWith: { first, _ in first })
      guard !code.trimmed.isEmpty else {
        // A row without a product that says something is not to be lost in silence.
        guard texts.values.allSatisfy(\.isEmpty) else { throw Refusal.unreadableForm }
        return nil
      }
      let product = ProductCode(code.trimmed)
      guard known.contains(product) || FamilyPlanning.product(product) != nil else {
        throw Refusal.unreadableForm
      }
      return TypedReport.Row(product: product, texts: texts)
    }
  }
}
