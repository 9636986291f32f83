import Foundation
import SupplyModel

/// Folders and files as a night handles them: made, copied, moved and removed by the system's own calls, with its own reasons.
public enum Folders {
  /// Makes a folder and those above it, where they are not there yet.
  public static func make(_ path: String) throws(ColcaError) {
    if let stamp = FileStamp(path: path), stamp.isFolder { return }
    let parent = PathText.parent(path)
    if !parent.isEmpty, parent != path, access(parent, F_OK) != 0 { try make(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw writing(path) }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(ENOTDIR)))
    }
  }

  /// The names in a folder, in the order of their bytes.
  public static func names(in path: String) throws(ColcaError) -> [String] {
    guard let folder = opendir(path) else { throw .unreadable(path: path, reason: reason()) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Copies a file and brings the copy onto the disk.
  ///
  /// - Returns: SHA-256 of the bytes and the stamp of the source, the same before and after; nil when it changed meanwhile.
  public static func copy(_ source: String, to target: String) throws -> (digest: String, stamp: FileStamp)? {
    let input = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard input >= 0 else { throw ColcaError.unreadable(path: source, reason: reason()) }
    defer { close(input) }
    guard let before = FileStamp(descriptor: input), before.isRegular else {
      throw ColcaError.unreadable(path: source, reason: String(cString: strerror(EINVAL)))
    }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o664)
    guard output >= 0 else { throw writing(target) }
    defer { close(output) }
    var digest = SHA256Digest()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var copied = 0
    while true {
      let count = read(input, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ColcaError.unreadable(path: source, reason: reason()) }
      if count == 0 { break }
      copied += count
      // A file that grows faster than it is read would never end.
      if copied > before.size { return nil }
      try buffer.withUnsafeBytes { bytes in
        let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        digest.accept(part)
        try write(part, to: output, path: target)
      }
    }
    guard fsync(output) == 0 || errno == EINVAL else {
      throw ColcaError.inputOutput(path: target, reason: reason())
    }
    guard FileStamp(descriptor: input) == before, copied == before.size else { return nil }
    return (digest.finish(), before)
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Foundation.write(descriptor, part.baseAddress, part.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw ColcaError.inputOutput(path: path, reason: reason()) }
      rest = rest.dropFirst(count)
    }
  }

  /// Moves a file or a folder within one file system.
  public static func move(_ source: String, to target: String) throws(ColcaError) {
    guard rename(source, target) == 0 else { throw writing(target) }
  }

  /// Moves a file, to another file system as well: there it appears whole or not at all.
  public static func transfer(_ source: String, to target: String) throws {
    guard rename(source, target) != 0 else { return }
    guard errno == EXDEV else { throw writing(target) }
    let draft = PathText.parent(target) + "/." + PathText.lastComponent(target) + ".colca"
    removeAll(draft)
    do {
      guard try copy(source, to: draft) != nil else {
        throw ColcaError.inputOutput(path: source, reason: "changed while it was copied")
      }
      try move(draft, to: target)
    } catch {
      removeAll(draft)
      throw error
    }
    try remove(source)
  }

  /// Brings the names in a folder onto the disk.
  public static func settle(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    // Not every file system can; then there is nothing more to be done.
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file; one that is not there is gone already.
  public static func remove(_ path: String) throws(ColcaError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
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
  public static func sweep(_ folder: String) {
    for name in (try? names(in: folder)) ?? [] where name.hasPrefix(".") {
      if name.hasSuffix(".colca") || name.dropFirst().contains(".colca-") { removeAll(folder + "/" + name) }
    }
  }

  /// A path in a folder that nothing has yet: the name itself, or with `_2`, `_3` … before its extension.
  public static func free(_ name: String, in folder: String) -> String {
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    let (stem, end) = (dot.map { name[..<$0] } ?? name[...], dot.map { name[$0...] } ?? "")
    var path = folder + "/" + name
    var number = 2
    while FileStamp(path: path) != nil {
      path = folder + "/\(stem)_\(number)\(end)"
      number += 1
    }
    return path
  }

  /// SHA-256 and size of a file.
  public static func digest(of path: String) throws(ColcaError) -> (digest: String, byteCount: Int) {
    let input = open(path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .unreadable(path: path, reason: reason()) }
    defer { close(input) }
    var digest = SHA256Digest()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var size = 0
    while true {
      let count = read(input, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, reason: reason()) }
      if count == 0 { return (digest.finish(), size) }
      buffer.withUnsafeBytes { digest.accept(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      size += count
    }
  }

  /// Megabytes that an ordinary user may still write where a path lies; nil where the system does not tell.
  public static func freeMegabytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path.isEmpty ? "." : path, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize) / 1_000_000
  }

  /// The system's words for what went wrong last.
  public static func reason() -> String { String(cString: strerror(errno)) }

  private static func writing(_ path: String) -> ColcaError {
    .writing(path, errorNumber: errno, reason: reason())
  }
}

extension Folders {
  /// Gives a file a second name; false where the file system knows none.
  public static func link(_ source: String, at target: String) -> Bool {
    Foundation.link(source, target) == 0
  }
}
