import Foundation
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import Testing

/// What one doubted figure does to the orders of a network.
@Suite struct DoubtedRunTests {
  /// Six facilities that use four a month of one product, F0 as it is told; stock stays at eight.
  ///
  /// - Parameter others: for how many months the others have reported before.
  private func network(
    _ own: [(consumed: Double, closing: Double)], others: Int = 0
  ) throws -> SeededNetwork {
    let network = try SeededNetwork()
    var rows: [(month: Month, text: String)] = []
    for facility in 0..<6 {
      for offset in (facility == 0 ? 0 : -others)..<own.count {
        let month = Month(count: 2023 * 12 + offset)
        let used = facility == 0 ? own[offset].consumed : Double(3 + (offset + others + facility) % 3)
        let closing = facility == 0 ? own[offset].closing : 8
        rows.append((month, "F\(facility),P,\(month),,,\(used),,\(closing),,\n"))
      }
    }
    try network.load(rows)
    return network
  }

  private func steady(_ months: Int) -> [(consumed: Double, closing: Double)] {
    (0..<months).map { (Double(3 + $0 % 3), 8) }
  }

  private func run(_ network: SeededNetwork) throws -> ForecastRun {
    try ForecastPlanner(database: network.database).run { ForecastRun.Settings(asOf: $0, scope: .all) }
  }

  private func note(_ act: FindingJudgements.Act, _ code: FindingCode, in network: SeededNetwork) throws
    -> FindingJudgements.Outcome
  {
    var filter = FindingFilter()
    filter.code = code
    let review = FindingReview(
      database: network.database, latestMonth: Month(count: 2026 * 12), scope: .all)
    return try FindingJudgements(database: network.database, review: review)
      .note(act, ids: [], filter: filter, note: nil)
  }

  @Test func fourHundredForFourChangesNoOrderUntilItIsConfirmed() throws {
    let usual = try run(network(steady(24) + [(4, 8)]))
    let scene = try network(steady(24) + [(400, 8)])
    let doubted = try run(scene)
    let (was, now) = (usual.assessments[0].order.quantity, doubted.assessments[0].order.quantity)
    #expect(was > 0 && now > 0)
    #expect(Double(now) <= 1.5 * Double(was) && Double(was) <= 1.5 * Double(now))
    let doubt = try #require(doubted.assessments[0].doubt)
    #expect(doubt.figures.map(\.code) == [.consumptionSpike])
    #expect(doubt.figures.map(\.reading) == [.leftOut(usual: 4)])
    let otherwise = try #require(doubt.orderOtherwise)
    #expect(otherwise > 2 * now)
    #expect(doubted.assessments[1...].allSatisfy { $0.doubt == nil })
    #expect(try scene.database.latestRun() == doubted)

    // Once confirmed, the order is what was announced, and no other order has moved.
    #expect(try note(.confirm, .consumptionSpike, in: scene).noted.count == 1)
    #expect(try note(.confirm, .consumptionSpike, in: scene).unchanged == 1)
    let confirmed = try run(scene)
    #expect(confirmed.assessments[0].doubt == nil)
    #expect(confirmed.assessments[0].order.quantity == otherwise)
    #expect(confirmed.assessments[1...] == doubted.assessments[1...])
    // And taken back, it is doubted again.
    _ = try note(.reopen, .consumptionSpike, in: scene)
    #expect(try run(scene).assessments == doubted.assessments)
  }

  @Test func aReportOfHalfAMonthChangesNoOrder() throws {
    let usual = try run(network(steady(24) + [(4, 8)]))
    let scene = try network(steady(24) + [(4, 8)])
    let month = Month(count: 2023 * 12 + 24)
    func correct(_ day: Int, consumed: Int) throws {
      let path = try scene.folder.write(
        "\(day).csv",
        "facility,product,month,consumed,closing,reported_on\nF0,P,\(month),\(consumed),8,\(Day(month: month, dayOfMonth: day))\n"
      )
      let session = FileImport(database: scene.database, prevails: true)
      #expect(try session.importFile(path: path).map(\.counts.accepted) == [0])
    }
    try correct(12, consumed: 0)
    let half = try run(scene)
    #expect(half.assessments[0].doubt?.figures.map(\.code) == [.unfinishedMonth])
    #expect(half.assessments[1...].allSatisfy { $0.doubt == nil })
    let (was, now) = (usual.assessments[0].order.quantity, half.assessments[0].order.quantity)
    #expect(Double(now) >= 0.8 * Double(was), "\(now) instead of \(was)")
    // Once the month is exported again, nothing is left of it.
    try correct(30, consumed: 4)
    #expect(try run(scene).assessments[0].order == usual.assessments[0].order)
  }

