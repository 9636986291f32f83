import Files
import SupplyModel

/// The files of a practice, and what lies where.
///
/// | file | holds |
/// |---|---|
/// | `ici/ICI_AAAAMM.csv` | the months up to that of the practice |
/// | `ici/ICI_AAAAMM_bis.csv` | the month before once more, byte for byte, under a name of the month |
/// | `correccion/ICI_corregido_AAAAMM.csv` | the sheet that did not balance, sent again |
/// | `siguiente/ICI_AAAAMM.csv` | the month after |
/// | `establecimientos.csv`, `productos.csv`, `calendario.csv` | the registers |
public struct PracticeFiles: Sendable {
  private let practice: PracticeNetwork

  /// The files of a practice.
  public init(_ practice: PracticeNetwork) { self.practice = practice }

  /// The registers' names.
  public static let registers = ["establecimientos.csv", "productos.csv", "calendario.csv"]

  /// The paths of the months up to that of the practice, oldest first.
  public var months: [String] { before.map { "ici/ICI_\($0.compact).csv" } }
  /// The path of the file that came twice.
  public var repeated: String { "ici/ICI_\(practice.month.compact)_bis.csv" }
  /// The path of the file that puts the sheet right.
  public var correction: String { "correccion/ICI_corregido_\(practice.month.compact).csv" }
  /// The path of the month after.
  public var next: String { "siguiente/ICI_\(practice.nextMonth.compact).csv" }
  /// All that is imported at first: the registers, the months, and the one that came twice.
  public var first: [String] { Self.registers + months + [repeated] }

  private var before: [Month] {
    MonthlyReports(practice.network).months.filter { $0 <= practice.month }
  }

  /// Writes them, and gives their paths relative to `directory`.
  ///
  /// - Throws: `FileError.cannotWrite` with the path that could not be written; `.inputOutput` for a full disk.
  @discardableResult
  public func write(to directory: String) throws(FileError) -> [String] {
    let (network, month) = (practice.network, practice.month)
    let reports = MonthlyReports(network)
    var files = zip(months, before).map { (name: $0, bytes: reports.bytes(of: $1)) }
    files.append((repeated, reports.bytes(of: month.advanced(by: -1))))
    let resent = SyntheticNetwork.Correction(facility: practice.faults.unbalanced.facility, month: month)
    files.append((correction, MonthlyReports(practice.corrected).bytes(of: resent)))
    files.append((next, reports.bytes(of: practice.nextMonth)))
    files.append((Self.registers[0], RegisterFiles.facilities(network)))
    files.append((Self.registers[1], RegisterFiles.products(network.products)))
    files.append((Self.registers[2], RegisterFiles.calendars(network.facilities)))
    for file in files { _ = try AtomicFiles.write([file], to: directory) }
    return files.map(\.name)
  }
}
