import SupplyModel

/// What can go wrong with a file or a folder.
public enum FileError: ColcaError {
  /// It does not exist.
  case noSuchFile(path: String)
  /// It exists but cannot be read.
  case unreadable(path: String, reason: String)
  /// It cannot be created or written where it was asked for.
  case cannotWrite(path: String, reason: String)
  /// Something else lies where a file of the program's own has to be; it is left as it is.
  case notOurs(path: String, because: Foreign)
  /// Reading or writing failed on the way: a full disk, a broken one.
  case inputOutput(path: String, reason: String)
  /// There is less room than the file and what comes of it need.
  case noRoom(path: String, megabytes: Int, freeMegabytes: Int)
  /// Another program works in the folder of the lock; `holder` is machine, process and time, as the lock says.
  case folderInUse(lock: String, holder: String)

  /// Why what lies there is not the program's own.
  public enum Foreign: Sendable, Equatable {
    /// A symbolic link, wherever it leads.
    case link
    /// A pipe, a device, a folder.
    case noPlainFile
    /// A file that has another name as well.
    case secondName
    /// A file of other content.
    case otherContent
  }

  /// Why a file could not be written, from what the system says.
  ///
  /// A full disk or a full quota asks for room (`inputOutput`); anything else for another place or for leave (`cannotWrite`).
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - errorNumber: Linux's `errno`: 28 is ENOSPC, 122 EDQUOT.
  ///   - reason: its words.
  public static func writing(_ path: String, errorNumber: Int32, reason: String) -> FileError {
    [28, 122].contains(errorNumber)
      ? .inputOutput(path: path, reason: reason) : .cannotWrite(path: path, reason: reason)
  }

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .noSuchFile, .unreadable: .noInput
    case .cannotWrite, .notOurs: .cannotWrite
    case .inputOutput, .noRoom: .inputOutput
    case .folderInUse: .tryAgain
    }
  }
}
