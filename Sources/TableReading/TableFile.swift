import CSVReading
import Files
import Foundation

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

  private let limits: TableLimits
  private let survey: ByteSurvey?

  /// Looks over all bytes of a file; a symbolic link is followed.
  ///
  /// - Throws: `FileAccessError` when it cannot be read.
  /// - Complexity: O(bytes); memory for one block.
  public static func open(path: String, limits: TableLimits = TableLimits()) throws -> TableFile {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileAccessError(path: path, systemError: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileAccessError(path: path, systemError: EISDIR)
    // To open a pipe would wait for its writer, for ever if need be.
    default: return TableFile(path: path, byteCount: 0, digest: "", limits: limits, survey: nil)
    }
    var survey = ByteSurvey()
    var digest = SHA256Digest()
    try FileBlocks(path: path).read { block in
      survey.accept(block)
      digest.accept(block)
      return true
    }
    return TableFile(
      path: path, byteCount: survey.byteCount, digest: digest.finish(), limits: limits, survey: survey)
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
    var finder = TableFinder(limits: limits)
    try finder.find(path: path, name: name, survey: survey, body)
  }
}
