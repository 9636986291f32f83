import Files
import Foundation
import Simulation
import SupplyModel
import TestSupport
import Testing

/// The files as another program reads them.
struct SyntheticFilesTests {
  /// The default network as files, written and read back once for all tests.
  private struct Written {
    let network = SyntheticNetwork()
    let folder: TemporaryFolder
    let paths: [String]
    let reports: [String: FormdetText]

    init() throws {
      folder = try TemporaryFolder()
      folder.keepToTheEnd()
      paths = try SyntheticNetworkWriter.write(network, to: folder.url.path)
      var reports: [String: FormdetText] = [:]
      for path in paths where path.hasPrefix("ici/") {
        reports[path] = FormdetText([UInt8](try Data(contentsOf: folder.url.appendingPathComponent(path))))
      }
      self.reports = reports
    }
  }

  private static let shared = Result { try Written() }
  private let network: SyntheticNetwork
  private let folder: TemporaryFolder
  private let written: [String]
  private let parsed: [String: FormdetText]

  init() throws {
    let shared = try Self.shared.get()
    (network, folder, written, parsed) = (shared.network, shared.folder, shared.paths, shared.reports)
  }

  private func report(_ path: String) throws -> FormdetText { try #require(parsed[path]) }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(path)))
  }

  private func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  private func lines(_ path: String) throws -> [String] {
    try text(path).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The months that are exported lot by lot.
  private var lotMonths: [String] {
    (0..<6).map {
      network.settings.lastMonth.advanced(by: -$0).description.replacingOccurrences(of: "-", with: "")
    }
  }

  private var reports: [String] { written.filter { $0.hasPrefix("ici/") } }

  @Test func theHeaderIsFormdets() throws {
    let expected = """
      codigo_eje codigo_pre tipsum annomes codigo_med saldo precio ingre reingre venta sis intersan fac_perd \
      defnac exo soat credhosp otr_conv devol vencido merma distri transf ventainst dev_ven dev_merma \
      otras_sal stock_fin stock_fin1 req total fec_exp do_saldo do_ingre do_con do_otr do_tot do_stk \
      do_fecexp fecha usuario indiproc sit indisiga dstkcero mptorepo
      """.uppercased().split(separator: " ").map(String.init)
    #expect(expected.count == 46)
    #expect(reports.count == 37)
    for report in reports {
      let isPerLot = lotMonths.contains(String(report.dropLast(4).suffix(6)))
      #expect(try self.report(report).header == expected + (isPerLot ? ["MEDLOTE", "MEDFECHVTO"] : []))
    }
  }

  @Test func theEncodingIsWindows1252() throws {
    for report in reports {
      let bytes = try bytes(report)
      let file = try self.report(report)
      #expect(file.undefinedBytes.isEmpty && file.allLinesEndInCRLF)
      #expect(String(validating: bytes, as: UTF8.self) == nil, "\(report) must not pass for UTF-8")
      if !report.contains("corregido") {
        #expect(Set(file.rows.compactMap { $0.text("USUARIO") }) == ["DIGITACIÓN SINT", "DISEÑO SINTÉT."])
      }
    }
  }

  @Test func wholeRowsBalanceAndBrokenOnesAreWhereTheyShouldBe() throws {
    #expect(network.brokenRows.count == 6)
    #expect(Set(network.brokenRows.map(\.kind)) == Set(BrokenRow.Kind.allCases))
    var odd: [String] = []
    for report in reports {
      let columnCount = try self.report(report).header.count
      for row in try self.report(report).rows {
        let isWhole =
          row.cells.count == columnCount && row.balance == row["STOCK_FIN"] && (row["STOCK_FIN"] ?? -1) >= 0
        let isDated = report.hasSuffix(row.period + ".csv")
        if !isWhole || !isDated { odd.append("\(report) \(row.line) \(row.key)") }
        guard isWhole else { continue }
        if row["STOCK_FIN"] != row["STOCK_FIN1"] { odd.append("\(row.key): the copy differs") }
        let inputs = (row["SALDO"] ?? 0) + (row["INGRE"] ?? 0) + (row["REINGRE"] ?? 0)
        if row["TOTAL"] != inputs - (row["STOCK_FIN"] ?? 0) { odd.append("\(row.key): TOTAL") }
        if (row["STOCK_FIN"] == 0) != (row.text("FEC_EXP") == "") { odd.append("\(row.key): FEC_EXP") }
      }
    }
    let expected = network.brokenRows.map { row in
      let period = row.month.description.replacingOccurrences(of: "-", with: "")
      return "ici/ICI_\(period).csv \(row.line) \(row.facility)/\(row.product)"
    }
    #expect(odd == expected)
  }

  @Test func rowsAreTheReportedRecords() throws {
    for (index, report) in reports.dropLast().enumerated() {
      let month = network.settings.firstMonth.advanced(by: index)
      let records = network.records.filter { $0.month == month && $0.isReported }
      let rows = try self.report(report).rows.filter { !$0.facility.contains("S") }
      // The rows of a record stand together.
      let keys = rows.map(\.key).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
      #expect(keys == records.map { "\($0.facility)/\($0.product)" })
      let isPerLot = lotMonths.contains(String(report.dropLast(4).suffix(6)))
      #expect(isPerLot == (rows.count > records.count))
    }
  }

  @Test func theCorrectionMakesTheMonthsJoin() throws {
    let correction = try #require(network.correction)
    let corrected = try #require(reports.last)
    #expect(corrected == "ici/ICI_corregido_202606.csv")
    #expect(reports == reports.sorted())
    let right = try report(corrected).rows
    #expect(right.allSatisfy { $0.facility == correction.facility.text && $0.period == "202606" })
    let wrong = try report("ici/ICI_202606.csv").rows.filter {
      $0.facility == correction.facility.text
    }
    let next = try report("ici/ICI_202607.csv").rows
    #expect(wrong.map(\.key) == right.map(\.key))
    func total(_ rows: [FormdetText.Row], _ key: String, _ column: String) -> Int {
      rows.filter { $0.key == key }.reduce(0) { $0 + ($1[column] ?? 0) }
    }
    var different = 0
    for key in Set(right.map(\.key)) {
      let closing = total(right, key, "STOCK_FIN")
      #expect(total(next, key, "SALDO") == closing)
      different += total(wrong, key, "STOCK_FIN") == closing ? 0 : 1
    }
    #expect(different >= 2)
  }

  @Test func theTruthCoversWhateverIsHeld() throws {
    let lines = try lines("truth.csv")
    #expect(lines.first == "facility,product,month,demand,dispensed,lost,bulk")
    let held = network.records.filter(\.isHeld)
    #expect(lines.count == held.count + 1)
    let expected = held.map {
      "\($0.facility),\($0.product),\($0.month),\($0.demand),\($0.consumed),\($0.lost),\($0.bulk)"
    }
    #expect(Array(lines.dropFirst()) == expected)
    #expect(held.contains { !$0.isReported })
  }

  @Test func theRegistersNameWhatTheReportsUse() throws {
    let register = try text("establecimientos.csv")
    #expect(register.hasPrefix("\u{FEFF}INSTITUCION;COD_IPRESS;NOMBRE;"))
    let rows = try lines("establecimientos.csv").dropFirst().map { $0.components(separatedBy: ";") }
    #expect(rows.allSatisfy { $0.count == 33 })
    let listed = Set(rows.map { String($0[1].suffix(5)) })
    #expect(listed == Set(network.facilities.map { String($0.facility.code.text.prefix(5)) }))
    #expect(register.contains("CAÑADA") && register.contains("SINTÉTICO"))
    #expect(
      try lines("productos.csv").map { String($0.prefix(5)) }.dropFirst()
        == network.products.map(\.product.code.text)[...])
    let calendars = try lines("calendario.csv")
    #expect(calendars.first == "facility,lead_time_months,review_period_months")
    #expect(calendars.contains("99001F01,1,1") && calendars.contains { $0.hasSuffix(",2,3") })
    #expect(calendars.count < network.facilities.count)
  }

