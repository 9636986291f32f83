import Foundation
import TestSupport
import Testing

/// A forecast of what would be, from its making to its adoption.
@Suite struct TrialTests {
  private let colca: ColcaProgram

  init() throws {
    colca = try PreparedSample.forecast.copied().colca
  }

  @Test func whatWouldBeIsKeptApartComparedAdoptedAndDropped() throws {
    let before = try colca("orders", "--format", "csv").output
    let made = try colca("forecast", "--model", "light", "--what-if", "nivel 99", "--service-level", "0.99")
    #expect(made.status == 0 && made.messages.contains("ensayo «nivel 99» guardado aparte"))
    #expect(try colca("orders", "--format", "csv").output == before)
    let listed = try colca("orders", "--run", "nivel 99", "--format", "csv")
    #expect(listed.status == 0 && listed.output != before)
    #expect(listed.messages.contains("no del pronóstico oficial"))
    #expect(try colca("runs").output.contains("nivel 99"))
    let compared = try colca("compare", "latest", "nivel 99", "--format", "json")
    #expect(compared.status == 0)
    #expect(try JSONSchema("compare").faults(of: compared.output) == [])
    let adopted = try colca("runs", "adopt", "nivel 99")
    #expect(adopted.status == 0 && adopted.output.contains("es ahora el pronóstico oficial, con el número 3"))
    #expect(try colca("orders", "--format", "csv").output == listed.output)
    #expect(try colca("runs", "drop", "nivel 99").status == 0)
    #expect(try colca("runs", "drop", "nivel 99").status == 66)
    #expect(try colca("runs", "repeat", "3").status == 0)
  }

  @Test func otherTimesAreToldWhereverTheyDecide() throws {
    let official = try colca("orders", "--format", "csv").output
    let made = try colca(
      "forecast", "--model", "light", "--what-if", "plazo 4", "--lead-time", "4", "--review-period", "1")
    #expect(made.status == 0)
    #expect(try colca("orders", "--run", "plazo 4", "--format", "csv").output != official)
    let compared = try colca("compare", "latest", "plazo 4").output
    #expect(
      compared.contains("Meses que tarda un pedido") && compared.contains("Con otros plazos sí cambian"))
    let json = try colca("compare", "latest", "plazo 4", "--format", "json").output
    #expect(try JSONSchema("compare").faults(of: json) == [])
    #expect(json.contains("\"lead_time_months\"") && json.contains("\"review_period_months\""))
    #expect(try colca("runs", "adopt", "plazo 4").status == 0)
    // What an adopted one says of a calendar is not told as learnt or as a file's.
    let shown = try colca("status", "--facility", "99001F01").output
    #expect(shown.contains("así se pidió para todos los establecimientos"), "\(shown)")
    #expect(try colca("runs", "repeat", "3").status == 0)
    for (option, value) in [("--lead-time", "7"), ("--review-period", "0"), ("--lead-time", "1.5")] {
      let refused = try colca("forecast", option, value)
      #expect(refused.status == 64 && refused.messages.contains(option))
    }
  }

  @Test func whatIsNoNameIsRefusedBeforeAnythingIsForecast() throws {
    for name in ["12", "latest", ""] {
      let refused = try colca("forecast", "--what-if", name)
      #expect(refused.status == 64 && refused.messages.contains("--what-if"))
    }
    #expect(try colca("compare", "latest", "nadie").status == 66)
    #expect(try colca("orders", "--run", "99").status == 66)
  }
}
