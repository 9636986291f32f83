import Foundation

/// A file that could not be opened or read, with the system's own reason.
public struct FileAccessError: Error, Equatable, Sendable {
  /// The file.
  public let path: String
  /// The system's error number (`ENOENT`, `EACCES`, `EISDIR`, …).
  public let systemError: Int32

  /// An error of the system's about a file.
  public init(path: String, systemError: Int32) {
    self.path = path
    self.systemError = systemError
  }

  /// The system's words for the error.
  public var reason: String { String(cString: strerror(systemError)) }
}

/// Reads a file from front to back in blocks of one reused buffer, so that memory does not grow with the file.
public struct FileBlocks: ByteBlocks {
  /// Bytes in a block: enough that system calls cost nothing beside parsing.
  public static let blockSize = 256 * 1024

  private let path: String

  /// The blocks of a file.
  public init(path: String) { self.path = path }

  /// Calls `body` with each block until it returns false or the file ends.
  ///
  /// - Parameters:
  ///   - offset: the byte to start from.
  ///   - body: gets a view that is valid only during the call.
  /// - Throws: `FileAccessError` when the file cannot be opened or read; whatever `body` throws.
  public func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    // Not blocking: opening a pipe would else wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileAccessError(path: path, systemError: errno) }
    defer { close(descriptor) }
    try refuseUnlessFile(descriptor)
    if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 {
      throw FileAccessError(path: path, systemError: errno)
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileAccessError(path: path, systemError: errno)
      }
      if count == 0 { return }
      if try !body(UnsafeRawBufferPointer(rebasing: buffer[0..<count])) { return }
    }
  }

  /// A file is read several times over, which a pipe forgets and a device need not end.
  private func refuseUnlessFile(_ descriptor: Int32) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileAccessError(path: path, systemError: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw FileAccessError(path: path, systemError: EISDIR)
    default: throw FileAccessError(path: path, systemError: ESPIPE)
    }
  }
}
