/// Prints the parts of a template with the values that they ask for.
struct TemplatePrinter {
  /// What is printed, in UTF-8.
  private var bytes: [UInt8] = []
  /// What is looked into, the innermost last.
  private var scopes: [TemplateNode]

  /// A printer for a value.
  init(_ value: TemplateNode) { scopes = [value] }

  /// What is printed.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Prints parts.
  mutating func print(_ parts: [PrintedPart]) {
    for part in parts {
      switch part {
      case .text(let fixed): bytes += fixed
      case .value(let path, let isRaw):
        guard case .text(let value)? = find(path) else { continue }
        bytes.append(text: isRaw ? value : MarkupText.escaped(value))
      case .section(let path, let inner):
        guard let value = find(path) else { continue }
        switch value {
        case .list(let rows): for row in rows { print(inner, within: row) }
        case .flag(true): print(inner)
        case .text, .scope: print(inner, within: value)
        case .flag(false), .absent: continue
        }
      case .inverted(let path, let inner):
        switch find(path) {
        case .list(let rows)?: if rows.isEmpty { print(inner) }
        case .flag(false)?, .absent?, nil: print(inner)
        case .flag(true)?, .text?, .scope?: continue
        }
      case .whole(let path, let isEmpty, let inner):
        let isList = if case .list(let rows)? = find(path) { rows.isEmpty } else { false }
        if isList == isEmpty { print(inner) }
      case .include(let parts): print(parts)
      }
    }
  }

  private mutating func print(_ parts: [PrintedPart], within scope: TemplateNode) {
    scopes.append(scope)
    print(parts)
    scopes.removeLast()
  }

  /// What a path stands for: its first name in the innermost scope that has it, the others within that; nil where nothing does.
  private func find(_ path: TemplatePath) -> TemplateNode? {
    guard let first = path.names.first else { return scopes.last }
    var place = scopes.count
    while place > 0 {
      place -= 1
      guard case .scope(let scope) = scopes[place], var found = scope[first] else { continue }
      for name in path.names.dropFirst() {
        guard case .scope(let inner) = found, let next = inner[name] else { return nil }
        found = next
      }
      return found
    }
    return nil
  }
}
