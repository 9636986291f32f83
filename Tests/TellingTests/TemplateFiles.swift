import Foundation
import TestSupport

/// The templates as they stand in the sources, each in the folder of its subject.
enum TemplateFiles {
  /// Name and text of every template, by path.
  static func all() throws -> [(name: String, text: String)] {
    let folder = Golden.root.appendingPathComponent("Sources/Telling")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".mustache") }.sorted().map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return (name, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
    }
  }
}