  @Test func spanishReadmeSaysThatNothingIsReal() throws {
    let readme = try text("LEEME.txt")
    #expect(readme.contains("DATOS SINTÉTICOS"))
    for row in network.brokenRows { #expect(readme.contains("línea \(row.line):")) }
  }

  @Test func othersFilesAreLeftAlone() throws {
    let own = try TemporaryFolder()
    try own.write("mío.txt", "keep")
    try own.write("truth.csv", "old")
    let small = SyntheticNetwork(SyntheticSettings(facilities: 2, months: 2))
    try SyntheticNetworkWriter.write(small, to: own.url.path)
    #expect(try String(contentsOfFile: own.path("mío.txt"), encoding: .utf8) == "keep")
    #expect(try String(contentsOfFile: own.path("truth.csv"), encoding: .utf8).hasPrefix("facility,product"))
    let names = try FileManager.default.contentsOfDirectory(atPath: own.url.path)
    #expect(names.count == 9, "a temporary file was left: \(names)")
  }

  @Test func aFolderThatCannotBeIsAnError() throws {
    let own = try TemporaryFolder()
    try own.write("file", "a file, no folder")
    let target = own.path("file")
    let error = #expect(throws: FileError.self) {
      try SyntheticNetworkWriter.write(network, to: target)
    }
    guard case .cannotWrite(let path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path.hasPrefix(target) && !reason.isEmpty)
  }
}
