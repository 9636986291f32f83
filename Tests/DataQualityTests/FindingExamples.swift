import SupplyModel

/// One finding of each kind, several where a kind can be told in several ways.
enum FindingExamples {
  static let october = Month(count: 2026 * 12 + 9)
  static let cell = Finding.Cell(column: "SALDO", text: "1260")

  static let all: [FindingFacts] = files + keys + rows + doubts + histories

  /// The first example of a code; `everyCodeHasAnExample` sees to it that there is one.
  static func facts(of code: FindingCode) -> FindingFacts {
    all.first { $0.code == code } ?? .file(.emptyFile)
  }

  private static let files: [FindingFacts] = [
    .noSuchFile, .unreadable(reason: "permission denied"), .emptyFolder, .emptyFile,
    .foreignFormat(name: "PDF"), .notConverted(format: "XLS", because: .noProgram),
    .notConverted(format: "ODS", because: .tookTooLong(seconds: 120)),
    .notConverted(format: "XLS", because: .failed), .nulByte(offset: 7), .damaged(container: .dbf, part: nil),
    .damaged(container: .xlsx, part: "sheet1.xml"), .nothingInside, .refused(because: .nested),
    .refused(because: .escaping), .refused(because: .link), .refused(because: .special),
    .refused(because: .encrypted), .refused(because: .compression), .refused(because: .tooMany(members: 9)),
    .refused(because: .tooLarge(bytes: 9)), .refused(because: .tooCompressed(ratio: 9)), .sheetSkipped,
    .truncated(counted: 9, whole: 7), .uncountedRecords(count: 2), .furtherFindings(count: 7), .damagedRest,
    .hiddenRows(count: 3, areRead: false), .hiddenRows(count: 1, areRead: true),
    .dashAsZero(at: cell, count: 7),
    .unknownLayout(firstLine: "hola"),
    .missingColumn(name: "INTERSAN", layout: "formdet", nearest: "INTERSANI", isConsumption: true),
    .misspeltColumn(name: "TRASNF", meant: "TRANSF", layout: "formdet"),
    .ambiguousDecimal(at: cell, point: 5947, comma: 5.947),
    .ambiguousEncoding(windows1252: "PERé", cp850: "PERÚ"), .noRows, .tooManyDefects,
    .repeatedColumn(name: "SALDO"), .tooManyMonths(count: 13), .sameFileAgain,
    .unreadMonth(heading: "20261O", place: 18), .furtherTable(layout: "lots"),
    .wrongEncoding(given: .windows1252, found: .utf8), .sameFileLeft(rows: 1), .sameFileLeft(rows: 7),
    .passedOver(table: "~$ICI.xlsx", because: .lockFile), .passedOver(table: "IME1.DBF", because: .money),
    .passedOver(table: "FORMATO.DBF", because: .reportHead),
    .passedOver(table: "TMOVIMDET.DBF", because: .movements),
    .passedOver(table: "MUSUARIO.DBF", because: .otherTable),
    .passedOver(table: "FORMDETL.DBF", because: .emptyTable),
    .passedOver(table: "MSTKALMDE", because: .pharmacyStock(rows: 1)),
    .passedOver(table: "MSTKALMDE", because: .pharmacyStock(rows: 7)),
    .passedOver(table: "Índice", because: .requisitionIndex),
    .passedOver(table: "Alertas", because: .ownList),
    .passedOver(table: "Dinámica", because: .pivotTable),
  ].map(FindingFacts.file)

  private static let keys: [FindingFacts] = [
    .monthUnknown(column: "ANNOMES", inName: []),
    .monthUnknown(column: "ANNOMES", inName: [october, october.advanced(by: 1)]),
    .monthFromName(month: october), .facilityUnknown(column: "CODIGO_PRE"),
    .facilityFromName(code: "06528F01"),
    .monthFromDay(day: Day(month: october.advanced(by: 1), dayOfMonth: 2), month: october),
  ].map(FindingFacts.keys)

