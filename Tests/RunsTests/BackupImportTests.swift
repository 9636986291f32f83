import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

/// SISMED's monthly backup, whole: what is needed goes in, the rest is named, and no stock counts twice.
@Suite struct BackupImportTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 2026 * 12 + 9)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func table(_ columns: [(String, Int)], _ records: [[String]]) -> Data {
    DBFBytes(columns.map { .init($0.0, "C", $0.1) }, records).data
  }

  private func formdet(_ rows: [(facility: String, closing: Int)]) -> Data {
    let columns =
      ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "SALDO", "INGRE"] + ["VENTA", "SIS", "INTERSAN", "EXO", "SOAT"]
      + ["CREDHOSP", "OTR_CONV", "STOCK_FIN"]
    return table(
      columns.map { ($0, 11) },
      rows.map { row in
        [row.facility, "202610", "04594", "\(row.closing)", "0"] + [String](repeating: "0", count: 7)
          + ["\(row.closing)"]
      })
  }

  private var tables: [ZipBytes.Member] {
    let stock = [("ALMCOD", 10), ("MEDCOD", 7), ("MEDLOTE", 20), ("MEDFECHVTO", 10), ("STKSALDODE", 12)]
    return [
      .init("FORMDET.DBF", formdet([("06528F01", 20)])),
      .init("MPRODUCTO.DBF", table([("MEDCOD", 7), ("MEDNOM", 40)], [["03952", "PARACETAMOL"]])),
      .init(
        "MSTKALMDE.DBF",
        table(
          stock,
          [
            ["034S0501", "04594", "A1", "30/06/2028", "100"],
            ["034S0501", "04594", "A2", "31/07/2028", "50"],
            ["06528F0101", "04594", "A1", "30/06/2028", "17"],
          ])),
      .init(
        "MSTOCKALM.DBF",
        table(
          [("ALMCOD", 10), ("MEDCOD", 7), ("STKSALDO", 12)],
          [["034S0501", "04594", "150"], ["034S0501", "08054", "0"]])),
      .init("IME1.DBF", table([("ANNOMES", 6), ("IMPVTAS", 9), ("IMPSIS", 9)], [["202610", "1", "1"]])),
      .init("MUSUARIO.DBF", table([("USUCOD", 5), ("USUNOM", 9)], [["1", "A"]])),
      .init("TMOVIM.DBF", table([("MOVCODITIP", 1), ("MOVNUMERO", 9)], [["S", "1"]])),
      .init("FORMDET.CDX", Data([0, 1, 2, 3])), .init("~$nota.docx", Data([0, 1])),
    ]
  }

  private func closing(_ facility: FacilityCode, _ product: ProductCode = "04594") throws -> Double? {
    try database.series(of: .all).first { $0.facility == facility && $0.product == product }?[october]?
      .quantities?
      .closing
  }

  @Test func theWholeBackupGoesInWithoutAFault() throws {
    let path = try folder.write("BKDA202611021830.zip", ZipBytes(tables).data)
    let outcomes = try ImportSession(database: database).importFiles(paths: [path])
    #expect(outcomes.allSatisfy { !$0.isUnusable && !$0.hasFault && $0.rejected == 0 })
    #expect(
      outcomes.filter(\.isPassedOver).map { PathText.lastComponent($0.path) } == [
        "IME1.DBF", "MUSUARIO.DBF", "TMOVIM.DBF", "~$nota.docx",
      ])
    #expect(try closing("06528F01") == 20)
    #expect(try closing("034S05") == 150)
    #expect(try closing("034S05", "08054") == 0)
    let warehouse = try database.series(of: .all).first { $0.facility == "034S05" && $0.product == "04594" }
    #expect(warehouse?.lots.map(\.number) == ["A1", "A2"])
    #expect(try database.productCatalogue()["03952"].name == "PARACETAMOL")
    // What is passed over leaves nothing behind.
    #expect(try database.findings().map(\.finding.code).allSatisfy { $0 != .unknownLayout })
    #expect(
      try database.importedFiles().map(\.layout.rawValue)
        == ["formdet", "mproducto", "mstkalmde", "mstkalmde"])
    let again = try ImportSession(database: database).importFiles(paths: [path])
    #expect(again.allSatisfy { $0.counts.accepted + $0.counts.replaced == 0 })
  }

  /// Its stock is known, and yet it has sent no report: nobody counts it among those that have, or waits for its next one.
  @Test func aWarehouseWhoseStockAloneIsKnownHasNotReported() throws {
    let path = try folder.write("BKDA202611021830.zip", ZipBytes(tables).data)
    _ = try ImportSession(database: database).importFiles(paths: [path])
    #expect(try database.lastReports(of: .all, through: database.runningMonth) == ["06528F01": october])
    let report = try folder.write("FORMDET_A.dbf", formdet([("034S0501", 120)]))
    _ = try ImportSession(database: database).importFiles(paths: [report])
    #expect(
      try database.lastReports(of: .all, through: database.runningMonth) == [
        "06528F01": october, "034S05": october,
      ])
  }

  @Test func aFolderOfItsTablesGoesInAlike() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("SISMEDV2"), withIntermediateDirectories: true)
    for member in tables { try folder.write("SISMEDV2/" + member.name, member.content) }
    let outcomes = try ImportSession(
      database: database, options: .init(month: october)
    ).importFiles(paths: [folder.path("SISMEDV2")])
    #expect(outcomes.allSatisfy { !$0.isUnusable && !$0.hasFault })
    #expect(try closing("034S05") == 150)
    #expect(try closing("06528F01") == 20)
  }

  @Test(arguments: [true, false])
  func aWarehousesOwnReportCountsWhicheverComesFirst(reportFirst: Bool) throws {
    let report = try folder.write("FORMDET_A.dbf", formdet([("034S0501", 120)]))
    let backup = try folder.write("BKDA202611021830.zip", ZipBytes(tables).data)
    let session = ImportSession(database: database)
    _ = try session.importFiles(paths: reportFirst ? [report, backup] : [backup, report])
    #expect(try closing("034S05") == 120)
    #expect(try closing("034S05", "08054") == 0)
  }

  @Test func aLockFileIsNoFaultInAFolderOrByItself() throws {
    let path = try folder.write("~$ICI.xlsx", Data([7, 0, 0]))
    let outcomes = try ImportSession(database: database).importFiles(paths: [path])
    #expect(outcomes.map(\.isPassedOver) == [true] && outcomes.map(\.hasFault) == [false])
    #expect(try database.importedFiles().isEmpty)
  }
}
