import DataQuality
import Operations
import StockPolicy
import SupplyModel

@testable import Telling

/// Every list that people or programs are given, with a few rows of each.
enum EveryList {
  private static let month = ReportFixture.asOf
  private static let instant = "2026-11-05T07:00:00Z"
  private static let hostile = ReportFixture.hostile

  /// All of them in a language.
  static func tables(_ language: Language) -> [ListTable] {
    ofARun(language) + ofTheInstallation(language) + ofTheData(language)
  }

  private static func ofARun(_ language: Language) -> [ListTable] {
    let input = ReportFixture.input(language)
    let (run, names) = (input.run, input.names)
    let requisition = Requisition(
      facility: "06528F01", lines: run.assessments.filter(\.isOrderLine), names: names)
    let memory = AlertMemory([
      RememberedAlert(
        AlertKey(.stock, facility: "06528F01", product: "04594"),
        AlertState(level: .urgent, quantity: 3, asOf: month))
    ])
    return [
      OrderTable.table(for: run, names: names), AlertTable.table(for: run, names: names),
      TransferTable.table(for: run, names: names),
      ShortageTable.table(for: run, names: names, all: true), ExpiryTable.table(for: run, names: names),
      requisition.table,
      RequisitionIndex(entries: [(sheet: "P.S.", requisition: requisition)], names: names).table,
      HistoryTable.table(for: input.history, demands: input.demands, language: language),
      DecisionFixture.table(language),
      RememberedAlertTable.table(
        for: memory, facilities: input.facilities, products: input.products, language: language),
    ]
      + AccuracyRecord.Scope.allCases.map {
        AccuracyTable(
          ReportFixture.accuracy, scope: $0, facilities: input.facilities, products: input.products,
          language: language
        ).list
      }
  }

  private static func ofTheInstallation(_ language: Language) -> [ListTable] {
    let entry = AuditEntry(
      number: 1, instant: instant, account: hostile, action: .run, subject: "run 1", detail: "{\"a\":1}",
      previousHash: "")
    let output = RunRecord.Output(
      name: "pedidos.csv", languageCode: "es", digest: "ab", byteCount: 1_234, auditNumber: 1,
      instant: instant)
    let record = RunRecord(
      id: 7, instant: instant, version: "1", settings: ReportFixture.sample.settings, auditNumber: 1,
      inputs: "ab", result: "cd", isPruned: true, outputs: [output])
    let checks = [
      HealthCheck(.disk, .fail, .room(freeMegabytes: 10, neededMegabytes: 2_000)),
      HealthCheck(.clock, .pass, .clockAgrees),
    ]
    return [
      AuditTable.table(for: [entry], language: language),
      RunRecordTable.table(for: [record], language: language),
      RunRecordTable.inputs([(id: 3, name: hostile, digest: "ab")], language: language),
      RunRecordTable.outputs(of: record, language: language),
      RestoreTable.table(
        for: [
          (path: "/copia.sqlite", instant: instant, byteCount: 4_096, reportCount: 12, fault: nil),
          (path: "/otra.sqlite", instant: nil, byteCount: 0, reportCount: nil, fault: .altered),
        ], language: language),
      ConfigurationText.table(
        for: ConfigurationValues(nil, folder: "/srv"), file: "colca.conf", language: language),
      HealthText(checks, language: language).table,
    ]
  }

  private static func ofTheData(_ language: Language) -> [ListTable] {
    let input = ReportFixture.input(language)
    let finding = ReviewedFinding(
      file: hostile,
      finding: Finding(
        .row(.badNumber(at: .init(column: "STOCK", text: "=1\"O"))), line: 3, byte: 1_234,
        subject: Finding.Subject(facility: "06528F01", product: nil, month: month)),
      state: .mended, note: hostile)
    let origin = ReportOrigin(
      month: month, fileID: 2, file: hostile, importedAt: instant, reports: 12, replaced: 1,
      replacedFiles: ["a.csv", "b.csv"])
    let grade = FacilityMonthQuality(
      facility: "06528F01", month: month, grade: QualityGrade.allCases[0], score: 99, reasons: [])
    let figures = [
      StockFigure(
        facility: "06528F01", product: "04594", stock: 1_234.5, consumption: 3, averageConsumption: 2.5,
        isStockedOut: false),
      StockFigure(
        facility: "06530F01", product: "04594", stock: nil, consumption: nil, averageConsumption: 0,
        isStockedOut: true),
    ]
    let rates = ReportingRates(
      histories: [FacilityHistory(facility: "06528F01", productsByMonth: [month: ["04594"]])],
      directory: input.facilities, months: month.advanced(by: -1)...month)
    let files = ImportTables.files(input.files, language: language)
    let counts = StatusTable.Counts(
      months: month.advanced(by: -3)...month, reports: 10, products: 2, files: 1, findings: [.error: 1])
    return [
      FindingTable.table(for: [finding], language: language),
      FindingTable.counts(of: [finding], language: language), files,
      ImportTables.origins([origin], grades: [grade], language: language),
      StatusTable(
        counts: counts, files: files,
        reporting: ReportingCount(
          lastReports: ["06528F01": month.advanced(by: -2), "X": month], in: month,
          directory: input.facilities),
        facilities: input.facilities, language: language
      ).facilities,
      LevelTable.table(
        for: LevelRollUp(directory: input.facilities, figures: figures).totals, month: month,
        products: input.products,
        language: language),
      ReportingRateTable.table(for: rates.rates, language: language),
    ]
  }
}