  private static let rows: [FindingFacts] = [
    .tooShort(found: 3, expected: 9), .tooLong(found: 10, expected: 9), .damaged, .unclosedQuote,
    .lineTooLong,
    .blankCell(at: cell), .blankReport, .badNumber(at: cell), .textTooLong(at: cell, most: 500),
    .brokenLetters(at: cell), .mergedQuantity(at: cell, lastLine: 5), .badMonth(at: cell),
    .badDay(at: cell), .badFacilityCode(at: cell),
    .badProductCode(at: cell), .duplicateRow(at: cell, firstLine: 2), .totalRow(firstLine: 2),
    .rowsAlike(firstLine: 2, isSum: false), .rowsAlike(firstLine: 2, isSum: true),
    .duplicateCode(at: cell, firstLine: 2),
    .negativeConsumption(at: cell), .negativeStock(at: cell), .negativeQuantity(at: cell),
    .unbalanced(at: cell, movementsGive: 6), .otrasSalAboveConsumption(at: cell, consumed: 5),
    .positionSwapped(at: cell), .positionOutside(at: cell), .sheetRunUnknown(at: cell),
    .sheetNotAdvised(at: cell), .sheetOtherAdvice(at: cell, advised: 30),
    .sheetAnsweredOtherwise(at: cell, units: 20), .sheetAnsweredOtherwise(at: cell, units: nil),
    .sheetOfEarlierMonth(at: cell, answered: october), .sheetLessIssued(at: cell, noted: 9),
    .sheetContradiction(at: cell, other: 4), .sheetBeyondStock(at: cell, sent: 1_500, stock: 1_300),
    .sheetTooEarly(at: cell, month: october),
    .sheetNoteAlone(at: cell), .unknownWord(at: cell, expected: ["alto", "bajo"]),
    .metAboveTotal(at: cell, total: 1000), .couplesAboveWomen(at: cell, women: 1000),
    .futureServedMonth(at: cell, rows: 2), .unknownServedFacility(at: cell, rows: 1),
    .closedServedFacility(at: cell, rows: 12, since: october),
    .closedServedFacility(at: cell, rows: 12, since: nil),
  ].map(FindingFacts.row)

  private static let doubts: [FindingFacts] = [
    .reports(.setAside(reports: 1, file: "ICI.csv", because: .fileTime)),
    .reports(
      .setAside(
        reports: 7, file: "ICI.csv",
        because: .date(own: Day(month: october, dayOfMonth: 3), other: Day(month: october, dayOfMonth: 5)))),
    .reports(.setAside(reports: 7, file: "ICI.csv", because: .fullness)),
    .reports(.setAside(reports: 2, file: "ICI.xlsx", because: .hiddenSheet)),
    .reports(.joined(reports: 1, file: "ICI.xlsx")), .reports(.joined(reports: 7, file: "ICI.xlsx")),
    .reports(.impossibleDate(reports: 1, day: Day(month: october.advanced(by: 400), dayOfMonth: 3))),
    .reports(.tookOver(reports: 1, file: "ICI.csv", because: .nothing)),
    .reports(.tookOver(reports: 7, file: "ICI.csv", because: .fullness)),
    .availability(.stockWithoutConsumption(at: cell, month: october)),
    .availability(.consumptionDiffers(stated: 7, reported: 4, file: "ICI.csv", month: october)),
    .availability(.stockDiffers(stated: 99, reported: 18, file: "ICI.csv", month: october)),
    .availability(.availabilityDiffers(at: cell, own: .normostock, stock: 113, average: 54)),
    .lots(.badExpiry(at: cell)), .lots(.expiredBeforePeriod(at: cell, month: october)),
    .lots(.lotsDiffer(lots: 6, closing: 8)),
    .lots(
      .lotsWithoutReport(first: ReportKey(facility: "06528F01", product: "04594", month: october), count: 2)),
  ]

  private static let histories: [FindingFacts] = [
    .history(.openingBroken(opening: 1260, closing: 40, closed: october)),
    .history(.monthGap(months: 2, first: october.advanced(by: -2), last: october.advanced(by: -1))),
    .history(.futureMonth(month: october.advanced(by: 2), latest: october.advanced(by: 1))),
    .history(.longAgoMonth(month: october.advanced(by: -1200), first: october)),
    .history(.officialSpike(consumed: 1260, median: 50, factor: 1.5)),
    .history(.consumptionSpike(consumed: 1260, usual: 20.5, score: 6.5)),
    .history(.firstMonthsSpike(consumed: 400, highest: 4, facilities: 5)),
    .history(.frozenStock(closing: 1260, months: 5, since: october.advanced(by: -5), consumedBefore: 10)),
    .history(.unitOfIssueJump(column: .opening, before: 60, after: 1260, factor: 21)),
    .history(.otherOutputsAboveConsumption(outputs: 1260, consumed: 25, months: 5)),
    .history(.fractionalQuantity(column: .opening, quantity: 12.5, months: 1)),
    .history(.stockoutDaysBeyondMonth(days: 45, monthDays: 31)),
    .history(.unfinishedMonth(consumed: 1260, madeOn: Day(month: october, dayOfMonth: 15))),
    .history(.stockoutDaysContradicted(days: 31, opening: 1260, closing: 50)),
    .network(.partlySent(reported: 1, usual: 8, missing: ["1", "2", "3", "4", "5", "6", "7"])),
    .network(.unknownProduct(code: "1260", since: october)),
    .network(.unknownFacility(code: "1260", since: october)),
    .network(.likeFacilities(codes: ["HC1", "hc1"], since: october)),
    .network(.likeProducts(codes: ["007", "7"], since: october)),
    .network(.closedFacilityReports(code: "1260", since: nil, reported: october)),
    .network(.closedFacilityReports(code: "1260", since: october.advanced(by: -3), reported: october)),
    .network(.orderWithoutHistory(quantity: 1260, due: october)),
    .network(.possibleMethod(code: "1260", name: "PRESERVATIVO FEMENINO", since: october)),
  ]
}
