import Files
import Foundation
import Operations

extension PushCredential {
  /// Tokens are short; what is longer is another file.
  private static let mostBytes = 8192

  /// The credential in a file that nobody but its owner can read, who is the account that runs the program, or root.
  ///
  /// - Throws: `PushError.token`.
  init(file path: String) throws(PushError) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .token(path: path, .unreadable(reason: Folders.reason())) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .token(path: path, .unreadable(reason: Folders.reason()))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostBytes else {
      throw .token(path: path, .noPlainFile)
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .token(path: path, .ofAnotherAccount)
    }
    guard status.st_mode & 0o077 == 0 else { throw .token(path: path, .openToOthers) }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw .token(path: path, .unreadable(reason: Folders.reason())) }
    guard let text = String(validating: bytes[..<count], as: UTF8.self), let credential = Self(fileText: text)
    else { throw .token(path: path, .noToken) }
    self = credential
  }
}
