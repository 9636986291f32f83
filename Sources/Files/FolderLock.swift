import Foundation
import SupplyModel
import Synchronization

/// A lock on a folder: one night at a time works with what lies in it, on this machine and on others that share it.
///
/// The system's lock (`flock`) on a file `.colca.lock` keeps out other programs of this machine, and is free as soon as its
/// holder is gone, however it went. Some shared folders do not pass it on to other machines: so the file also says who holds it, and
/// its holder touches it every minute. What another machine touched less than ten minutes ago is held.
public final class FolderLock {
  /// The file's name in the folder.
  public static let name = ".colca.lock"
  /// Seconds after which another machine's lock that nobody touches is nobody's.
  public static let staleSeconds = 600.0
  private static let beatSeconds = 60

  private let path: String
  private let descriptor: Int32
  private let beat: any DispatchSourceTimer

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: what is locked; it must exist.
  ///   - machine: the time, and the name by which the file says who holds the lock.
  /// - Throws: `FileError.folderInUse` when another has it; `.cannotWrite` when the file cannot be made;
  ///   `.notOurs` when something else lies in its place.
  public init(folder: String, machine: Machine) throws(FileError) {
    path = folder + "/" + Self.name
    // The words of the file are set apart by spaces.
    let name = machine.name.split(separator: " ").joined(separator: "-")
    descriptor = try OwnFile.open(path, for: .lock)
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      let holder = Self.holder(descriptor)
      close(descriptor)
      throw .folderInUse(lock: path, holder: holder)
    }
    // Where the folder knows no locks (ENOLCK, ENOTSUP) the words in the file are all there is.
    let holder = Self.holder(descriptor)
    if !holder.isEmpty, !holder.hasPrefix(name + " "),
      Self.age(descriptor, machine.clock) < Self.staleSeconds
    {
      close(descriptor)
      throw .folderInUse(lock: path, holder: holder)
    }
    let mine = "\(name) \(getpid()) \(machine.clock.instant)\n"
    let isWritten = Self.write(mine, descriptor)
    beat = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    guard isWritten else {
      let reason = String(cString: strerror(errno))
      beat.resume()
      beat.cancel()
      close(descriptor)
      throw .cannotWrite(path: path, reason: reason)
    }
    let touched = descriptor
    beat.schedule(
      deadline: .now() + .seconds(Self.beatSeconds), repeating: .seconds(Self.beatSeconds))
    beat.setEventHandler { futimens(touched, nil) }
    beat.resume()
  }

  /// Gives the lock back; the file stays, empty.
  deinit {
    beat.cancel()
    _ = ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// Who holds the lock of a folder, in the file's own words, found out without taking it; nil when nobody does.
  public static func holder(ofFolder folder: String) -> String? {
    let descriptor = open(folder + "/" + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return holder(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return String(text.prefix { $0 != "\n" })
  }

  private static func age(_ descriptor: Int32, _ clock: MachineClock) -> Double {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .infinity }
    // Clocks of two machines differ, and may be set back: what was touched in the future counts by its distance.
    return (clock.now().timeIntervalSince1970 - Double(status.st_mtim.tv_sec)).magnitude
  }

  private static func write(_ text: String, _ descriptor: Int32) -> Bool {
    guard ftruncate(descriptor, 0) == 0 else { return false }
    let bytes = Array(text.utf8)
    return pwrite(descriptor, bytes, bytes.count, 0) == bytes.count && fsync(descriptor) == 0
  }
}
