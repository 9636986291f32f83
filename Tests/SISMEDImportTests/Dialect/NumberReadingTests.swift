import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

@Suite struct NumberReadingTests {
  private func reading(_ text: String) -> NumberReading {
    Array(text.utf8).withUnsafeBufferPointer { NumberReading($0) }
  }

  @Test(arguments: [
    ("", NumberReading.blank), ("   ", .blank), ("0", .number(0)), ("  12 ", .number(12)),
    ("-3", .number(-3)),
    ("+3", .number(3)), ("1.5", .pointOnly(1.5)), ("1,5", .commaOnly(1.5)), ("0.000", .pointOnly(0)),
    ("3.500000", .pointOnly(3.5)), ("1,234.5", .pointOnly(1234.5)), ("1.234,5", .commaOnly(1234.5)),
    ("1,234,567", .pointOnly(1_234_567)), ("5,947", .undecided(point: 5947, comma: 5.947)),
    ("5.947", .undecided(point: 5.947, comma: 5947)), ("-5.947", .undecided(point: -5.947, comma: -5947)),
    ("12a", .bad), ("1..2", .bad), ("1,2,3", .bad), ("-", .bad), (".", .bad), ("1e3", .bad),
    ("1,23,456", .bad),
    ("1234567890123456", .bad), ("999999999", .number(999_999_999)), ("1000000000", .bad),
    ("999.999.999,5", .commaOnly(999_999_999.5)),
    ("1,000,000,000", .bad), ("-1000000000", .bad), ("1000000000.0", .bad), ("1.0E+09", .bad),
    (".5", .pointOnly(0.5)), ("7.", .pointOnly(7)), ("0,947", .commaOnly(0.947)),
  ])
  func everyFormIsReadInBothReadings(text: String, expected: NumberReading) {
    #expect(reading(text) == expected)
  }

  /// What a spreadsheet stores of 0.1 + 0.2, of 7.9 + 0.1, and of a difference of equals.
  @Test(arguments: [
    ("0.30000000000000004", 0.3), ("8.0000000000000018", 8), ("12.999999999999998", 13),
    ("99.99999999999999999", 100), ("0.1250000000000000000001", 0.125), ("2.8421709430404E-14", 0),
    ("-2.8421709430404E-14", 0), ("-0.0000000000000000001", 0), ("0.000000000000000125", 0),
    ("1.25E-02", 0.0125), ("4.7250e+3", 4725), ("-1.50E+01", -15), ("9.E-1", 0.9),
  ])
  func whatASpreadsheetWouldShowCounts(text: String, expected: Double) {
    #expect(reading(text) == .pointOnly(expected))
    #expect(reading(text).value(.point)?.sign == (expected < 0 ? .minus : .plus))
    #expect(reading(text.replacing(".", with: ",")) == .commaOnly(expected))
  }

  @Test(arguments: [("000000000000000000012", 12.0), ("-0", 0), ("25E-1", 2.5), ("4e-20", 0)])
  func zerosInFrontAreNoDigitsAndAnExponentNeedsNoMark(text: String, expected: Double) {
    #expect(reading(text) == .number(expected))
  }

  @Test(arguments: [
    "6E+03", "4.7E+3", "1E", "1E+", "1.5E-1234", "1.5E1.5", "E3", "1,234E-2E", "1.000.000E-2",
    "12345678901234567.5",
  ])
  func whatLeavesDigitsUnsaidIsNoNumber(text: String) {
    #expect(reading(text) == .bad)
  }

  @Test func digitsReadAsSwiftReadsThem() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let text =
        String(Int.random(in: 0...99_999_999, using: &random)) + "."
        + String(Int.random(in: 1000...999_999, using: &random))
      #expect(reading(text) == .pointOnly(Double(text) ?? .nan))
    }
  }
}

/// The decimal mark of a file is learned from all its numbers, or asked for.
@Suite struct DecimalMarkTests {
  private func file(price: String, opening: String) -> String {
    FormdetSample.file([["PRECIO": price, "SALDO": opening, "STOCK_FIN": opening]])
  }

  @Test(arguments: [
    ("3.500000", "5,947", DecimalMark.point, 5947), ("3,50", "5.947", .comma, 5947),
    ("3", "12,5", .comma, 12.5),
  ])
  func otherCellsSettleIt(price: String, opening: String, mark: DecimalMark, expected: Double) throws {
    let file = try read(file(price: price, opening: opening))
    #expect(file.dialect?.decimal == mark)
    #expect(file.reports.first?.quantities.opening == expected)
  }

  @Test func aLoneAmbiguousNumberIsAskedFor() throws {
    let text = file(price: "3", opening: "5,947")
    let undecided = try read(text)
    #expect(undecided.reports.isEmpty)
    #expect(
      undecided.findings == [
        Finding(
          .file(
            .ambiguousDecimal(
              at: Finding.Cell(column: "SALDO", text: "5,947"), point: 5947, comma: 5.947)), line: 2)
      ])
    #expect(try read(text, ImportOptions(decimal: .point)).reports.first?.quantities.opening == 5947)
    #expect(try read(text, ImportOptions(decimal: .comma)).reports.first?.quantities.opening == 5.947)
  }

  @Test func aLaterRowSettlesAnEarlierOne() throws {
    let text = FormdetSample.file([
      ["PRECIO": "3", "SALDO": "5,947", "STOCK_FIN": "5,947"],
      ["CODIGO_MED": "18102", "PRECIO": "1.25", "SALDO": "2", "STOCK_FIN": "2"],
    ])
    #expect(try read(text).reports.map(\.quantities.opening) == [5947, 2])
  }
}
