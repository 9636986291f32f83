import Files
import Foundation
import SupplyModel

/// Pages that an earlier report left in a folder and that a later one into the same folder does not have, with the workbooks, messages and
/// PDFs beside them.
///
/// Nobody could tell them from those of the later report, which they look like and say otherwise.
struct StalePages {
  /// The folder of the report.
  let directory: String

  /// Removes them, and the folders that held nothing else.
  ///
  /// Only in the folders that reports have of their own: files with the name of a page and the footer of one, with the workbook and the PDF of
  /// the same name, and files with the name of a message and the second line of one. PDFs of pages that stay are of before, and go as
  /// well. Links, and whatever people put there, stay.
  ///
  /// - Parameter files: the paths, within the folder, of the files that stay.
  /// - Throws: `FileError.cannotWrite` of the first that cannot be removed.
  func remove(allBut files: [String]) throws(FileError) {
    let kept = Set(files)
    let start = directory.hasSuffix("/") ? directory : directory + "/"
    try removePaper(start + ReportFiles.regionPage)
    for folder in ReportFiles.folders + [ReportCompanions.messages] {
      let root = start + folder
      guard Self.type(of: root) == S_IFDIR else { continue }
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
      var removed = 0
      for name in names {
        let path = root + "/" + name
        if kept.contains(folder + "/" + name) {
          if name.hasSuffix(".html") { try removePaper(path) }
          continue
        }
        if ReportFiles.isPageName(name), Self.isPage(path) {
          try removePaper(path)
          try remove(start + ReportCompanions.books + "/" + name.dropLast(5) + ".xlsx")
        } else if folder != ReportCompanions.messages || !Self.isMessage(name, at: path) {
          continue
        }
        try remove(path)
        removed += 1
      }
      if removed > 0 { rmdir(root) }
    }
    // It goes where nothing is left in it.
    rmdir(start + ReportCompanions.books)
  }

  /// Removes the PDF of a page.
  private func removePaper(_ page: String) throws(FileError) {
    let path = page.dropLast(5) + ".pdf"
    guard Self.type(of: String(path)) == S_IFREG,
      let file = FileHandle(forReadingAtPath: String(path))
    else { return }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 4), head == Data("%PDF".utf8) else { return }
    try remove(path)
  }

  /// Removes a file, if there is one.
  private func remove(_ path: some StringProtocol) throws(FileError) {
    let path = String(path)
    guard Self.type(of: path) == S_IFREG else { return }
    guard unlink(path) == 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private static func isPage(_ path: String) -> Bool {
    guard type(of: path) == S_IFREG, let bytes = FileManager.default.contents(atPath: path) else {
      return false
    }
    return bytes.starts(with: Data("<!DOCTYPE html>".utf8)) && bytes.range(of: Data(footer.utf8)) != nil
  }

  private static func isMessage(_ name: String, at path: String) -> Bool {
    guard name.hasSuffix(".txt"), ReportFiles.isPageName(name.dropLast(4) + ".html"),
      type(of: path) == S_IFREG, let bytes = FileManager.default.contents(atPath: path)
    else { return false }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    return lines.count > 1 && lines[1].starts(with: Data("Colca, ".utf8))
  }

  /// How the footer of every page begins.
  static let footer = "<footer>\n<p>Colca "

  /// What lies at a path, links not followed; nil when nothing does.
  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
