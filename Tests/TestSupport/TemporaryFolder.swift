import Foundation
import Synchronization

/// A folder of its own for one test, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// Where the folder is.
  public let url: URL

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "colca-test-" + UUID().uuidString, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Sees to it that the folder goes when the process ends: for one that belongs to no single test, and that nobody lets go of.
  public func keepToTheEnd() { LastingFolders.keep(self) }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file of the folder and gives its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  /// Writes a file of the folder and gives its path.
  @discardableResult
  public func write(_ name: String, _ bytes: Data) throws -> String {
    let path = path(name)
    try bytes.write(to: URL(fileURLWithPath: path))
    return path
  }
}

/// Folders that are removed when the process ends.
private enum LastingFolders {
  private static let kept = Mutex<[URL]>([])
  private static let removal: Void = {
    atexit { LastingFolders.kept.withLock { for url in $0 { try? FileManager.default.removeItem(at: url) } } }
    return ()
  }()

  static func keep(_ folder: TemporaryFolder) {
    _ = removal
    kept.withLock { $0.append(folder.url) }
  }
}