  /// In the fourth month of a facility, and in its very first: by then only others tell what is usual.
  @Test(arguments: [3, 1, 0]) func fourHundredForFourSteersNoOrderOfAShortHistoryUnnoticed(months: Int) throws
  {
    let usual = try run(network(steady(months) + [(4, 8)], others: 12))
    let scene = try network(steady(months) + [(400, 8)], others: 12)
    let doubted = try run(scene)
    let (was, now) = (usual.assessments[0].order.quantity, doubted.assessments[0].order.quantity)
    #expect(now <= max(3 * was, was + 20), "\(now) instead of \(was)")
    let doubt = try #require(doubted.assessments[0].doubt)
    #expect(doubt.figures.map(\.code) == [.consumptionSpike])
    #expect(doubted.assessments[1...].allSatisfy { $0.doubt == nil })
  }

  @Test func aChangeOfUnitIsOrderedForInOneUnit() throws {
    let history = steady(24).map { (consumed: 10 * $0.consumed, closing: 80.0) }
    let before = try run(network(history)).assessments[0].order.quantity
    func pills(_ months: Int) -> [(consumed: Double, closing: Double)] {
      history + (0..<months).map { _ in (1_120, 2_240) }
    }
    let twice = try run(network(pills(2)))
    let doubt = try #require(twice.assessments[0].doubt)
    #expect(doubt.figures.map(\.reading) == [.newUnit(factor: 28, isMore: true)])
    // In pills: 28 times what was ordered in cycles, and the other reading is that in cycles.
    let order = Double(twice.assessments[0].order.quantity)
    #expect(order > 0.6 * 28 * Double(before) && order < 1.6 * 28 * Double(before))
    let cycles = Double(try #require(doubt.orderOtherwise))
    #expect(cycles > 0.6 * Double(before) && cycles < 1.6 * Double(before))
    // A report of before is in pills too: nothing in the run mixes units.
    #expect(twice.assessments[0].recentConsumption.compactMap { $0 }.allSatisfy { $0 >= 28 * 30 })
  }

  @Test func aSurgeThatLastsIsOrderedFor() throws {
    let scene = try network(steady(24) + [(60, 8), (64, 8)])
    let surge = try run(scene).assessments[0]
    #expect(surge.doubt == nil)
    let calm = try run(network(steady(26))).assessments[0]
    #expect(surge.order.quantity > 3 * calm.order.quantity)
  }

  @Test func whatIsConfirmedDoesNotReturnAndAnotherFigureIsNew() throws {
    let scene = try network(steady(24) + [(400, 8)])
    let review = FindingReview(
      database: scene.database, latestMonth: Month(count: 2026 * 12), scope: .all)
    _ = try note(.confirm, .consumptionSpike, in: scene)
    func spikes(_ states: [FindingState]) throws -> [ReviewedFinding] {
      var filter = FindingFilter()
      filter.code = .consumptionSpike
      filter.states = states
      return try review.findings(filter)
    }
    func file(_ name: String, _ consumed: Int) throws {
      let path = try scene.folder.write(
        name,
        "facility,product,month,consumed,closing,reported_on\nF0,P,2025-01,\(consumed),8,2025-02-\(name)\n")
      _ = try FileImport(database: scene.database).importFile(path: path)
    }
    try file("10", 400)
    #expect(try spikes([.open, .toBeCorrected]).isEmpty)
    #expect(try spikes([.confirmed]).count == 1)
    #expect(try review.standing().allSatisfy { $0.finding.code != .consumptionSpike })
    // A corrected report with another odd figure is another finding, and the old one is mended.
    try file("11", 300)
    #expect(try spikes([.open]).map { $0.finding.value } == ["300"])
    #expect(try spikes([.mended]).map { $0.finding.value } == ["400"])
    try file("12", 4)
    #expect(try spikes([.open]).isEmpty)
    #expect(throws: RunError.noFinding(id: nil)) { try note(.correct, .consumptionSpike, in: scene) }
  }

  @Test func anActStandsInTheLogAndIsForgottenWithIt() throws {
    let scene = try network(steady(24) + [(400, 8)])
    let stamp = try scene.database.inputStamp()
    _ = try note(.correct, .consumptionSpike, in: scene)
    let entry = try #require(try scene.database.auditEntries().last)
    #expect(entry.action == "finding_correct" && entry.detail.contains("consumption_spike"))
    #expect(try scene.database.verifyAuditLog().firstBroken == nil)
    #expect(try scene.database.inputStamp() != stamp)
    _ = try scene.database.rewind(toAudit: entry.number - 1, keepingRunsThrough: 9)
    #expect(try scene.database.findingActs().byID.isEmpty)
    #expect(try scene.database.inputStamp() == stamp)
  }

  @Test func anExplanationTellsTheDoubtAsTheRunDoes() throws {
    let scene = try network(steady(24) + [(400, 8)])
    let run = try run(scene)
    let explanation = try ForecastPlanner(database: scene.database).explanation(facility: "F0", product: "P")
    {
      ForecastRun.Settings(asOf: $0, scope: .all)
    }
    #expect(explanation.assessment.doubt == run.assessments[0].doubt)
    #expect(explanation.months.last?.use == .doubted)
    #expect(explanation.months.last?.counted == nil && explanation.months.last?.recorded == 400)
    #expect(explanation.drivers.level.mean12 < 6)
  }
}
