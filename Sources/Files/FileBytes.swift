import Foundation
import SupplyModel

/// The bytes of whole files, and bytes into open ones, by the system's own calls and with its own reasons.
public enum FileBytes {
  private static let block = 1 << 18

  /// How long a pipe is waited for, in milliseconds, from one piece to the next.
  private static let patience: Int32 = 10_000

  /// Every byte of a file; links are followed, and a pipe is read to its end.
  ///
  /// - Throws: `FileError.noSuchFile`; `.unreadable` with the system's reason, also for a folder, and for a pipe into which nobody
  ///   writes for ten seconds.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .noSuchFile(path: path) : .unreadable(path: path, reason: Folders.reason())
    }
    defer { close(descriptor) }
    if FileStamp(descriptor: descriptor)?.isRegular == false { try wait(for: descriptor, path: path) }
    var bytes: [UInt8] = []
    try forEachBlock(of: descriptor, path: path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Every byte of a plain file; nil where there is none, and where it cannot be read: no pipe is waited for.
  public static func ofReadable(_ path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? read(path)
  }

  /// SHA-256 of a file's bytes, and how many there are.
  ///
  /// - Throws: `FileError.unreadable`, also where there is no such file, and for what is no plain file.
  public static func digest(of path: String) throws(FileError) -> (digest: String, byteCount: Int) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: Folders.reason()) }
    defer { close(descriptor) }
    guard FileStamp(descriptor: descriptor)?.isRegular == true else {
      throw .unreadable(path: path, reason: String(cString: strerror(EINVAL)))
    }
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

  /// Waits until a pipe has bytes or has been closed.
  private static func wait(for descriptor: Int32, path: String) throws(FileError) {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, patience) != 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(ETIMEDOUT)))
    }
  }

  private static func forEachBlock(
    of descriptor: Int32, path: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(FileError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: block, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, block)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        try wait(for: descriptor, path: path)
        continue
      }
      guard count >= 0 else { throw .unreadable(path: path, reason: Folders.reason()) }
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
