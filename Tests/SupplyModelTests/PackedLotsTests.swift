import SupplyModel
import TestSupport
import Testing

@Suite struct PackedLotsTests {
  private let october = Month(count: 24_320)

  @Test("a lot is as many bytes as the comment says")
  func bytes() {
    #expect(PackedLots([StockLot(expiry: .endOf(october), units: 40)]).bytes == [2, 0, 95, 40])
    #expect(
      PackedLots([StockLot(number: "A1", expiry: .notBefore(october), units: 300, priceSoles: 1.5)]).bytes
        == [1 + 6 + 8, 2, 65, 49, 0, 95, 0xE0, 0xC6, 0x5B, 0xAC, 0x02])
  }

  @Test("what is packed comes back, whatever is known of it")
  func roundTrip() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let lots = (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.lot(&random) }
      let packed = PackedLots(lots)
      #expect(packed.lots == Self.merged(lots))
      #expect(packed.holdsSame(as: PackedLots(lots.shuffled(using: &random))))
      #expect(PackedLots(Array(lots.prefix(2))).appending(PackedLots(Array(lots.dropFirst(2)))) == packed)
    }
  }

  /// Lots that agree in all but their units as one, added up one by one.
  private static func merged(_ lots: [StockLot]) -> [StockLot] {
    var merged: [StockLot] = []
    for lot in lots {
      let same = merged.firstIndex {
        $0.number == lot.number && $0.expiry == lot.expiry && $0.priceSoles == lot.priceSoles
      }
      if let same { merged[same].units += lot.units } else { merged.append(lot) }
    }
    return merged.sorted()
  }

  private static func lot(_ random: inout SeededGenerator) -> StockLot {
    let month = Month(count: Int.random(in: 24_310...24_313, using: &random))
    let expiries: [LotExpiry] = [.unknown, .endOf(month), .notBefore(month)]
    return StockLot(
      number: [nil, "A", "Ñ-12", "B"].randomElement(using: &random) ?? nil,
      expiry: expiries.randomElement(using: &random) ?? .unknown,
      units: [1, 127, 128, 20_000, 0.25, 1e12].randomElement(using: &random) ?? 1,
      priceSoles: [nil, 3.45, 98.5, 0.148].randomElement(using: &random) ?? nil)
  }

  @Test("nothing without units is kept, and no more than fits")
  func limits() {
    #expect(PackedLots([StockLot(units: 0), StockLot(units: -3), StockLot(units: .nan)]).bytes == [])
    let many = (0..<5_000).map { StockLot(number: "LOTE-\($0)", units: 1) }
    let kept = PackedLots(many).lots
    #expect((1_000..<2_000).contains(kept.count))
    #expect(kept.allSatisfy { $0.units == 1 })
    let long = PackedLots([StockLot(number: String(repeating: "ñ", count: 30), units: 1)]).lots
    #expect(long.first?.number == String(repeating: "ñ", count: 20))
  }

  @Test("damaged bytes give the lots before the damage")
  func damage() {
    let lots = [StockLot(number: "A", units: 2), StockLot(number: "B", expiry: .endOf(october), units: 3)]
    let bytes = PackedLots(lots).bytes
    for count in bytes.indices {
      let found = PackedLots(bytes: bytes.prefix(count)).lots
      #expect(found == [] || found == [lots[0]])
    }
    #expect(PackedLots(bytes: bytes + [255, 1, 2]).lots == PackedLots(bytes: bytes).lots)
  }

  @Test("a batch keeps each report's lots together, in whatever order they come")
  func batches() {
    var random = SeededGenerator(seed: 8)
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    for line in 0..<40 {
      batch.rows.append(
        ReportBatch.Row(facility: 0, product: 0, month: october, quantities: StockQuantities(), line: line))
    }
    var expected = [[StockLot]](repeating: [], count: 40)
    for number in 0..<4_000 {
      let row = Int.random(in: 0..<40, using: &random)
      let lot = StockLot(number: "L\(number)", units: Double(number + 1))
      expected[row].append(lot)
      batch.append(lot, toRow: row)
    }
    for (row, lots) in zip(batch.rows, expected) { #expect(batch.lots(of: row).lots == lots.sorted()) }
    // Lots that moved on are given up now and then.
    #expect(batch.lotBytes.count < 3 << 20)
    batch.removeRows(reserving: 2)
    #expect(batch.rows.isEmpty && batch.lotBytes.isEmpty && batch.facilities == ["A"])
  }
}
