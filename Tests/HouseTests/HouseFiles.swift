import Foundation
import TestSupport

/// A module as the manifest declares it.
struct HouseModule {
  let name: String
  /// The modules that it may import, system libraries and packages' products among them.
  let knows: Set<String>
}

/// What `Package.swift` says of our own modules, read from its text: no test may start the package manager.
struct HouseManifest {
  let modules: [HouseModule]

  init(text: String) {
    let declaration = /(?:room\(|executableTarget\(\s*name:)\s*"(\w+)"/
    let starts = text.matches(of: declaration)
    modules = starts.enumerated().compactMap { index, match in
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.endIndex
      let body = text[match.range.upperBound..<end]
      let list = body.firstMatch(of: /(?:knows|dependencies):\s*\[((?:[^\[\]])*)\]/)?.output.1 ?? ""
      // A declaration ends at the first line that begins another target.
      let own = body.firstMatch(of: /\n    (?:\.|room\(|tests\()/)?.range.lowerBound ?? body.endIndex
      let isOwn = list.isEmpty || list.startIndex < own
      let products = isOwn ? list.matches(of: /name: "(\w+)"/).map { String($0.output.1) } : []
      let plain =
        isOwn
        ? list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/).map { String($0.output.1) }
        : []
      return HouseModule(name: String(match.output.1), knows: Set(products + plain))
    }
  }
}

/// The project's own files.
enum HouseFiles {
  /// What the system brings along.
  static let systemModules: Set<String> = ["Foundation", "Glibc", "Dispatch", "Synchronization"]

  /// The text of a file, by its path from the project's root; empty where there is none.
  static func text(_ path: String) -> String {
    (try? String(contentsOf: Golden.root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// The Swift files below a folder, as paths from the project's root.
  static func sources(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: Golden.root.appendingPathComponent(folder).path)
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .map { folder + "/" + $0 }
  }

  /// The modules that a module's files import.
  static func imports(of module: String) -> Set<String> {
    let line = /(?m)^(?:@\w+ )?(?:public |package |internal )?import (?:struct |enum |func )?(\w+)/
    return Set(
      sources(in: "Sources/" + module).flatMap { text($0).matches(of: line).map { String($0.output.1) } })
  }

  /// The arrows that `docs/architecture.md` tells: the table whose rows are `| module | holds | knows |`.
  static func toldArrows() throws -> [String: Set<String>] {
    let rows = text("docs/architecture.md").matches(of: /(?m)^\| `(\w+)` \|[^|]*\|([^|]*)\|$/)
    return Dictionary(
      rows.map { row in
        (String(row.output.1), Set(row.output.2.matches(of: /`(\w+)`/).map { String($0.output.1) }))
      }, uniquingKeysWith: { $0.union($1) })
  }
}
