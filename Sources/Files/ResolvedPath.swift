import Foundation
import SupplyModel

/// Where a path leads in the end, with `..` and every link followed, also where the last of it does not exist yet.
///
///     ResolvedPath("bandeja/../colca.sqlite") == ResolvedPath("colca.sqlite")
public struct ResolvedPath: Sendable {
  /// The path from the root.
  public let text: String
  private let identity: FileIdentity?

  /// Links that lead to links, at most: the system's own limit.
  private static let mostLinks = 40

  /// Follows a path from the root or from the working folder.
  public init(_ path: String) {
    var links = Self.mostLinks
    let start = path.hasPrefix("/") ? "/" : Self.real(".") ?? "/"
    text = Self.follow(path, from: start, &links)
    identity = FileIdentity(path: text)
  }

  /// Whether both lead to one file or folder.
  public func isSame(as other: ResolvedPath) -> Bool {
    text == other.text || (identity != nil && identity == other.identity)
  }

  /// Whether the other one lies below this folder.
  public func contains(_ other: ResolvedPath) -> Bool {
    other.text.hasPrefix(text.hasSuffix("/") ? text : text + "/")
  }

  private static func follow(_ path: String, from start: String, _ links: inout Int) -> String {
    var current = start
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        current = current == "/" ? "/" : PathText.parent(current)
        continue
      }
      let next = (current == "/" ? "" : current) + "/" + part
      if let real = real(next) {
        current = real
      } else if links > 0, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: next) {
        // A link to what does not exist yet leads there all the same.
        links -= 1
        current = follow(target, from: target.hasPrefix("/") ? "/" : current, &links)
      } else {
        current = next
      }
    }
    return current
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

/// Which file or folder lies at a path, links followed, by whatever name it goes.
public struct FileIdentity: Equatable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// What lies there; nil where nothing does.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
