import Foundation

/// What tells that a file has changed: its size, its times to the nanosecond, and which file it is.
public struct FileStamp: Equatable {
  /// Bytes.
  public let size: Int
  /// Which file it is on its disk.
  public let inode: UInt64
  private let modified: timespec
  private let changed: timespec
  /// Whether it is a plain file.
  public let isRegular: Bool
  /// Whether it is a folder.
  public let isFolder: Bool
  /// Whether it is a symbolic link.
  public let isLink: Bool
  /// Whether it is a device that takes bytes as they come, such as a terminal.
  public let isDevice: Bool
  /// Under how many names the disk knows it.
  public let names: Int

  /// When its content was written, in seconds since 1970.
  public var writtenAt: Int { Int(modified.tv_sec) }

  /// The stamp of what lies at a path, links not followed; nil when nothing does.
  public init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The stamp of an open file.
  public init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    modified = status.st_mtim
    changed = status.st_ctim
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isLink = status.st_mode & S_IFMT == S_IFLNK
    isDevice = status.st_mode & S_IFMT == S_IFCHR
    names = Int(status.st_nlink)
  }

  /// Seconds since the file last changed; negative when its times lie in the future.
  ///
  /// Copying keeps the time of modification, and the system sets the other one: the later of both counts.
  public func age(at now: Date) -> Double {
    func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 }
    return now.timeIntervalSince1970 - max(seconds(modified), seconds(changed))
  }

  /// Whether nothing has changed between the two.
  public static func == (left: FileStamp, right: FileStamp) -> Bool {
    left.size == right.size && left.inode == right.inode
      && left.modified.tv_sec == right.modified.tv_sec && left.modified.tv_nsec == right.modified.tv_nsec
      && left.changed.tv_sec == right.changed.tv_sec && left.changed.tv_nsec == right.changed.tv_nsec
  }
}
