/// A template as its tags ask for it.
indirect enum TemplatePart {
  case value(String)
  /// A part for each row, for a value or for a flag: `{{#rows}}…{{/rows}}`; inverted for `{{^rows}}`.
  case section(String, isInverted: Bool, [TemplatePart])
  case include(String)

  /// The parts of a template's text.
  static func parts(of text: String) -> [TemplatePart] {
    var rest = text[...]
    return parts(&rest)
  }

  private static func parts(_ rest: inout Substring) -> [TemplatePart] {
    var parts: [TemplatePart] = []
    while let start = rest.firstRange(of: "{{") {
      rest = rest[start.upperBound...]
      let isRaw = rest.first == "{"
      guard let end = rest.firstRange(of: isRaw ? "}}}" : "}}") else { break }
      let tag = rest[..<end.lowerBound].drop { $0 == "{" }
      rest = rest[end.upperBound...]
      let name = String(tag.dropFirst()).split(separator: " ").joined()
      switch tag.first {
      case "#", "^": parts.append(.section(name, isInverted: tag.first == "^", Self.parts(&rest)))
      case "/": return parts
      case ">": parts.append(.include(name))
      case "%", nil: continue
      default: parts.append(.value(String(tag)))
      }
    }
    return parts
  }
}

/// What is wrong between templates and what they print.
struct TemplateReader {
  let templates: [String: [TemplatePart]]
  private(set) var read: Set<String> = []
  private var wrong: [String] = []
  /// The tags that stand for something in one place where their template is included, and those that do in none.
  private var shown: Set<String> = []
  private var hidden: Set<String> = []

  /// Everything that is wrong, in the order of the templates.
  var faults: [String] {
    wrong + hidden.subtracting(shown).sorted().map { $0 + " is left out by every fixture" }
  }

  init(templates: [String: [TemplatePart]]) { self.templates = templates }

  /// Reads a template that prints a shape.
  mutating func read(_ template: String, _ shape: TemplateShape) {
    guard let parts = templates[template] else { return wrong.append("there is no template \(template)") }
    read.insert(template)
    // A template that another includes looks at what it is given, not at what lies around it.
    read(parts, in: [shape], template)
  }

  private mutating func read(_ parts: [TemplatePart], in scopes: [TemplateShape], _ template: String) {
    for part in parts {
      switch part {
      case .include(let name):
        if let scope = scopes.last { read(name, scope) }
      case .value("."):
        if scopes.last?.isText != true { wrong.append("\(template): {{.}} is no text") }
      case .value(let name):
        let kind = find(name, in: scopes, template)
        if case .text? = kind { continue }
        if case .unknown? = kind { continue }
        if kind != nil { wrong.append("\(template): {{\(name)}} is no text") }
      case .section(let name, let isInverted, let inner):
        var scopes = scopes
        if name.hasPrefix("empty(") {
          if case .list? = find(String(name.dropFirst(6).dropLast()), in: scopes, template) {
          } else {
            wrong.append("\(template): \(name) is of no list")
          }
        } else {
          switch find(name, in: scopes, template) {
          case .scope(let shape)?, .list(let shape)?: if !isInverted { scopes.append(shape) }
          case .text?, .flag?, .unknown?, nil: break
          }
        }
        read(inner, in: scopes, template)
      }
    }
  }

  /// What a name stands for, as templates look for it: its first part in the innermost scope that has it.
  private mutating func find(
    _ name: String, in scopes: [TemplateShape], _ template: String
  ) -> TemplateShape.Kind? {
    var path = name.split(separator: ".").map(String.init)[...]
    var kind: TemplateShape.Kind?
    if let first = path.popFirst() {
      kind = scopes.reversed().lazy.compactMap { $0.ask(first) }.first
    }
    for next in path {
      switch kind {
      case .scope(let shape)?: kind = shape.ask(next)
      case .text?, .flag?, .list?: kind = nil
      case .unknown?, nil: break
      }
    }
    let tag = "\(template): {{\(name)}}"
    switch kind {
    case nil: wrong.append(tag + " is no name of what it prints")
    case .unknown?: hidden.insert(tag)
    case .text?, .flag?, .scope?, .list?: shown.insert(tag)
    }
    return kind
  }
}
