import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite struct TransferSentenceTests {
  private let sample = ReportFixture.sample

  private func reason(
    donor: [SampleLines.Reported], receiver: [SampleLines.Reported], monthly: Double, units: Int,
    _ language: Language = .spanish, today: Day? = ReportFixture.input().madeOn
  ) -> String {
    let (from, to): (FacilityCode, FacilityCode) = ("06528F01", "06531F01")
    let transfer = Transfer(
      trip: 1, from: from, to: to, product: "04594", units: units, kilometres: nil, coupleYears: 1)
    let run = ForecastRun(
      settings: sample.settings,
      assessments: [
        sample.assess(
          sample.series(from, "04594", donor), monthly: 9, decision: .enough, alert: .calm, moved: -units),
        sample.assess(
          sample.series(to, "04594", receiver), monthly: monthly, decision: .order, alert: .urgent,
          moved: units),
      ], transfers: [transfer])
    var input = ReportFixture.input(language)
    input.madeOn = today
    return TransferReasons(run: run, names: input.names).reason(transfer)
  }

  @Test func toAnEmptyShelf() {
    #expect(
      reason(donor: [(130, 9), (120, 9)], receiver: [(12, 12), (0, 12)], monthly: 12, units: 30)
        == "P.S. Tahuishco tiene 120 ampollas, le quedarían 90 y en 9 de cada 10 casos le alcanzan hasta que llegue su próximo pedido; "
        + "P.S. San Marcos no tiene ninguna y se usan unas 12 al mes: "
        + "si no se mueven 30, seguirá sin nada hasta que llegue un pedido.")
  }

  @Test func fromAnIdleShelfToOneThatRunsOut() {
    #expect(
      reason(donor: [(50, 0), (50, 0)], receiver: [(12, 12), (3, 9)], monthly: 12, units: 1)
        == "P.S. Tahuishco tiene 50 ampollas y en 12 meses no usó ninguna; P.S. San Marcos tiene 3 y se usan "
        + "unas 12 al mes: si no se mueve 1, seguirá sin nada, pues se habría acabado hacia el 07/11/2026.")
    // Where nobody knows the day on which it is read, no day is past.
    #expect(
      reason(donor: [(50, 0), (50, 0)], receiver: [(12, 12), (3, 9)], monthly: 12, units: 1, today: nil)
        .hasSuffix(
          "si no se mueve 1, casi con seguridad se queda sin nada antes de fin de noviembre de 2026."))
  }

  @Test func inEnglish() {
    #expect(
      reason(donor: [(130, 9), (120, 9)], receiver: [(12, 12), (0, 12)], monthly: 12, units: 30, .english)
        == "P.S. Tahuishco has 120 ampoules, would keep 90 and in 9 of 10 cases they last until its next order arrives; "
        + "P.S. San Marcos has none and about 12 a month are used: "
        + "unless 30 are moved, it stays without any until an order arrives.")
  }
}
