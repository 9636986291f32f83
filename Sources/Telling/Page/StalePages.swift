import Files
import Foundation
import SupplyModel

/// Pages that an earlier report left in a folder and that a later one into the same folder does not have.
///
/// Nobody could tell them from pages of the later report, which they look like and say otherwise.
struct StalePages {
  /// The folder of the report.
  let directory: String

  /// Removes them, and the folders that held nothing else.
  ///
  /// Only in the folders that reports have of their own, only files with the name of a page and the footer of one; links, and
  /// whatever people put there, stay.
  ///
  /// - Parameter pages: the paths, within the folder, of the pages that stay.
  /// - Throws: `FileError.cannotWrite` of the first that cannot be removed.
  func remove(allBut pages: [String]) throws(FileError) {
    let kept = Set(pages)
    for folder in ReportFiles.folders {
      let root = (directory.hasSuffix("/") ? directory : directory + "/") + folder
      guard Self.type(of: root) == S_IFDIR else { continue }
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
      var removed = 0
      for name in names where !kept.contains(folder + "/" + name) && Self.isPage(name, in: root) {
        let path = root + "/" + name
        guard unlink(path) == 0 else {
          throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        removed += 1
      }
      if removed > 0 { rmdir(root) }
    }
  }

  private static func isPage(_ name: String, in folder: String) -> Bool {
    guard ReportFiles.isPageName(name), type(of: folder + "/" + name) == S_IFREG,
      let bytes = FileManager.default.contents(atPath: folder + "/" + name)
    else { return false }
    return bytes.starts(with: Data("<!DOCTYPE html>".utf8)) && bytes.range(of: Data(footer.utf8)) != nil
  }

  /// How the footer of every page begins.
  static let footer = "<footer>\n<p>Colca "

  /// What lies at a path, links not followed; nil when nothing does.
  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
