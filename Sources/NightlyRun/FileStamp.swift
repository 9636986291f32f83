import Foundation

/// What tells that a file has changed: its size, its times to the nanosecond, and which file it is.
struct FileStamp: Equatable {
  let size: Int
  let inode: UInt64
  private let modified: timespec
  private let changed: timespec
  let isRegular: Bool
  let isFolder: Bool
  let isLink: Bool

  /// The stamp of what lies at a path, links not followed; nil when nothing does.
  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The stamp of an open file.
  init?(descriptor: Int32) {
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
  }

  /// Seconds since the file last changed; negative when its times lie in the future.
  ///
  /// Copying keeps the time of modification, and the system sets the other one: the later of both counts.
  func age(at now: Date) -> Double {
    func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 }
    return now.timeIntervalSince1970 - max(seconds(modified), seconds(changed))
  }

  static func == (left: FileStamp, right: FileStamp) -> Bool {
    left.size == right.size && left.inode == right.inode
      && left.modified.tv_sec == right.modified.tv_sec && left.modified.tv_nsec == right.modified.tv_nsec
      && left.changed.tv_sec == right.changed.tv_sec && left.changed.tv_nsec == right.changed.tv_nsec
  }
}
