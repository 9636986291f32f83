import DemandForecasting
import Foundation
import StockPolicy
import SupplyModel
import Testing

/// What a run was made with is read again whatever version wrote it.
@Suite struct StoredSettingsTests {
  private typealias Fields = [String: Any]

  /// Settings of which none is the default.
  private let unusual = ForecastRun.Settings(
    asOf: Month(count: 24_321), horizonMonths: 3, serviceLevel: 0.8, model: .light, target: .consumption,
    officialRule: OfficialRule(rounding: .none, minimumMonths: 1, maximumMonths: 4),
    orders: OrderSettings(
      serviceLevelWithoutSubstitute: 0.9, floorMonths: 1, ceilingMonths: 5, fewUnits: 3, sporadicMonths: 2,
      trifleMonths: 0.2, includesNotHeld: true, learnsCalendars: false, leadTimeMonths: 2,
      reviewPeriodMonths: 3, budgetSoles: 1000, substituteShare: 0.5,
      successions: [CodeSuccession(old: "38680", new: "29945")]),
    transfers: TransferSettings(
      coupleYearsPerTrip: 1, coupleYearsPerKilometre: 0.1, assumedKilometres: 20, coupleYearsPerLine: 0.1,
      coupleYearsPerSol: 0.1, reach: .cover, nearestDonors: 3),
    scope: .programme(name: "Malaria"))

  private func fields() throws -> Fields {
    let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(unusual))
    return try #require(written as? Fields)
  }

  private func settings(_ fields: Fields) throws -> ForecastRun.Settings {
    try JSONDecoder().decode(
      ForecastRun.Settings.self, from: JSONSerialization.data(withJSONObject: fields))
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    #expect(try settings(fields()) == unusual)
  }

  /// As a version wrote them that knew fewer settings: each in turn is missing, and has its default.
  @Test func anOlderVersionWroteFewer() throws {
    let usual = ForecastRun.Settings(asOf: unusual.asOf)
    let written = try fields()
    for name in written.keys where name != "asOf" {
      var older = written
      older[name] = nil
      #expect(try settings(older) != unusual, "\(name)")
    }
    for group in ["officialRule", "orders", "transfers"] {
      let inner = try #require(written[group] as? Fields)
      #expect(!inner.isEmpty)
      for name in inner.keys {
        var older = written
        older[group] = inner.filter { $0.key != name }
        #expect(try settings(older) != unusual, "\(group).\(name)")
      }
    }
    var bare = try settings(["asOf": try #require(written["asOf"])])
    // No word on transfers means that nothing is moved.
    #expect(bare.transfers == nil)
    bare.transfers = usual.transfers
    // Runs looked at every product before there were scopes.
    #expect(bare.scope == .all)
    bare.scope = usual.scope
    #expect(bare == usual)
  }

  /// As a later version writes them: what this one does not know it passes over.
  @Test func aLaterVersionWroteMore() throws {
    var newer = try fields()
    newer["coldChain"] = ["litres": 40, "from": "2027-01"] as Fields
    for group in ["officialRule", "orders", "transfers"] {
      var inner = try #require(newer[group] as? Fields)
      inner["ofLater"] = true
      newer[group] = inner
    }
    #expect(try settings(newer) == unusual)
  }
}
