import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A new layout is one file and one row in a list.
@Suite struct NewLayoutTests {
  private let layouts = KnownLayouts.all + [DailyMovements()]
  private let october = Month(count: 2026 * 12 + 9)

  /// Two days of one product in October and one in November, and a day of another.
  private let days = """
    facility;product;date;received;consumed
    06528F01;04594;2026-10-05;20;3
    06528F01;04594;2026-10-06;;4
    06528F01;18102;2026-10-06;;1
    06528F01;04594;2026-11-02;5;6

    """

  @Test func itsDaysBecomeMonthlyReports() throws {
    let file = try read(days, layouts: layouts)
    #expect(file.layout == .dailyMovements)
    #expect(file.rows == 4 && file.rowsTaken == 4 && file.findings == [])
    #expect(file.batches.map(\.merge) == [.replace])
    #expect(file.reports.map(\.month) == [october, october, october.advanced(by: 1)])
    #expect(
      file.reports.map(\.quantities) == [
        StockQuantities(received: 20, consumed: 7), StockQuantities(consumed: 1),
        StockQuantities(received: 5, consumed: 6),
      ])
  }

  @Test func aDayTwiceIsTheSameRowTwice() throws {
    let file = try read(days + "06528F01;04594;2026-10-05;20;3\n", layouts: layouts)
    #expect(file.rejected == 1 && file.reports.first?.quantities.consumed == 7)
    #expect(
      file.findings == [
        Finding(.row(.duplicateRow(at: .init(column: "date", text: "2026-10-05"), firstLine: 2)), line: 6)
      ])
  }

  @Test func itsFaultsAreToldLikeThoseOfTheOthers() throws {
    let bad = try read(days.replacingOccurrences(of: "2026-10-06;;4", with: "ayer;;4"), layouts: layouts)
    #expect(bad.findings.map(\.facts) == [.row(.badMonth(at: .init(column: "date", text: "ayer")))])
    let lacking = try read(days.replacingOccurrences(of: ";consumed", with: ";consumido"), layouts: layouts)
    #expect(
      lacking.findings.map(\.facts) == [
        .file(
          .missingColumn(
            name: "consumed", layout: "daily_movements", nearest: "consumido", isConsumption: false))
      ])
  }

  @Test func itMayBeToldByName() throws {
    let told = ImportOptions(layout: .dailyMovements)
    #expect(try read(days, told, layouts: layouts).reports.count == 3)
    // Without its row in the list nobody knows it.
    #expect(try read(days, told).findings.map(\.code) == [.unknownLayout])
  }

  @Test func theOthersAreReadAsBefore() throws {
    let formdet = FormdetSample.file([["SALDO": "8", "STOCK_FIN": "8"]])
    #expect(try read(formdet, layouts: layouts).layout == .formdet)
    let open = "facility,product,month,consumed\nA,B,2026-10,3\n"
    #expect(try read(open, layouts: layouts).layout == .open)
  }

  @Test func noTwoLayoutsShareAName() {
    #expect(Set(KnownLayouts.names).count == KnownLayouts.all.count)
    #expect(
      KnownLayouts.names == [
        .formdet, .disponibilidad, .open, .lots, .renipress, .catalogue, .calendar, .onOrder, .mproducto,
        .mstkalmde, .answers, .transferAnswers, .standards, .checklist, .population, .services, .targets,
      ])
  }
}
