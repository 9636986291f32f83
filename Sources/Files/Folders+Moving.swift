import Foundation
import SupplyModel

extension Folders {
  /// Copies a file to where nothing lies, and brings the copy onto the disk.
  ///
  /// - Returns: SHA-256 of the bytes and the stamp of the source, the same before and after; nil when it changed meanwhile.
  public static func copy(_ source: String, to target: String) throws -> (digest: String, stamp: FileStamp)? {
    let input = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard input >= 0 else { throw FileError.unreadable(path: source, reason: reason()) }
    defer { close(input) }
    guard let before = FileStamp(descriptor: input), before.isRegular else {
      throw FileError.unreadable(path: source, reason: String(cString: strerror(EINVAL)))
    }
    // Never into what lies there: it may be a link, or somebody else's.
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o664)
    guard output >= 0 else { throw writing(target) }
    defer { close(output) }
    var digest = SHA256Digest()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var copied = 0
    while true {
      let count = read(input, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError.unreadable(path: source, reason: reason()) }
      if count == 0 { break }
      copied += count
      // A file that grows faster than it is read would never end.
      if copied > before.size { return nil }
      let failure = buffer.withUnsafeBytes { bytes in
        let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        digest.accept(part)
        return FileBytes.write(part, to: output)
      }
      guard failure == 0 else {
        throw FileError.inputOutput(path: target, reason: String(cString: strerror(failure)))
      }
    }
    guard fsync(output) == 0 || errno == EINVAL else {
      throw FileError.inputOutput(path: target, reason: reason())
    }
    guard FileStamp(descriptor: input) == before, copied == before.size else { return nil }
    return (digest.finish(), before)
  }

  /// Moves a file or a folder within one file system.
  public static func move(_ source: String, to target: String) throws(FileError) {
    guard rename(source, target) == 0 else { throw writing(target) }
  }

  /// Moves a file, to another file system as well: there it appears whole or not at all.
  public static func transfer(_ source: String, to target: String) throws {
    guard rename(source, target) != 0 else { return }
    guard errno == EXDEV else { throw writing(target) }
    let draft = PathText.parent(target) + "/" + draft(of: PathText.lastComponent(target), ending: ".colca")
    removeAll(draft)
    do {
      guard try copy(source, to: draft) != nil else {
        throw FileError.inputOutput(path: source, reason: "changed while it was copied")
      }
      try move(draft, to: target)
    } catch {
      removeAll(draft)
      throw error
    }
    try remove(source)
  }

  /// Removes a file; one that is not there is gone already.
  public static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
  }

  /// A path in a folder that nothing has yet: the name itself, or with `_2`, `_3` … before its extension.
  public static func free(_ name: String, in folder: String) -> String {
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    let (stem, end) = (dot.map { name[..<$0] } ?? name[...], dot.map { name[$0...] } ?? "")
    var path = folder + "/" + name
    var number = 2
    while FileStamp(path: path) != nil {
      path = folder + "/" + self.name(String(stem), ending: "_\(number)\(end)")
      number += 1
    }
    return path
  }

  /// Gives a file a second name; false where the file system knows none.
  public static func link(_ source: String, at target: String) -> Bool {
    Foundation.link(source, target) == 0
  }
}
