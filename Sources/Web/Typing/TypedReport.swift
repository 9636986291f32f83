import Operations
import Runs
import SupplyModel
import Telling

/// A facility's month as somebody types it: SISMED's own columns, product by product.
struct TypedReport: Sendable {
  /// The columns that are typed, in the order of the form.
  enum Field: String, CaseIterable {
    case opening = "inicial"
    case received = "ingresos"
    case movedIn = "recibido"
    case consumed = "consumo"
    case movedOut = "entregado"
    case lost = "perdido"
    case adjusted = "ajuste"
    case closing = "final"
    case ordered = "pedido"
    case stockoutDays = "dias"
  }

  /// A row as it was typed.
  struct Row: Sendable {
    let product: ProductCode
    let texts: [Field: String]

    /// Whether nothing but the opening stock, which is filled in beforehand, stands there.
    var isBlank: Bool { texts.allSatisfy { $0.key == .opening || $0.value.isEmpty } }
  }

  /// Why a row cannot be taken.
  struct Problem: Error, Sendable {
    let product: ProductCode
    let words: BothWords
  }

  /// The most units that anything can be.
  private static let most = 1e9
  private static let header =
    "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days,reported_on"

  /// What the form shows of a product before anybody types: what is reported, else the closing stock of the month before as the opening.
  static func texts(of line: FacilityMonth.Line) -> [Field: String] {
    var texts = Dictionary(Field.allCases.map { ($0, "") }, uniquingKeysWith: { first, _ in first })
    func text(_ value: Double?) -> String { value.map { PlainNumber.text($0) } ?? "" }
    guard let reported = line.reported else {
      texts[.opening] = text(line.closingBefore)
      return texts
    }
    texts[.opening] = text(reported.opening)
    texts[.received] = text(reported.received)
    texts[.consumed] = text(reported.consumed)
    texts[.adjusted] = text(reported.adjustment)
    texts[.closing] = text(reported.closing)
    texts[.ordered] = text(reported.ordered)
    texts[.stockoutDays] = text(reported.stockoutDays)
    return texts
  }

  /// The quantities of a row, as the model has them; nil of a blank one.
  ///
  /// Receipts are what came in by whatever way, the adjustment is what left otherwise than to users, below zero, and corrections. What is
  /// left blank in a row that says anything did not happen: 0; requests and days without stock are not known then.
  ///
  /// - Throws: `Problem`.
  static func quantities(_ row: Row, in month: Month) throws(Problem) -> StockQuantities? {
    guard !row.isBlank else { return nil }
    func number(_ field: Field) throws(Problem) -> Double? {
      let text = (row.texts[field] ?? "").filter { $0 != "," && $0 != " " && $0 != "\u{00A0}" }
      guard !text.isEmpty else { return nil }
      let isSigned = field == .adjusted
      guard text.utf8.count <= 12,
        text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || ($0 == 0x2D && isSigned) }),
        let value = Double(text), value.magnitude <= most
      else {
        throw Problem(
          product: row.product,
          words: BothWords(
            es: "«\(text)» no es una cantidad: escriba cifras, sin letras"
              + (isSigned ? "." : " ni signo menos."),
            en: "“\(text)” is no quantity: type digits, no letters" + (isSigned ? "." : " and no minus sign.")
          ))
      }
      return value
    }
    guard let opening = try number(.opening), let consumed = try number(.consumed),
      let closing = try number(.closing)
    else {
      throw Problem(
        product: row.product,
        words: BothWords(
          es: "Faltan el stock inicial, el consumo o el stock final: escriba 0 si fue cero.",
          en: "The opening stock, the consumption or the closing stock is missing: type 0 where it was none.")
      )
    }
    let days = try number(.stockoutDays)
    if let days, days > Double(month.dayCount) {
      throw Problem(
        product: row.product,
        words: BothWords(
          es: "El mes tiene \(month.dayCount) días.", en: "The month has \(month.dayCount) days."))
    }
    let received = (try number(.received) ?? 0) + (try number(.movedIn) ?? 0)
    let left = (try number(.movedOut) ?? 0) + (try number(.lost) ?? 0)
    return StockQuantities(
      opening: opening, received: received, consumed: consumed,
      adjustment: (try number(.adjusted) ?? 0) - left,
      closing: closing, ordered: try number(.ordered), stockoutDays: days)
  }

  /// The rows as a file of the open layout, which goes in like any other.
  static func text(
    _ rows: [(product: ProductCode, quantities: StockQuantities)], facility: FacilityCode, month: Month,
    on day: Day
  ) -> String {
    var text = header + "\n"
    for row in rows {
      let own = row.quantities
      let cells = [
        own.opening, own.received, own.consumed, own.adjustment, own.closing, own.ordered, own.stockoutDays,
      ].map { $0.map { PlainNumber.text($0) } ?? "" }
      let codes = [facility.text, row.product.text].map(quoted)
      text += (codes + ["\(month)"] + cells + ["\(day)"]).joined(separator: ",") + "\n"
    }
    return text
  }

  /// What such a file says of each product, in the words of the log of changes.
  static func rows(of text: String) -> [(ProductCode, String)] {
    text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = Self.cells(String(line))
      guard cells.count == 11 else { return nil }
      func number(_ place: Int) -> Double? { Double(cells[place]) }
      let quantities = StockQuantities(
        opening: number(3), received: number(4), consumed: number(5), adjustment: number(6),
        closing: number(7), ordered: number(8), stockoutDays: number(9))
      return (ProductCode(cells[1]), FacilityMonth.text(quantities))
    }
  }

  private static func quoted(_ text: String) -> String {
    text.contains { ",\"".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private static func cells(_ line: String) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for sign in line {
      if sign == "\"" {
        if !isQuoted, !cell.isEmpty { cell.append(sign) }
        isQuoted.toggle()
      } else if sign == ",", !isQuoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(sign)
      }
    }
    return cells + [cell]
  }
}
