import StockPolicy
import SupplyModel
import Testing

@testable import Telling

@Suite("What is not known, and who asks for it")
struct WhoKnowsWhatTests {
  /// The fixture, in which a facility has reported all but one product.
  private func input(_ language: Language) -> ReportInput {
    var input = ReportFixture.input(language)
    let sample = ReportFixture.sample
    let series = sample.series("06530F01", "03351", [(4, 2), (3, 1), nil])
    let line = sample.assess(series, monthly: 2, decision: .notReported, alert: .unknown)
    input.history.append(series)
    input.demands = []
    input.run = ForecastRun(
      settings: input.run.settings, assessments: input.run.assessments + [line],
      transfers: input.run.transfers, calendars: input.run.calendars,
      warehouseStocks: input.run.warehouseStocks)
    return input
  }

  @Test(
    "calls stock unknown what came without a figure, and not reported only who sent nothing",
    arguments: Language.allCases)
  func states(language: Language) throws {
    let page = PageStructure(html: try ReportPage.html(ReportContext(input(language), split: .facility)))
    let matrix = try #require(try page.element("matrix"))
    let rows = try page.matches(#"(<tr class="row">.*?</tr>)"#, in: matrix)
    let late = try #require(rows.first { $0.contains("P.S. San Marcos") })
    let other = try #require(rows.first { $0.contains("Higgins") })
    let (missing, unknown) = (
      language.name(of: MonthState.notReported), language.name(of: MonthState.stockUnknown)
    )
    #expect(late.contains(missing) && !late.contains(unknown))
    // A blank stock, and a product that its report leaves out.
    #expect(!other.contains(missing) && other.components(separatedBy: unknown).count == 3)
    let key = try page.matches(#"<ul class="key">(.*?)</ul>"#, in: matrix)
    #expect(key.first?.contains(missing) == true && key.first?.contains(unknown) == true)
  }

  @Test("marks on the map who reported without a stock, and does not call it in order")
  func map() throws {
    var input = input(.spanish)
    let unknown = input.run.assessments.filter { $0.facility == "06530F01" && $0.alert == .unknown }
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: input.run.assessments.filter { $0.facility != "06530F01" } + unknown)
    let section = try #require(MapSection(ReportContext(input, split: .facility)))
    #expect(
      section.drawing.contains("class=\"m-unknown\"") && !section.drawing.contains("class=\"m-silent\""))
    #expect(section.rows.contains { $0.sign.word == "stock sin dato" })
  }

  @Test("says who is to call whom for each, and for figures in doubt", arguments: Language.allCases)
  func calls(language: Language) throws {
    let context = ReportContext(input(language), split: .facility)
    let section = ResolveSection(context)
    let near = context.names.call(to: "06528F01")
    #expect(near.contains("Lluyllucucha") && near.contains("042 561 234"))
    #expect(near.first?.isUppercase == true)
    #expect(section.late.map(\.call) == [context.names.call(to: "06531F01")])
    #expect(
      section.late.allSatisfy {
        $0.call.contains("Soritor") && $0.call.contains(language.noTelephoneOfFacility)
      })
    #expect(section.unknown.count == 4 && section.unknown.allSatisfy { $0.call.contains("Soritor") })
    #expect(section.doubted.count == 2 && section.doubted.allSatisfy { $0.call == near })
    #expect(section.entries(language).contains { $0.target == "doubted" && $0.count == "2" })
    let message = FacilityMessage("06531F01", context.only(.facility("06531F01"))).text
    let caller = try #require(context.names.caller(of: "06531F01"))
    #expect(message.contains(language.tell(caller)))
  }

  @Test(
    "asks the network where there is no micro-network, then the regional authority, and nobody where none is known"
  )
  func callers() {
    func caller(_ facility: Facility) -> String? {
      ReportNames(
        run: ForecastRun(settings: ReportFixture.sample.settings, assessments: []),
        facilities: FacilityDirectory([facility]), products: ProductCatalogue([]), language: .spanish
      ).caller(of: "A")
    }
    #expect(caller(Facility(code: "A", microNetwork: "SORITOR")) == "la farmacia de la microrred Soritor")
    #expect(caller(Facility(code: "A", network: "RED NORTE", regionalAuthority: "X")) == "la red (Red Norte)")
    #expect(caller(Facility(code: "A", regionalAuthority: "SAN MARTIN")) == "la DIRESA (San Martin)")
    #expect(caller(Facility(code: "A")) == nil)
  }
}
