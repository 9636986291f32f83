import Foundation

/// Files that the program keeps for itself, such as locks and logs: opened only where they are its own.
///
/// In folders that several people write into somebody may have put a link, a pipe or a second name of another file in the place of
/// one: a lock that follows the link empties a database. So links are not followed, pipes are not waited for, and a file with a
/// second name is left alone.
public enum OwnFile {
  /// What is done with the file.
  public enum Use {
    /// Read, written and emptied; it is small, since it says in a line who holds it.
    case lock
    /// Added to at its end; a device, as a terminal, takes lines as well.
    case log

    fileprivate var flags: Int32 {
      switch self {
      case .lock: O_RDWR
      case .log: O_WRONLY | O_APPEND
      }
    }

    fileprivate var mode: mode_t {
      switch self {
      case .lock: 0o664
      case .log: 0o640
      }
    }
  }

  /// Bytes that no lock has: what is longer is another file.
  private static let longestLock = 4096

  /// Opens the file, making it where there is none.
  ///
  /// - Returns: the descriptor, to be closed by the caller.
  /// - Throws: `FileError.notOurs` for a link, for what is no plain file, for a file with a second name, and for a lock too long to be
  ///   one; `.cannotWrite` with the system's reason.
  public static func open(_ path: String, for use: Use) throws(FileError) -> Int32 {
    let flags = use.flags | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = Foundation.open(path, flags, use.mode)
    guard descriptor >= 0 else {
      switch errno {
      case ELOOP: throw .notOurs(path: path, because: .link)
      // A pipe without a reader.
      case ENXIO: throw .notOurs(path: path, because: .noPlainFile)
      default: throw Folders.writing(path)
      }
    }
    if let reason = obstacle(descriptor, use) {
      close(descriptor)
      throw .notOurs(path: path, because: reason)
    }
    return descriptor
  }

  private static func obstacle(_ descriptor: Int32, _ use: Use) -> FileError.Foreign? {
    guard let stamp = FileStamp(descriptor: descriptor) else { return .noPlainFile }
    if case .log = use, stamp.isDevice { return nil }
    guard stamp.isRegular else { return .noPlainFile }
    if stamp.names > 1 { return .secondName }
    if case .lock = use, stamp.size > longestLock { return .otherContent }
    return nil
  }
}
