import Foundation

/// Files under `Tests/Golden` that hold what users see, compared byte for byte.
///
/// After a change that is meant, `COLCA_UPDATE_GOLDEN=1 scripts/test` writes them anew; read the difference.
public enum Golden {
  /// The repository's root.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// nil when `text` equals the golden file; else what differs, with the first line that does.
  public static func difference(_ text: String, from name: String) throws -> String? {
    let file = root.appendingPathComponent("Tests/Golden/\(name)")
    if TestRequest.isUpdatingGolden {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    }
    guard let bytes = FileManager.default.contents(atPath: file.path) else {
      return "there is no golden file \(name); run with COLCA_UPDATE_GOLDEN=1 and read what it wrote"
    }
    let expected = String(decoding: bytes, as: UTF8.self)
    if expected == text { return nil }
    let was = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(was, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(was.count, now.count)
    return """
      \(name), line \(line + 1):
      was: \(line < was.count ? String(was[line]) : "(end)")
      now: \(line < now.count ? String(now[line]) : "(end)")
      """
  }
}
