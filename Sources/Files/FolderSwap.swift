import Foundation
import SupplyModel

/// Puts a whole folder in another's place.
///
/// Linux exchanges the two at one stroke where the file system can (`renameat2`); elsewhere, as on a USB stick or a Windows share,
/// the old one is put aside first, and between the two steps there is none: `repair` brings it back after a power cut.
public enum FolderSwap {
  private typealias Exchange =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

  /// The system's call, looked up by name since not every C library has it.
  private static var exchange: Exchange? {
    dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Exchange.self) }
  }

  /// RENAME_EXCHANGE of Linux.
  private static let exchangeFlag: UInt32 = 2

  /// Puts the folder at `fresh` in the place of the one at `place`; the old one is removed.
  public static func put(_ fresh: String, at place: String) throws(FileError) {
    guard FileStamp(path: place) != nil else { return try Folders.move(fresh, to: place) }
    if let exchange, exchange(AT_FDCWD, fresh, AT_FDCWD, place, exchangeFlag) == 0 {
      Folders.removeAll(fresh)
      return
    }
    let old = aside(place)
    Folders.removeAll(old)
    try Folders.move(place, to: old)
    do {
      try Folders.move(fresh, to: place)
    } catch {
      rename(old, place)
      throw error
    }
    Folders.removeAll(old)
  }

  /// Brings back what a power cut left without its place.
  public static func repair(_ place: String) {
    let old = aside(place)
    guard FileStamp(path: old) != nil else { return }
    if FileStamp(path: place) == nil { rename(old, place) } else { Folders.removeAll(old) }
  }

  private static func aside(_ place: String) -> String {
    let parent = PathText.parent(place)
    return (parent.isEmpty ? "" : parent + "/") + "." + PathText.lastComponent(place) + ".anterior"
  }
}
