/// Names of tables as people read them.
enum DisplayName {
  /// The file's name without its folder.
  static func file(_ path: String) -> String {
    clean(path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// The name of a member or a sheet behind that of what holds it.
  static func inside(_ container: String, _ member: String) -> String { container + "/" + clean(member) }

  /// Without letters that would move a terminal's cursor or end a line.
  private static func clean(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") {
      let isControl = $1.properties.generalCategory == .control || $1.properties.generalCategory == .format
      $0.unicodeScalars.append(isControl ? "\u{FFFD}" : $1)
    }
  }
}
