import Foundation
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Whatever the layout and the container: the total of the history is the total of the rows that went in, none lost, none twice.
@Suite struct HistoryTotalTests {
  @Test(arguments: Array(1...40 as ClosedRange<UInt64>))
  func theHistoryHoldsWhatTheRowsSay(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let written = WrittenReports(&random)
    let folder = try TemporaryFolder()
    let database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    let path = folder.path(written.name)
    try written.data.write(to: URL(fileURLWithPath: path))
    let outcomes = try FileImport(database: database).importFile(path: path)
    func total(_ value: (ImportCounts) -> Int) -> Int { outcomes.reduce(0) { $0 + value($1.counts) } }
    #expect(outcomes.reduce(0) { $0 + $1.rows } == written.rows, "\(written.name)")
    #expect(outcomes.reduce(0) { $0 + $1.rejected } == written.badRows, "\(written.name)")
    #expect(total { $0.accepted } == written.rows - written.badRows, "\(written.name)")
    let months = try database.series(of: .all).flatMap(\.entries).compactMap(\.quantities)
    #expect(months.compactMap(\.consumed).reduce(0, +) == written.consumed, "\(written.name)")
    #expect(months.compactMap(\.closing).reduce(0, +) == written.closing, "\(written.name)")
    #expect(months.compactMap(\.received).reduce(0, +) == written.received, "\(written.name)")
  }
}

/// Reports written into a file of a layout and a container by chance, and what they come to, added up while writing.
private struct WrittenReports {
  private(set) var consumed = 0.0
  private(set) var closing = 0.0
  private(set) var received = 0.0
  private(set) var rows = 0
  /// Rows that cannot go in: twice the same, or with a word for a quantity.
  private(set) var badRows = 0
  let name: String
  let data: Data

  init(_ random: inout SeededGenerator) {
    let isFormdet = Bool.random(using: &random)
    let header =
      isFormdet
      ? FormdetSample.columns
      : ["facility", "product", "month", "opening", "received", "consumed", "adjustment", "closing"]
    var lines: [[String]] = []
    var tally = Tally()
    for facility in 0..<Int.random(in: 1...4, using: &random) {
      for product in ["04594", "08054", "00143"] {
        for month in 1...6 where Int.random(in: 0..<5, using: &random) > 0 {
          let lots = isFormdet ? Int.random(in: 1...3, using: &random) : 1
          for lot in 0..<lots {
            let row = Row(facility: facility, product: product, month: month, lot: lot, &random)
            lines.append(isFormdet ? row.formdet : row.open)
            tally.add(row)
          }
          guard Int.random(in: 0..<6, using: &random) == 0 else { continue }
          if Bool.random(using: &random) {
            lines.append(lines[lines.count - 1])
          } else {
            let other = Row(facility: facility, product: "05000", month: month, lot: 0, &random)
            var cells = isFormdet ? other.formdet : other.open
            let place = header.firstIndex(of: isFormdet ? "VENTA" : "consumed") ?? 0
            cells[place] = "doce"
            lines.append(cells)
          }
          tally.bad += 1
        }
      }
    }
    (consumed, closing, received) = (tally.consumed, tally.closing, tally.received)
    rows = lines.count
    badRows = tally.bad
    let container = Container.allCases.randomElement(using: &random) ?? .text
    name = container.name(isFormdet ? "formdet" : "abierto")
    data = container.bytes(of: header, lines, random.next())
  }

  private struct Tally {
    var consumed = 0.0
    var closing = 0.0
    var received = 0.0
    var bad = 0

    mutating func add(_ row: Row) {
      consumed += Double(row.consumed)
      closing += Double(row.closing)
      received += Double(row.received)
    }
  }

  /// A row whose balance is right.
  private struct Row {
    let facility: String
    let product: String
    let month: String
    let lot: Int
    let opening: Int
    let received: Int
    let consumed: Int
    var closing: Int { opening + received - consumed }

    init(facility: Int, product: String, month: Int, lot: Int, _ random: inout SeededGenerator) {
      self.facility = "0652\(facility)F01"
      self.product = product
      self.month = "20260\(month)"
      self.lot = lot
      opening = Int.random(in: 0...900, using: &random)
      received = Int.random(in: 0...90, using: &random)
      consumed = Int.random(in: 0...(opening + received), using: &random)
    }

    var open: [String] {
      [
        facility, product, "\(month.prefix(4))-\(month.suffix(2))", "\(opening)", "\(received)",
        "\(consumed)",
        "0", "\(closing)",
      ]
    }

    var formdet: [String] {
      let values = [
        "CODIGO_PRE": facility, "CODIGO_MED": product, "ANNOMES": month, "SALDO": "\(opening)",
        "INGRE": "\(received)", "VENTA": "\(consumed)", "STOCK_FIN": "\(closing)", "FEC_EXP": "31/12/2030",
        // Lots apart by their price, so that no two rows of a report are the same row.
        "PRECIO": "\(lot + 1).500000",
      ]
      return FormdetSample.row(values).split(separator: ";", omittingEmptySubsequences: false).map(
        String.init)
    }
  }

  /// What the rows are written into.
  private enum Container: CaseIterable {
    case text, semicolons, tabs, wide, workbook, sheets, dBase, archive

    func name(_ stem: String) -> String {
      switch self {
      case .text, .semicolons, .tabs, .wide: stem + ".csv"
      case .workbook, .sheets: stem + ".xlsx"
      case .dBase: stem + ".dbf"
      case .archive: stem + ".zip"
      }
    }

    /// Whether a row is of another facility, product or month than the one before.
    private func isOther(_ lines: [[String]], _ place: Int) -> Bool {
      let codes = lines[place].count > 10 ? [1, 3, 4] : [0, 1, 2]
      return codes.contains { lines[place][$0] != lines[place - 1][$0] }
    }

    func bytes(of header: [String], _ lines: [[String]], _ choice: UInt64) -> Data {
      func text(_ mark: String, _ end: String) -> String {
        ([header] + lines).map { $0.joined(separator: mark) + end }.joined()
      }
      func sheet(_ rows: ArraySlice<[String]>) -> String {
        ([header] + rows).enumerated().map { WorkbookBytes.row($0 + 1, $1) }.joined()
      }
      // A report stays on one sheet: what becomes of one that goes on over its end has tests of its own.
      let middle = lines.count / 2
      let half =
        lines.indices.dropFirst(middle).first { $0 > 0 && lines[$0] != lines[$0 - 1] && isOther(lines, $0) }
        ?? lines.count
      switch self {
      case .text: return Data(text(",", "\n").utf8)
      case .semicolons: return Data(text(";", choice & 1 == 0 ? "\r\n" : "\r").utf8)
      case .tabs: return Data("\u{FEFF}".utf8) + Data(text("\t", "\r\n").utf8)
      case .wide:
        return text("|", "\n").data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 } ?? Data()
      case .workbook: return WorkbookBytes(rows: sheet(lines[...])).data
      case .sheets:
        return WorkbookBytes([
          .init("Uno", rows: sheet(lines[..<half])), .init("Dos", rows: sheet(lines[half...])),
        ]).data
      case .dBase:
        return DBFBytes(header.map { DBFBytes.Column($0, "C", 20) }, lines).data
      case .archive:
        return ZipBytes([
          ZipBytes.Member("a/parte.csv", ([header] + lines).map { $0.joined(separator: ";") + "\n" }.joined())
        ]).data
      }
    }
  }
}
