import Foundation
import SupplyModel

/// Folders, made, listed and removed by the system's own calls, with its own reasons; files in them are copied and moved as whole.
public enum Folders {
  /// Makes a folder and those above it, where they are not there yet.
  public static func make(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    // Step by step, since Foundation wraps the system's reason in words of the locale.
    let parent = PathText.parent(path)
    if !parent.isEmpty, parent != path { try make(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw writing(path) }
    guard isFolder(path) else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(ENOTDIR)))
    }
  }

  /// Whether a folder lies at a path, or a link that leads to one.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Does something with a folder of its own that is gone afterwards, whatever happened.
  ///
  /// - Parameters:
  ///   - name: the beginning of the folder's name, among the system's temporary files.
  ///   - body: takes the folder's path.
  /// - Throws: `FileError.cannotWrite` where it cannot be made; whatever `body` throws.
  public static func withScratch<Value>(named name: String, _ body: (String) throws -> Value) throws -> Value
  {
    var template = Array((NSTemporaryDirectory() + "/\(name)-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw writing(NSTemporaryDirectory()) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { removeAll(path) }
    return try body(path)
  }

  /// The names in a folder, in the order of their bytes; those that are no UTF-8 are left out.
  public static func names(in path: String) throws(FileError) -> [String] {
    try listing(of: path).names
  }

  /// The names in a folder, and those that are no UTF-8.
  public struct Listing: Sendable, Equatable {
    /// The names, in the order of their bytes.
    public fileprivate(set) var names: [String] = []
    /// What names that are no UTF-8 look like, `?` for each byte that is no letter: no text leads to such a file.
    public fileprivate(set) var unreadable: [String] = []
  }

  /// What lies in a folder.
  public static func listing(of path: String) throws(FileError) -> Listing {
    guard let folder = opendir(path) else { throw .unreadable(path: path, reason: reason()) }
    defer { closedir(folder) }
    var listing = Listing()
    while let entry = readdir(folder) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        listing.unreadable.append(
          String(decoding: bytes, as: UTF8.self).replacing("\u{FFFD}", with: "?"))
        continue
      }
      if name != "." && name != ".." { listing.names.append(name) }
    }
    listing.names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    listing.unreadable.sort()
    return listing
  }

  /// The most bytes that Linux takes for a name.
  public static let longestName = 255

  /// A name that ends in something and is not too long for the system, by leaving out letters before the end if need be.
  ///
  ///     Folders.name("ICI.csv", ending: ".hallazgos.txt")  // "ICI.csv.hallazgos.txt"
  public static func name(_ name: String, ending: String) -> String {
    var stem = name
    while stem.utf8.count + ending.utf8.count > longestName, !stem.isEmpty { stem.removeLast() }
    return stem + ending
  }

  /// What a file is called, hidden beside its place, as long as it is not complete; `sweep` removes those that were left.
  static func draft(of name: String, ending: String) -> String { self.name("." + name, ending: ending) }

  /// Brings the names in a folder onto the disk.
  public static func settle(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    // Not every file system can; then there is nothing more to be done.
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// Removes a folder with everything in it, links not followed; what cannot be removed stays.
  public static func removeAll(_ path: String) {
    guard let stamp = FileStamp(path: path) else { return }
    if stamp.isFolder {
      for name in (try? names(in: path)) ?? [] { removeAll(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Removes from a folder what a program that was cut off had begun to write: `.NAME.colca` and `.NAME.colca-123`.
  ///
  /// Nothing but plain files goes, and none of a process of that number that is still running.
  public static func sweep(_ folder: String) {
    for name in (try? names(in: folder)) ?? [] where isAbandonedDraft(name) {
      let path = folder + "/" + name
      if FileStamp(path: path)?.isRegular == true { unlink(path) }
    }
  }

  /// Whether a name is that of a draft which nobody is writing.
  private static func isAbandonedDraft(_ name: String) -> Bool {
    guard name.hasPrefix("."), let dot = name.dropFirst().lastIndex(of: ".") else { return false }
    let end = name[dot...]
    if end == ".colca" { return true }
    guard end.hasPrefix(".colca-"), let process = Int32(end.dropFirst(7)), process > 0 else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  /// Megabytes that an ordinary user may still write where a path lies; nil where the system does not tell.
  public static func freeMegabytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path.isEmpty ? "." : path, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize) / 1_000_000
  }

  /// The system's words for what went wrong last.
  public static func reason() -> String { String(cString: strerror(errno)) }

  static func writing(_ path: String) -> FileError {
    .writing(path, errorNumber: errno, reason: reason())
  }
}
