import SupplyModel
import Testing

@testable import DataQuality

@Suite("Whole months of a facility")
struct FacilityMonthTests {
  private func month(_ index: Int) -> Month { BuiltHistory.month(index) }

  private func history(_ months: [[ProductCode]], facility: FacilityCode = "06528F01") -> FacilityHistory {
    FacilityHistory(
      facility: facility,
      productsByMonth: Dictionary(
        uniqueKeysWithValues: months.enumerated().map { (BuiltHistory.month($0.offset), $0.element) }))
  }

  @Test("a month with less than half of the usual products is partly sent, with those missing")
  func partial() {
    let full: [ProductCode] = ["03234", "04594", "08054", "18102"]
    let found = PartialReportCheck().findings(in: history([full, full, full, ["04594"], full]))
    #expect(found.map(\.subject?.month) == [month(3)])
    #expect(
      found.first?.facts
        == .network(.partlySent(reported: 1, usual: 4, missing: ["03234", "08054", "18102"])))
    #expect(found.first?.subject?.product == nil)
    #expect(PartialReportCheck().findings(in: history([full, full, ["03234", "04594"]])).isEmpty)
    #expect(PartialReportCheck().findings(in: history([full, ["04594"]])).isEmpty)
    let three = Array(full.prefix(3))
    #expect(PartialReportCheck().findings(in: history([three, three, three, ["04594"]])).isEmpty)
    #expect(PartialReportCheck().findings(in: history([full, full, [], full])).isEmpty)
  }

  @Test("a history holds what series report, facility by facility")
  func histories() {
    let report = StockQuantities(consumed: 1)
    let first = BuiltHistory.series([report, nil, report], product: "18102")
    let second = BuiltHistory.series([report], product: "04594")
    let other = BuiltHistory.series([report], facility: "00001F01")
    let histories = FacilityHistory.histories(of: [first, second, other])
    #expect(histories.map(\.facility) == ["00001F01", "06528F01"])
    #expect(histories.last?.productsByMonth == [month(0): ["04594", "18102"], month(2): ["18102"]])
    #expect(histories == FacilityHistory.histories(of: [other, second, first]))
  }

  @Test("a code without a name is found once, and none before a register was imported")
  func unknownCodes() {
    let directory = FacilityDirectory([Facility(code: "06528F01", name: "TAHUISHCO")])
    let catalogue = ProductCatalogue([Product(code: "04594", name: "MEDROXIPROGESTERONA")])
    let facilities: [FacilityCode: Month] = [
      "06528F01": month(0), "06528F02": month(1), "00009F01": month(2),
    ]
    let products: [ProductCode: Month] = ["04594": month(0), "99999": month(3)]
    let found = UnknownCodeCheck(directory: directory, catalogue: catalogue)
      .findings(facilities: facilities, products: products)
    #expect(found.map(\.code) == [.unknownProduct, .unknownFacility])
    #expect(found.map(\.value) == ["99999", "00009F01"])
    #expect(found.map(\.subject?.month) == [month(3), month(2)])
    let none = UnknownCodeCheck(directory: nil, catalogue: nil)
    #expect(none.findings(facilities: facilities, products: products).isEmpty)
  }

  @Test("codes that differ by capitals, zeros or a decimal alone are told of together, at the newest")
  func likeCodes() {
    let facilities: [FacilityCode: Month] = [
      "POSTA 7": month(0), "Posta 007": month(4), "posta7": month(2), "POSTA 70": month(5),
    ]
    let found = LikeCodeCheck().findings(
      facilities: facilities, products: ["12": month(1), "12.0": month(3), "A12": month(0)])
    #expect(found.map(\.code) == [.likeCodes, .likeCodes] && found.allSatisfy { $0.severity == .warning })
    #expect(found.map(\.value) == ["12, 12.0", "POSTA 7, Posta 007, posta7"])
    #expect(
      found.map(\.subject?.facility) == [nil, "Posta 007"] && found.map(\.subject?.product) == ["12.0", nil])
    #expect(found.map(\.subject?.month) == [month(3), month(4)])
    #expect(LikeCodeCheck().findings(facilities: ["A": month(0), "B": month(0)], products: [:]).isEmpty)
  }

  @Test("what nobody looks at is told of where it looks like what somebody does")
  func likeCodesBeyondAScope() {
    let scope = ScopedProducts(scope: .familyPlanning, codes: ["04594", "8054"])
    func told(_ products: [ProductCode: Month]) -> [String?] {
      LikeCodeCheck(lookingAt: scope).findings(facilities: [:], products: products).map(\.value)
    }
    // One that is looked at, and its damaged form, which is not.
    #expect(told(["04594": month(0), "4.594E+03": month(1), "00143": month(0)]) == ["04594, 4.594E+03"])
    // All reports have the damaged form: the method is known without any.
    #expect(told(["18102.": month(1), "04594": month(0)]) == ["18102, 18102."])
    // Two of which nobody looks at either are nobody's matter; a method known by another way of writing it is no second code.
    #expect(told(["00143": month(0), "143-": month(1), "8054": month(0)]).isEmpty)
  }

  @Test("rates tell reported, missing, late and partial among the expected")
  func rates() {
    let directory = FacilityDirectory(
      ["00001F01", "00002F01", "00003F01"].map {
        Facility(code: FacilityCode($0), name: $0, microNetwork: "SORITOR", network: "MOYOBAMBA")
      } + [Facility(code: "00004F01", name: "X", microNetwork: "SORITOR", network: "OTRA")])
    let full: [ProductCode] = ["03234", "04594", "08054", "18102"]
    let histories = [
      history([full, full, full], facility: "00001F01"),
      history([full, full, ["04594"]], facility: "00002F01"),
      history([full, [], []], facility: "00003F01"), history([[], [], full], facility: "00004F01"),
    ]
    let last = Day(month: month(3), dayOfMonth: 6)
    let rates = ReportingRates(
      histories: histories.reversed(), directory: directory, months: month(1)...month(2),
      arrivals: ["00001F01": [month(2): last]], deadline: ReportingDeadline(dayOfNextMonth: 5)
    ).rates
    #expect(rates.map(\.month) == [month(1), month(2), month(2)])
    let march = rates[1]
    #expect(march.place.microNetwork == "SORITOR" && march.place.network == "MOYOBAMBA")
    #expect(march.expected == ["00001F01", "00002F01", "00003F01"])
    #expect(march.reported == ["00001F01", "00002F01"] && march.missing == ["00003F01"])
    #expect(march.late == ["00001F01"] && march.partial == ["00002F01"])
    #expect(march.rate == 2.0 / 3 && march.timelyAndCompleteRate == 0)
    #expect(rates[2].expected == ["00004F01"] && rates[2].late.isEmpty)
  }

  @Test("a facility is no longer expected after six months without a report, and none is late without a date")
  func expectation() {
    let rates = ReportingRates(
      histories: [history([["04594"]])], directory: FacilityDirectory([]), months: month(0)...month(8),
      deadline: ReportingDeadline(dayOfNextMonth: 99)
    ).rates
    #expect(rates.map(\.month) == (0...6).map(month))
    #expect(rates.map(\.rate) == [1, 0, 0, 0, 0, 0, 0])
    #expect(rates.flatMap(\.late).isEmpty)
    #expect(ReportingDeadline(dayOfNextMonth: 31).lastDay(of: month(0)).description == "2025-02-28")
  }
}
