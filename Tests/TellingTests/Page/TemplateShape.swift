@testable import Telling

/// The names of what a template prints and of what kind each is, gathered from all the values that fixtures make.
final class TemplateShape {
  /// What a name stands for; unknown where every fixture leaves it out.
  enum Kind {
    case unknown, text, flag
    case scope(TemplateShape)
    case list(of: TemplateShape)
  }

  /// Where it stands, for the message of a test: `orders.rows.stock`.
  let path: String
  private(set) var members: [String: Kind] = [:]
  /// The names that some template asked for.
  private(set) var asked: Set<String> = []
  /// Whether it was seen as a text, as the rows of a list of texts are.
  private(set) var isText = false

  init(path: String) { self.path = path }

  /// Takes in one more value.
  func add(_ node: TemplateNode) {
    guard case .scope(let values) = node else {
      if case .text = node { isText = true }
      return
    }
    for (name, value) in values.members { members[name] = merged(name, value) }
  }

  private func merged(_ name: String, _ value: TemplateNode) -> Kind {
    let known = members[name] ?? .unknown
    switch value {
    case .absent: return known
    case .text: return .text
    case .flag: return .flag
    case .scope:
      let shape: TemplateShape
      if case .scope(let inner) = known {
        shape = inner
      } else {
        shape = TemplateShape(path: path + "." + name)
      }
      shape.add(value)
      return .scope(shape)
    case .list(let rows):
      let shape: TemplateShape
      if case .list(let inner) = known {
        shape = inner
      } else {
        shape = TemplateShape(path: path + "." + name)
      }
      for row in rows { shape.add(row) }
      return .list(of: shape)
    }
  }

  /// What a name stands for, noting that a template asked.
  func ask(_ name: String) -> Kind? {
    if members[name] != nil { asked.insert(name) }
    return members[name]
  }

  /// The names that no template asked for, here and below, with their paths.
  var unprinted: [String] {
    members.flatMap { name, kind -> [String] in
      guard asked.contains(name) else { return [path + "." + name] }
      switch kind {
      case .unknown, .text, .flag: return []
      case .scope(let shape), .list(let shape): return shape.unprinted
      }
    }.sorted()
  }
}

extension TemplateScope {
  /// What the names stand for.
  var members: [String: TemplateNode] {
    Dictionary(uniqueKeysWithValues: zip(layout.names, values))
  }
}
