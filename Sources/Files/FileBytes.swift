import Foundation
import SupplyModel

/// The bytes of whole files, and bytes into open ones, by the system's own calls and with its own reasons.
public enum FileBytes {
  private static let block = 1 << 18

  /// Every byte of a file; links are followed.
  ///
  /// - Throws: `FileError.noSuchFile`; `.unreadable` with the system's reason, also for a folder.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .noSuchFile(path: path) : .unreadable(path: path, reason: Folders.reason())
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    try forEachBlock(of: descriptor, path: path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Every byte of a file; nil where there is none, or it cannot be read.
  public static func ofReadable(_ path: String) -> [UInt8]? { try? read(path) }

  /// SHA-256 of a file's bytes, and how many there are.
  ///
  /// - Throws: `FileError.unreadable`, also where there is no such file.
  public static func digest(of path: String) throws(FileError) -> (digest: String, byteCount: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: Folders.reason()) }
    defer { close(descriptor) }
    var digest = SHA256Digest()
    var size = 0
    try forEachBlock(of: descriptor, path: path) {
      digest.accept($0)
      size += $0.count
    }
    return (digest.finish(), size)
  }

  /// Writes every byte into an open file.
  ///
  /// Unlike `FileHandle.write` it does not end the program when the disk is full or nobody reads a pipe any more.
  ///
  /// - Returns: 0, or the number of the system's error.
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Foundation.write(descriptor, part.baseAddress, part.count)
      if count < 0 && errno == EINTR { continue }
      // Nothing taken and no reason given is what a full device does.
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Writes a text in UTF-8 into an open file.
  ///
  /// - Returns: 0, or the number of the system's error.
  public static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func forEachBlock(
    of descriptor: Int32, path: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(FileError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: block, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, block)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, reason: Folders.reason()) }
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
