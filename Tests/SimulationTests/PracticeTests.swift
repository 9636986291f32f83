import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Simulation

/// What a practice has put into its month, and that its books add up all the same.
@Suite struct PracticeTests {
  private static let seeds: [UInt64] = [PracticeNetwork.usualSeed, 1, 2, 3, 4, 5, 6, 7]

  private func record(
    _ network: SyntheticNetwork, _ shelf: SeriesKey, _ month: Month
  ) throws -> SyntheticRecord {
    try #require(
      (network.records + network.warehouseRecords).first {
        $0.facility == shelf.facility && $0.product == shelf.product && $0.month == month
      })
  }

  @Test(arguments: seeds)
  func everyFaultIsThereAndIsTheOnlyOneOfItsKind(seed: UInt64) throws {
    let practice = try #require(PracticeNetwork(seed: seed))
    let (network, month, faults) = (practice.network, practice.month, practice.faults)
    let ofMonth = network.records.filter { $0.month == month }
    #expect(Set(ofMonth.filter { !$0.isReported }.map(\.facility)) == [faults.silent])
    let wrong = ofMonth.filter { $0.isReported && $0.closing != $0.balance }
    #expect(wrong.map { SeriesKey($0.facility, $0.product) } == [faults.unbalanced])
    let right = try record(practice.corrected, faults.unbalanced, month)
    #expect(right.closing == right.balance)
    let expired = ofMonth.filter { record in record.lots.contains { $0.closing > 0 && $0.expiry < month } }
    #expect(expired.map { SeriesKey($0.facility, $0.product) } == [faults.expired])
    #expect(try record(network, faults.receiver, month).closing == 0)
    #expect(try record(network, faults.dry, month).closing == 0)
    let used = try record(network, faults.giver, month)
    #expect(used.closing > 3 * used.consumed)
    let places = [faults.silent, faults.unbalanced.facility, faults.expired.facility, faults.giver.facility]
    #expect(Set(places + [faults.receiver.facility]).count == 5)
  }

  /// But for the wrong sheet every month balances, begins with the close of the one before, and is the sum of its lots.
  @Test(arguments: seeds)
  func theBooksAddUp(seed: UInt64) throws {
    let practice = try #require(PracticeNetwork(seed: seed))
    let network = practice.corrected
    var closing: [SeriesKey: Int] = [:]
    for record in network.records + network.warehouseRecords where record.isHeld {
      let key = SeriesKey(record.facility, record.product)
      #expect(record.closing == record.balance, "\(key) \(record.month)")
      if record.month >= practice.month, let before = closing[key] {
        #expect(record.opening == before, "\(key)")
      }
      if record.month >= network.settings.firstPerLotMonth, FacilityKind(record.facility) != .warehouse {
        #expect(record.lots.reduce(0) { $0 + $1.closing } == record.closing, "\(key) \(record.month)")
        #expect(record.lots.reduce(0) { $0 + $1.opening } == record.opening, "\(key) \(record.month)")
      }
      closing[key] = record.closing
    }
    #expect(closing.count > 50)
  }

  @Test func equalSeedsGiveEqualFilesAndOneOfThemComesTwice() throws {
    let practice = try #require(PracticeNetwork())
    let files = PracticeFiles(practice)
    let folders = try (0..<2).map { _ in try TemporaryFolder() }
    let names = try folders.map { try files.write(to: $0.url.path) }
    #expect(names[0] == names[1] && names[0].count == Set(names[0]).count)
    func bytes(_ folder: Int, _ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: folders[folder].path(name)))
    }
    for name in names[0] { #expect(try bytes(0, name) == bytes(1, name), "\(name)") }
    let twins = try files.months.filter { try bytes(0, $0) == bytes(0, files.repeated) }
    #expect(twins == [files.months[files.months.count - 2]])
  }
}
