/// Parts of a POSIX path as text.
///
/// Foundation's own (`NSString.deletingLastPathComponent`, 6.3 on Linux) crashes on a path of one letter.
public enum PathText {
  /// The last part: `c` of `a/b/c` and of `a/b/c/`; the whole path when it has no other.
  public static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// All but the last part: `a/b` of `a/b/c`, `/` of `/a`, empty of `a`.
  public static func parent(_ path: String) -> String {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let last = bytes.lastIndex(of: slash) else { return "" }
    bytes.removeSubrange(last...)
    while bytes.last == slash { bytes.removeLast() }
    return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
  }

  /// What follows the last point of the last part, in lower case; empty when there is none, as in `.hidden`.
  public static func fileExtension(_ path: String) -> String {
    let name = lastComponent(path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }
}
