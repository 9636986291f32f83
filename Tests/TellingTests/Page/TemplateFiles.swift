import Foundation
import TestSupport

/// The templates as they stand in the sources, each in the folder of its subject.
enum TemplateFiles {
  private static let root = Golden.root.appendingPathComponent("Sources/Telling")

  private static func paths(endingIn ending: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted()
  }

  /// Where every template lies, and its name without the ending.
  static func paths() throws -> [(path: String, folder: String, name: String)] {
    paths(endingIn: ".mustache").map { path in
      let parts = path.split(separator: "/").map(String.init)
      return (path, parts.dropLast().joined(separator: "/"), String((parts.last ?? path).dropLast(9)))
    }
  }

  /// Name and text of every template.
  static func all() throws -> [(name: String, text: String)] {
    try paths().map { file in
      (file.name, try String(contentsOf: root.appendingPathComponent(file.path), encoding: .utf8))
    }
  }

  /// The code of a folder and of those within it.
  static func code(in folder: String) throws -> String {
    try paths(endingIn: ".swift").filter { folder.isEmpty || $0.hasPrefix(folder + "/") }.map { path in
      try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }.joined(separator: "\n")
  }
}
