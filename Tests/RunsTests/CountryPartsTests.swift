import StockPolicy
import SupplyModel
import Testing

@testable import Runs

/// What hangs together by networks and warehouses, from one facility to the next.
@Suite struct CountryPartsTests {
  /// A facility: its network, its micro-network, its warehouse.
  private typealias Row = (code: FacilityCode, network: String?, micro: String?, warehouse: FacilityCode?)

  private func parts(_ rows: [Row], warehouses: Set<FacilityCode> = []) -> [String: String] {
    let ofCode = Dictionary(uniqueKeysWithValues: rows.map { ($0.code, $0) })
    let parts = CountryParts(
      of: Set(rows.map(\.code)), warehouses: warehouses,
      place: {
        SupplyPlace(Facility(code: $0, microNetwork: ofCode[$0]?.micro, network: ofCode[$0]?.network))
      },
      warehouse: { ofCode[$0]?.warehouse })
    return Dictionary(
      uniqueKeysWithValues: parts.ofFacility.map { ($0.key.text, $0.value?.text ?? "") })
  }

  /// 2 and 3 share a network, 3 and 4 a warehouse, 4 and 1 a network: all four are one part, known by its first code.
  @Test func chainsOfNetworksAndWarehousesAreOnePart() {
    let rows: [Row] = [
      ("1", "C", nil, "900S01"), ("2", "A", nil, nil), ("3", "A", nil, "800S01"), ("4", "C", nil, "800S01"),
      ("5", "B", nil, "700S01"), ("6", nil, nil, nil), ("7", "", "M", nil), ("8", nil, "M", nil),
      ("9", "B", "M", nil),
    ]
    #expect(
      parts(rows, warehouses: ["700S01", "800S01", "900S01", "600S01"]) == [
        "1": "1", "2": "1", "3": "1", "4": "1", "900S01": "1", "800S01": "1",
        // A micro-network counts where no network is known; one of a network is another.
        "5": "5", "9": "5", "700S01": "5", "6": "6", "7": "7", "8": "7",
        // It supplies nobody.
        "600S01": "",
      ])
  }

  @Test func doNotDependOnTheOrderOfCodes() {
    let rows: [Row] = (1...60).map { number in
      (FacilityCode("F\(100 + number)"), "R\(number % 12)", nil, FacilityCode("9\(number % 5)0S01"))
    }
    // 12 and 5 have no factor in common: who is in no network with another shares a warehouse with somebody who is.
    #expect(Set(parts(rows).values) == ["F101"])
    #expect(parts(rows) == parts(rows.reversed()))
    let apart: [Row] = rows.map { ($0.code, $0.network, nil, nil) }
    #expect(Set(parts(apart).values).count == 12)
  }
}
