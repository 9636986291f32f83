import Foundation
import PolicyReplay
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs
@testable import Studies

/// Histories of a database replayed under other rules.
@Suite struct HistoryReplayTests {
  private let first = Month(count: 2024 * 12)

  private struct Fixture {
    let folder: TemporaryFolder
    let database: SupplyDatabase

    init(_ rows: [String]) throws {
      folder = try TemporaryFolder()
      database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
      let header =
        "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
      let path = try folder.write("open.csv", header + rows.map { $0 + "\n" }.joined())
      let outcomes = try FileImport(database: database).importFile(path: path)
      #expect(outcomes.map(\.counts.accepted) == [rows.count])
    }
  }

  private func settings(months: Int, from start: Int) -> ReplaySettings {
    var settings = ReplaySettings(
      firstMonth: first.advanced(by: start), lastMonth: first.advanced(by: months - 1), warmUpMonths: 0,
      demand: .recorded, calendar: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 1), model: .light)
    settings.factors = [1]
    settings.serviceLevels = [0.9]
    settings.followedLevels = [0.9]
    return settings
  }

  /// Six months of 4 units come before 4, 9, 2 and 5.
  ///
  /// The replay begins with the 3 that were left and the 6 that came in its first month. CPMA: 4, then 37/8, 39/9,
  /// 44/10, times two months.
  ///
  /// | month | on the shelf | asked | given | close | level | due | ordered |
  /// |---|---|---|---|---|---|---|---|
  /// | 6 | 3 + 6 | 4 | 4 | 5 | ⌈8⌉ | 0 | 3 |
  /// | 7 | 5 | 9 | 5 | 0 | ⌈9.25⌉ | 3 | 7 |
  /// | 8 | 3 | 2 | 2 | 1 | ⌈8.67⌉ | 7 | 1 |
  /// | 9 | 1 + 7 | 5 | 5 | 3 | ⌈8.8⌉ | 1 | 5 |
  @Test func theOfficialRuleByHand() throws {
    let used = [4, 4, 4, 4, 4, 4, 4, 9, 2, 5]
    let received = [7, 4, 4, 4, 4, 4, 6, 8, 0, 5]
    var stock = 0
    let rows = used.indices.map { index -> String in
      let opening = stock
      stock += received[index] - used[index]
      return "F1,P1,\(first.advanced(by: index)),\(opening),\(received[index]),\(used[index]),0,\(stock),,"
    }
    let fixture = try Fixture(rows)
    let comparison = try HistoryReplay(database: fixture.database, settings: settings(months: 10, from: 6))
      .comparison()
    let official = try #require(comparison.curve(of: .official)?.points.first?.outcome)
    #expect(official.shelfMonths == 4 && official.askedUnits == 20 && official.givenUnits == 16)
    #expect(official.orderedUnits == 3 + 7 + 1 + 5 && official.shortMonths == 1)
    #expect(official.stockUnitMonths == 5 + 0 + 1 + 3 + 8)
    // What happened: stock 3 before, then 5, 4, 2, 2, and nobody was recorded as sent away.
    let happened = try #require(comparison.curve(of: .happened)?.points.first?.outcome)
    #expect(happened.lostUnits == 0 && happened.stockUnitMonths == 5 + 4 + 2 + 2 + 10)
    #expect(comparison.terms.shelfCount == 1 && comparison.terms.coverMonths == 2...2)
  }

  private func rows(seed: UInt64, months: Int, changedFrom change: Int? = nil) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<10).flatMap { facility -> [String] in
      var stock = 20
      return (0..<months).compactMap { month -> String? in
        let opening = stock
        let received = month % 3 == 0 ? Int.random(in: 0...30, using: &random) : 0
        let used = min(stock, Int.random(in: 0...(5 + facility), using: &random))
        let isSilent = Int.random(in: 0..<15, using: &random) == 0
        stock += received - used
        if let change, month >= change {
          return "F\(facility),P1,\(first.advanced(by: month)),0,90000,90000,0,0,,30"
        }
        return isSilent
          ? nil : "F\(facility),P1,\(first.advanced(by: month)),\(opening),\(received),\(used),0,\(stock),,"
      }
    }
  }

  /// The decisions of a month are the same whatever was planted after it, with either demand.
  @Test(arguments: [ReplayTerms.Demand.recorded, .corrected])
  func noDecisionSeesWhatCameLater(demand: ReplayTerms.Demand) throws {
    func levels(_ change: Int?) throws -> [[Double]] {
      let fixture = try Fixture(rows(seed: 3, months: 24, changedFrom: change))
      var settings = settings(months: 24, from: 14)
      settings.demand = demand
      let histories = try fixture.database.series(of: .all)
      let history = ReplayHistory(
        histories, settings: settings,
        knowledge: try SupplyKnowledge(database: fixture.database, products: .all),
        facilities: FacilityDirectory([]))
      let forecasts = try ReplayForecasts(
        history, of: histories, first: first, months: 13..<24, settings: settings,
        review: { FindingReview(database: fixture.database, latestMonth: $0) }, onMonth: { _, _ in })
      return (13..<20).map { month in
        (0..<history.series.count).map { forecasts.demand(shelf: $0, month: month)?.quantile(0.9) ?? 0 }
      }
    }
    let (plain, planted) = try (levels(nil), levels(20))
    #expect(plain == planted && plain.joined().contains { $0 > 0 })
    #expect(try levels(19) != plain)
  }

  /// With corrected demand the world that was has lost some, and a replay that holds more loses less.
  @Test func correctedDemandShowsWhatWasLost() throws {
    let fixture = try Fixture(rows(seed: 5, months: 30))
    var settings = settings(months: 30, from: 20)
    settings.demand = .corrected
    settings.factors = [1, 4]
    let comparison = try HistoryReplay(database: fixture.database, settings: settings).comparison()
    let happened = try #require(comparison.curve(of: .happened)?.points.first?.outcome)
    let official = try #require(comparison.curve(of: .official)).points.map(\.outcome)
    #expect(happened.lostUnits > 0 && official[1].lostUnits < official[0].lostUnits)
    #expect(Set(official.map(\.askedUnits) + [happened.askedUnits]).count == 1)
  }

  /// Warehouses that get what the facilities received can never send more than that.
  @Test func aLimitedWarehouseSendsNoMoreThanCame() throws {
    let fixture = try Fixture(rows(seed: 7, months: 30))
    var settings = settings(months: 30, from: 18)
    settings.supply = .received
    settings.factors = [6]
    let comparison = try HistoryReplay(database: fixture.database, settings: settings).comparison()
    let official = try #require(comparison.curve(of: .official)?.points.first?.outcome)
    let received = try fixture.database.series(of: .all).flatMap(\.entries).filter {
      $0.month >= settings.firstMonth
    }
    .reduce(0) { $0 + Int($1.quantities?.received ?? 0) }
    let before = try fixture.database.series(of: .all).reduce(0) { sum, series in
      sum
        + Int(
          series.entries.last { $0.month < settings.firstMonth && $0.quantities != nil }?.quantities?.closing
            ?? 0)
    }
    #expect(official.givenUnits <= received + before)
    settings.supply = .unlimited
    let free = try HistoryReplay(database: fixture.database, settings: settings).comparison()
      .curve(of: .official)?.points.first?.outcome
    #expect(official.stockUnitMonths < free?.stockUnitMonths ?? 0)
  }

  /// Colca followed to the letter, without bounds, levels by substitute and transfers, orders what the quantile alone does.
  @Test func followingColcaPlainlyIsTheQuantile() throws {
    let fixture = try Fixture(rows(seed: 11, months: 30))
    var settings = settings(months: 30, from: 18)
    settings.orders = .plain
    settings.serviceLevels = [0.8]
    settings.followedLevels = [0.8]
    settings.rules = [.quantile, .colca]
    let comparison = try HistoryReplay(database: fixture.database, settings: settings).comparison()
    let outcomes = [ReplayRule.quantile, .colca].map { comparison.curve(of: $0)?.points.first?.outcome }
    #expect(outcomes[0] == outcomes[1] && (outcomes[0]?.orderedUnits ?? 0) > 0)
  }

  /// With scarce warehouses Colca shares out by need what others share in proportion: never more than there is.
  @Test func followingColcaSharesScarceStockOut() throws {
    let fixture = try Fixture(rows(seed: 13, months: 30))
    var settings = settings(months: 30, from: 18)
    settings.supply = .received
    settings.rules = [.colca, .colcaWithTransfers, .happened]
    let comparison = try HistoryReplay(database: fixture.database, settings: settings).comparison()
    let given = [ReplayRule.colca, .colcaWithTransfers].compactMap {
      comparison.curve(of: $0)?.points.first?.outcome.givenUnits
    }
    let histories = try fixture.database.series(of: .all)
    let received = histories.flatMap(\.entries).filter { $0.month >= settings.firstMonth }
      .reduce(0) { $0 + Int($1.quantities?.received ?? 0) }
    let before = histories.reduce(0) { sum, series in
      let last = series.entries.last { $0.month < settings.firstMonth && $0.quantities != nil }
      return sum + Int(last?.quantities?.closing ?? 0)
    }
    #expect(given.count == 2 && given.allSatisfy { $0 > 0 && $0 <= received + before })
  }

  @Test func withoutAHistoryBeforeItThereIsNothingToReplay() throws {
    let fixture = try Fixture(rows(seed: 1, months: 6))
    #expect(throws: RunError.noReports(month: first.advanced(by: -1))) {
      try HistoryReplay(database: fixture.database, settings: settings(months: 6, from: 0))
    }
  }
}
