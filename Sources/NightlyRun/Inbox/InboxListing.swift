import Files
import Foundation
import SupplyModel

/// The files of the inbox, and which of them are complete.
///
/// Complete is a file beside which `NAME.done` lies, and one that has not changed for `quietSeconds` by any of its times: a
/// copy that keeps the time of modification still sets the other one. Where a file is younger, or its times lie in the future
/// after the clock was set back, it is watched for that long, all such files together. Names of files under way elsewhere
/// (`.part`, `.tmp`, `.crdownload`, `.filepart`, hidden ones) are left alone, and so are the marks of open documents (`~$…`).
struct InboxListing {
  /// A file that can be taken.
  struct Entry: Equatable {
    let path: String
    let stamp: FileStamp
    /// The marker beside it, which goes with it.
    let marker: String?
  }

  /// Files to take, by path.
  private(set) var complete: [Entry] = []
  /// Names of files that are still being written.
  private(set) var waiting: [String] = []
  /// What cannot be taken, and why: it holds nothing else up.
  private(set) var troubles: [Trouble] = []

  /// Something in the inbox that is no file to take.
  struct Trouble: Equatable {
    /// Its name, as far as it can be printed.
    let name: String
    let reason: Reason

    enum Reason: Equatable {
      /// A link, a pipe or a device.
      case noPlainFile
      /// Its name is no UTF-8.
      case unreadableName
      /// A folder that cannot be looked into.
      case locked(FileError)
    }
  }

  private static let unfinished = [".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp", "~"]
  private static let marker = ".done"

  /// Looks at a folder and those below it.
  ///
  /// - Throws: `FileError.unreadable`.
  init(folder: String, quietSeconds: Int, clock: MachineClock) throws(FileError) {
    var found: [Entry] = []
    try Self.look(folder, into: &found, troubles: &troubles)
    let now = clock.now()
    func isQuiet(_ entry: Entry) -> Bool {
      entry.marker != nil || entry.stamp.age(at: now) >= Double(quietSeconds)
    }
    let young = found.filter { !isQuiet($0) }
    guard !young.isEmpty else {
      complete = found
      return
    }
    clock.wait(Double(quietSeconds))
    for entry in found {
      if isQuiet(entry) || FileStamp(path: entry.path) == entry.stamp {
        complete.append(entry)
      } else {
        waiting.append(PathText.lastComponent(entry.path))
      }
    }
  }

  private static func look(
    _ folder: String, into found: inout [Entry], troubles: inout [Trouble]
  ) throws(FileError) {
    let listing = try Folders.listing(of: folder)
    troubles += listing.unreadable.map { Trouble(name: $0, reason: .unreadableName) }
    let names = listing.names
    let markers = Set(names.filter { $0.hasSuffix(marker) })
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") && !markers.contains(name) {
      guard !unfinished.contains(where: { name.lowercased().hasSuffix($0) }) else { continue }
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
      guard let stamp = FileStamp(path: path) else { continue }
      if stamp.isFolder {
        do throws(FileError) {
          try look(path, into: &found, troubles: &troubles)
        } catch {
          troubles.append(Trouble(name: name, reason: .locked(error)))
        }
      } else if stamp.isRegular {
        let done = name + marker
        found.append(
          Entry(path: path, stamp: stamp, marker: markers.contains(done) ? path + marker : nil))
      } else {
        troubles.append(Trouble(name: name, reason: .noPlainFile))
      }
    }
  }
}
