import Foundation
import SISMEDImport
import SupplyModel

/// What the fuzzer calls with each input: the bytes as a file, read as an import reads it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ImportFuzzer.read(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}

/// Holds the reader to its promise: every row of every table is in, left out as one that repeats others, or rejected with a finding.
enum ImportFuzzer {
  /// The script sets a private folder; the month in the name is what a report without a month column takes.
  private static let path =
    (ProcessInfo.processInfo.environment["COLCA_FUZZ_FOLDER"] ?? ".") + "/ICI_202610.csv"

  static func read(_ bytes: UnsafeRawBufferPointer) {
    FuzzContainer(for: bytes).pack(bytes).withUnsafeBytes(write)
    do {
      let reader = SupplyFileReader(options: options(for: bytes.count))
      try SupplySource.forEach(in: path, converter: .none) { source in
        var (taken, repeated) = (0, 0)
        let file = try reader.read(source) { event in
          switch event {
          case .startOver: (taken, repeated) = (0, 0)
          case .progress: break
          case .reports(let batch):
            // The store tells of each, by its line.
            for row in batch.repeatedRows where row.kind.isLeftOut {
              repeated += row.fileRows
              hold(row.otherLine > 0 && row.otherLine != row.line, "a repeated row beside no other")
              hold(row.report != nil, "a repeated row of no report")
            }
            for row in batch.rows {
              taken += row.fileRows
              // The store looks both codes up.
              _ = (batch.facilities[row.facility], batch.products[row.product])
              let lots = batch.lots(of: row)
              hold(PackedLots(lots.lots).holdsSame(as: lots), "lots that do not come back")
            }
          }
        }
        check(file, taken: taken, repeated: repeated)
      }
    } catch {
      fatalError("A file that can be read was given up: \(error)")
    }
  }

  private static func check(_ file: ReadFile, taken: Int, repeated: Int) {
    hold((0...file.rows).contains(file.rejected), "\(file.rejected) of \(file.rows) rows rejected")
    hold(
      file.findings.count + further(file) >= file.rejected - file.rejectedWithTheirTable,
      "\(file.rejected) rejected without as many findings")
    hold(
      file.rejectedWithTheirTable == 0 || file.findings.contains { $0.severity == .error },
      "a table left out and nothing said")
    hold(file.rows > 0 || !file.findings.isEmpty, "nothing read and nothing said")
    guard let layout = file.layout else {
      return hold(taken == 0 && file.rows == 0, "rows without a layout")
    }
    if [LayoutName.renipress, .catalogue, .calendar, .onOrder, .mproducto].contains(layout) {
      hold(taken == 0, "a register gave \(taken) reports")
      hold((file.register == nil) == (file.rows == file.rejected), "a register was lost")
    } else {
      hold(
        taken + repeated + file.rejected == file.rows,
        "\(taken) taken + \(repeated) repeated + \(file.rejected) rejected ≠ \(file.rows) rows")
    }
  }

  /// What a person may tell the import, in turn by the input's length, so that an input always reads the same way.
  private static func options(for count: Int) -> ImportOptions {
    switch count % 8 {
    case 1: ImportOptions(facility: "06528F01", month: Month(year: 2026, month: 10))
    case 2: ImportOptions(decimal: .comma)
    case 3: ImportOptions(encoding: .cp850)
    case 5: ImportOptions(layout: .disponibilidad, facility: "06528", month: Month(year: 2026, month: 10))
    default: ImportOptions()
    }
  }

  /// The findings beyond those that are kept.
  private static func further(_ file: ReadFile) -> Int {
    file.findings.reduce(0) { sum, finding in
      if case .file(.furtherFindings(let count)) = finding.facts { sum + count } else { sum }
    }
  }

  /// Ends with the message when the promise is broken; an optimised `precondition` would end without it.
  private static func hold(_ promise: Bool, _ message: @autoclosure () -> String) {
    if !promise { fatalError(message()) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, Foundation.write(file, bytes.baseAddress, bytes.count) == bytes.count, close(file) == 0
    else {
      fatalError("\(path) cannot be written")
    }
  }
}
