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
  /// Paths of what is no file: links, pipes.
  private(set) var foreign: [String] = []

  private static let unfinished = [".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp", "~"]
  private static let marker = ".done"

  /// Looks at a folder and those below it.
  ///
  /// - Throws: `FileError.unreadable`.
  init(folder: String, quietSeconds: Int, clock: MachineClock) throws(FileError) {
    var found: [Entry] = []
    try Self.look(folder, into: &found, foreign: &foreign)
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
    _ folder: String, into found: inout [Entry], foreign: inout [String]
  ) throws(FileError) {
    let names = try Folders.names(in: folder)
    let markers = Set(names.filter { $0.hasSuffix(marker) })
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") && !markers.contains(name) {
      guard !unfinished.contains(where: { name.lowercased().hasSuffix($0) }) else { continue }
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
      guard let stamp = FileStamp(path: path) else { continue }
      if stamp.isFolder {
        try look(path, into: &found, foreign: &foreign)
      } else if stamp.isRegular {
        let done = name + marker
        found.append(
          Entry(path: path, stamp: stamp, marker: markers.contains(done) ? path + marker : nil))
      } else {
        foreign.append(path)
      }
    }
  }
}
