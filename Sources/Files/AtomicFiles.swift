import Foundation
import SupplyModel

/// Files that appear whole or not at all.
///
/// All are written beside their targets first and renamed only when every one is complete: a full disk leaves
/// yesterday's report as it was.
public enum AtomicFiles {
  /// Writes the files of a folder, creating the folder if needed, and gives their paths.
  ///
  /// A name may lead into a folder below: `microrredes/soritor.html`.
  public static func write(_ files: [(name: String, text: String)], to directory: String) throws(FileError)
    -> [String]
  {
    try write(files.map { (name: $0.name, bytes: Array($0.text.utf8)) }, to: directory)
  }

  /// Writes the files of a folder from their bytes, and gives their paths.
  public static func write(_ files: [(name: String, bytes: [UInt8])], to directory: String) throws(FileError)
    -> [String]
  {
    do {
      return try write(files.map(\.name), to: directory) { files[$0].bytes }
    } catch let error as FileError {
      throw error
    } catch {
      // Nothing else is thrown where the bytes are there already.
      throw .cannotWrite(path: directory, reason: "\(error)")
    }
  }

  /// Writes the files of a folder, each made as its turn comes, and gives their paths: never more than one is held in memory.
  ///
  /// - Parameters:
  ///   - names: the files.
  ///   - directory: their folder, which is created if needed.
  ///   - bytes: makes the file at a place of `names`.
  /// - Throws: `FileError`; what `bytes` throws. Nothing of the folder has changed then.
  public static func write(
    _ names: [String], to directory: String, bytes: (_ place: Int) throws -> [UInt8]
  ) throws -> [String] {
    try Folders.make(directory)
    var written: [(temporary: String, target: String)] = []
    var folders: [String] = []
    do {
      for (place, name) in names.enumerated() {
        let target = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        let folder = PathText.parent(target)
        if name.contains("/"), !Folders.isFolder(folder) {
          folders.append(folder)
          try Folders.make(folder)
        }
        let temporary =
          folder + "/" + Folders.draft(of: PathText.lastComponent(name), ending: ".colca-\(getpid())")
        let content = try bytes(place)
        written.append((temporary, target))
        try write(content, to: temporary, for: target)
      }
      for file in written where rename(file.temporary, file.target) != 0 {
        throw writing(file.target, errno)
      }
    } catch {
      for file in written { unlink(file.temporary) }
      // Only those that are still empty go.
      for folder in folders { rmdir(folder) }
      throw error
    }
    return written.map(\.target)
  }

  /// Writes one file, named by its path.
  ///
  /// A link is followed: what it leads to is replaced, and it stays. What is no file, such as a pipe or a device, is
  /// written into, as nothing can take its place.
  ///
  /// - Throws: `FileError.cannotWrite`.
  public static func write(_ text: String, toFile path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try write(text, inPlaceOf: path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .cannotWrite(path: path, reason: String(cString: strerror(EISDIR)))
    case S_IFREG: try write(text, inPlaceOf: resolved(path))
    default:
      let descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw writing(path, errno) }
      try write(Array(text.utf8), into: descriptor, for: path)
    }
  }

  /// Writes one file of the program's own, named by its path.
  ///
  /// No link is followed: the file takes the place of what lies there. What is neither file nor link, such as a pipe or a
  /// device, is left as it is.
  ///
  /// - Throws: `FileError.notOurs`; `.cannotWrite`.
  public static func replace(_ text: String, at path: String) throws(FileError) {
    if let stamp = FileStamp(path: path), !stamp.isRegular, !stamp.isLink {
      throw .notOurs(path: path, because: .noPlainFile)
    }
    try write(text, inPlaceOf: path)
  }

  private static func write(_ text: String, inPlaceOf path: String) throws(FileError) {
    let folder = PathText.parent(path)
    _ = try write([(name: PathText.lastComponent(path), text: text)], to: folder.isEmpty ? "." : folder)
  }

  /// Where links lead to in the end; the path itself where that cannot be told.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  private static func write(_ bytes: [UInt8], to temporary: String, for target: String) throws(FileError) {
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard descriptor >= 0 else { throw writing(target, errno) }
    try write(bytes, into: descriptor, for: target)
  }

  /// Writes everything and closes.
  private static func write(
    _ bytes: [UInt8], into descriptor: Int32, for target: String
  ) throws(FileError) {
    var failure = bytes.withUnsafeBytes { FileBytes.write($0, to: descriptor) }
    if failure == 0 && fsync(descriptor) != 0 && errno != EINVAL { failure = errno }
    if close(descriptor) != 0 && failure == 0 { failure = errno }
    guard failure == 0 else { throw writing(target, failure) }
  }

  private static func writing(_ path: String, _ number: Int32) -> FileError {
    .writing(path, errorNumber: number, reason: String(cString: strerror(number)))
  }
}
