import CSVReading
import Dispatch
import Files
import Foundation
import SupplyModel
import Synchronization

/// A file that may hold tables: delimited text, a DBF, a workbook, or a ZIP archive of any of these.
///
/// What it is is told by its bytes, never by its name. Whatever is wrong with it becomes a `TableRefusal` or a
/// `TableDefect`; only a file that the system does not let be read throws.
public struct TableFile {
  /// The path as it was given.
  public let path: String
  /// Bytes in the file.
  public let byteCount: Int
  /// SHA-256 of the bytes, as lower-case hexadecimal; empty for a pipe or a device, which are not read.
  public let digest: String

  /// When it was written, in seconds since 1970.
  public let writtenAt: Int
  private let limits: TableLimits
  private let converter: SpreadsheetConverter
  private let survey: ByteSurvey?

  /// Looks over all bytes of a file; a symbolic link is followed.
  ///
  /// - Throws: `FileAccessError` when it cannot be read.
  /// - Complexity: O(bytes); memory for one block.
  public static func open(
    path: String, limits: TableLimits = TableLimits(),
    converter: SpreadsheetConverter = SpreadsheetConverter()
  ) throws -> TableFile {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileAccessError(path: path, systemError: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileAccessError(path: path, systemError: EISDIR)
    // To open a pipe would wait for its writer, for ever if need be.
    default:
      return TableFile(
        path: path, byteCount: 0, digest: "", writtenAt: status.st_mtim.tv_sec, limits: limits,
        converter: converter, survey: nil)
    }
    let (survey, digest) = try look(over: path, byteCount: Int(status.st_size))
    return TableFile(
      path: path, byteCount: survey.byteCount, digest: digest, writtenAt: status.st_mtim.tv_sec,
      limits: limits, converter: converter, survey: survey)
  }

  /// From so many bytes on a second thread works out the digest.
  private static let largeBytes = 16 << 20

  /// What all bytes of a file tell, and their digest: both at once, for a large file by two threads.
  private static func look(over path: String, byteCount: Int) throws -> (ByteSurvey, String) {
    func survey() throws -> ByteSurvey {
      var survey = ByteSurvey()
      try FileBlocks(path: path).read { block in
        survey.accept(block)
        return true
      }
      return survey
    }
    guard byteCount >= largeBytes else {
      var (survey, digest) = (ByteSurvey(), SHA256Digest())
      try FileBlocks(path: path).read { block in
        survey.accept(block)
        digest.accept(block)
        return true
      }
      return (survey, digest.finish())
    }
    let worked = Mutex<Result<String, any Error>?>(nil)
    let isWorked = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .userInitiated).async {
      let result = Result<String, any Error> {
        var digest = SHA256Digest()
        try FileBlocks(path: path).read { block in
          digest.accept(block)
          return true
        }
        return digest.finish()
      }
      worked.withLock { $0 = result }
      isWorked.signal()
    }
    let surveyed = Result { try survey() }
    isWorked.wait()
    guard let digest = worked.withLock({ $0 }) else {
      throw ProgrammingError("the digest of \(path) was not worked out")
    }
    return (try surveyed.get(), try digest.get())
  }

  /// Calls `body` with each table and each refusal: members by name, a workbook's visible sheets before others.
  ///
  /// A sheet without content is no table. At least one entry comes: a file with nothing to read is refused.
  ///
  /// - Throws: `FileAccessError` when the file cannot be read or the temporary folder not be written; whatever
  ///   `body` throws.
  public func forEachEntry(_ body: (TableEntry) throws -> Void) throws {
    let name = DisplayName.file(path)
    guard let survey else { return try body(.refused(name: name, reason: .notAFile)) }
    var finder = TableFinder(limits: limits, converter: converter)
    try finder.find(path: path, name: name, survey: survey, writtenAt: nil, body)
  }
}

/// Names of tables as people read them.
enum DisplayName {
  /// The file's name without its folder.
  static func file(_ path: String) -> String {
    clean(path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// The name of a member or a sheet behind that of what holds it.
  static func inside(_ container: String, _ member: String) -> String { container + "/" + clean(member) }

  /// Without letters that would move a terminal's cursor or end a line.
  private static func clean(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") {
      let isControl = $1.properties.generalCategory == .control || $1.properties.generalCategory == .format
      $0.unicodeScalars.append(isControl ? "\u{FFFD}" : $1)
    }
  }
}

/// How much a file may unfold to, so that no file can fill the memory or the disk.
public struct TableLimits: Equatable, Sendable {
  /// Members of an archive or parts of a workbook.
  public var members: Int
  /// Bytes of all members together, unfolded: what their headers declare, which reading then holds them to.
  public var unfoldedBytes: Int
  /// Unfolded bytes to each byte of the file, and to each compressed byte of a member.
  ///
  /// Real sheets and exports stay under 60; deflate itself reaches 1,032.
  public var ratio: Int
  /// Below so many unfolded bytes the ratio does not matter: a small table of zeros is no bomb.
  public var ratioFreeBytes: Int
  /// Bytes of the texts that the cells of a workbook share, which have to be kept in memory.
  public var sharedTextBytes: Int
  /// Bytes of one record.
  public var recordBytes: Int

  /// The defaults: 10,000 members, 2 GiB, 200 to one over 10 MB, 256 MiB of shared texts, records of 1 MiB.
  public init(
    members: Int = 10_000, unfoldedBytes: Int = 2 << 30, ratio: Int = 200, ratioFreeBytes: Int = 10_000_000,
    sharedTextBytes: Int = 256 << 20, recordBytes: Int = 1 << 20
  ) {
    self.members = members
    self.unfoldedBytes = unfoldedBytes
    self.ratio = ratio
    self.ratioFreeBytes = ratioFreeBytes
    self.sharedTextBytes = sharedTextBytes
    self.recordBytes = recordBytes
  }
}
