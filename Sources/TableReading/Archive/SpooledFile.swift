import CSVReading
import Foundation

/// A member of an archive on disk, without a name: the system frees it when nothing holds it open any more.
///
/// The file is made with mode 0600 in the temporary folder and its name removed before a byte is written, so
/// that nobody else can open it and nothing stays behind even when the program is killed.
final class SpooledFile {
  private let descriptor: Int32

  init() throws {
    let folder = NSTemporaryDirectory()
    var template = Array((folder + (folder.hasSuffix("/") ? "" : "/") + "colca-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileAccessError(path: folder, systemError: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// A path under which this process, and no other, can open the file while this object lives.
  var path: String { "/dev/fd/\(descriptor)" }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileAccessError(path: NSTemporaryDirectory(), systemError: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
