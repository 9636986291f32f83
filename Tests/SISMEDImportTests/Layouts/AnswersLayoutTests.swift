import SupplyModel
import Testing

@testable import SISMEDImport

/// Sheets that were handed out and come back.
@Suite struct AnswersLayoutTests {
  private static let head =
    "N.º;Código;Producto;Unidad;Stock;CPMA;Meses de stock;Por traslado;En camino;Pedido;Prioridad;Regla oficial;Autorizado;"
    + "Entregado;Observación;Código establecimiento;Mes del pedido\n"
  private static func row(_ product: String, _ answers: String, facility: String = "06528F01") -> String {
    "1;\(product);X;unidad;3;8;0.4;;;24;Pedir ya;16;\(answers);\(facility);2026-10\n"
  }

  private func answers(_ file: ReadSample) -> [SheetAnswer] {
    if case .answers(let answers)? = file.register { answers } else { [] }
  }

  @Test func aRequisitionIsKnownByItsFoldedColumns() throws {
    let text =
      "Requerimiento de anticonceptivos;;\nP.S. Tahuishco;;\nDatos hasta octubre;;\n\n" + Self.head
      + Self.row("04594", "20;10;da 20") + Self.row("18102", ";;")
      + "\nLa regla oficial pide CPMA × meses;;\nSolicitado por (nombre, firma, fecha):;;\n"
    let file = try read(text)
    #expect(file.layout == .answers && file.rows == 2 && file.rejected == 0)
    let lines = answers(file)
    #expect(lines.map(\.isUnanswered) == [false, true])
    let first = try #require(lines.first)
    #expect(first.subject == .order(SeriesKey("06528F01", "04594")))
    #expect(first.month == Month(count: 2026 * 12 + 9) && first.line == 6)
    #expect(first.asked?.units == 24 && first.authorised?.units == 20 && first.issued?.units == 10)
    #expect(first.authorised?.cell == .init(column: "Autorizado", text: "20") && first.note == "da 20")
  }

  @Test func itIsReadInEnglishToo() throws {
    let file = try read(
      "No.,Code,Product,Requested,Authorised,Issued,Note,Facility code,Requisition month\n"
        + "1,04594,X,24,0,,none,06528F01,2026-10\n")
    #expect(file.layout == .answers)
    #expect(answers(file).map(\.authorised?.units) == [0])
  }

  @Test func aListOfTransfersIsKnownToo() throws {
    let file = try read(
      "Viaje;Código entrega;Entrega;Código recibe;Recibe;Código producto;Producto;Cantidad;Entregado;Recibido;"
        + "Observación;Mes del traslado\n1;06528F01;A;06530F01;B;04594;X;12;12;;;2026-10\n")
    #expect(file.layout == .transferAnswers && file.rejected == 0)
    let line = try #require(answers(file).first)
    #expect(line.subject == .transfer(from: "06528F01", to: "06530F01", product: "04594"))
    #expect(line.issued?.units == 12 && line.received == nil && line.authorised == nil)
  }

  @Test func whatIsWrongIsToldByLineAndColumn() throws {
    let text =
      Self.head + Self.row("04594", "-3;;") + Self.row("18102", "veinte;;") + Self.row("03351", "2.5;;")
      + Self.row("", "4;;") + Self.row("08054", "4;;", facility: "")
      + Self.row("29945", "4;;").replacing("2026-10", with: "nunca")
    let file = try read(text)
    #expect(file.rejected == 6 && answers(file).isEmpty)
    #expect(
      file.findings.map(\.code) == [
        .badNumber, .badNumber, .badNumber, .blankCell, .blankCell, .badMonth,
      ])
    #expect(file.findings.map(\.line) == [2, 3, 4, 5, 6, 7])
    #expect(file.findings.first?.column == "Autorizado" && file.findings.first?.value == "-3")
  }

  @Test func twoAnswersThatContradictAreNotBothTaken() throws {
    let file = try read(
      Self.head + Self.row("04594", "20;;") + Self.row("04594", "20;;") + Self.row("04594", "10;;"))
    #expect(answers(file).count == 1 && file.rejected == 1)
    #expect(file.findings.map(\.code) == [.duplicateCode] && file.findings.map(\.line) == [4])
  }
}
