import SupplyModel

/// What a template's text asks for, in order.
indirect enum PrintedPart: Sendable {
  /// Text as it stands, in UTF-8.
  case text([UInt8])
  /// `{{name}}`, made harmless for HTML; `{{{name}}}` as it is.
  case value(TemplatePath, isRaw: Bool)
  /// `{{#name}}…{{/name}}`: for each row, for a value, for a flag that is set.
  case section(TemplatePath, [PrintedPart])
  /// `{{^name}}…{{/name}}`: where there is nothing.
  case inverted(TemplatePath, [PrintedPart])
  /// `{{#empty(name)}}`, or `{{^empty(name)}}`: once, for a list without rows or with some.
  case whole(TemplatePath, isEmpty: Bool, [PrintedPart])
  /// `{{> name}}`: the parts of another template.
  case include([PrintedPart])
}

/// A name as a template writes it: `order.unit`, looked up in the innermost scope that has its first part; `.` is that scope itself.
struct TemplatePath: Sendable {
  let text: String
  /// The names on the way; none for `.`.
  let names: [TemplateName]

  init(_ text: String) {
    self.text = text
    names = text == "." ? [] : text.split(separator: ".").map { TemplateName(String($0)) }
  }
}

/// Why a text is no template.
struct TemplateFault: Error, CustomStringConvertible {
  let line: Int
  let reason: String
  var description: String { "line \(line): \(reason)" }
}

/// Reads the part of the Mustache language that our templates are written in: values, sections, inverted sections, lists that are empty,
/// includes, comments and the type of content, which is always HTML.
///
/// The library `Mustache`, which our tests hold this against, finds every name anew for every cell, by casts and by splitting texts: that
/// was four tenths of the time of a report.
struct TemplateParser {
  /// A tag or what stands between two of them.
  private enum Piece {
    case text(String)
    case tag(kind: Character?, name: String, line: Int)
  }

  private var pieces: ArraySlice<Piece>
  private let included: [String: [PrintedPart]]

  /// The parts of a template's text.
  ///
  /// - Parameter included: the parts of the templates that it may include, by name.
  static func parts(of text: String, included: [String: [PrintedPart]]) throws(TemplateFault) -> [PrintedPart]
  {
    var reader = TemplateParser(pieces: try pieces(of: text)[...], included: included)
    return try reader.parts(until: nil)
  }

  private mutating func parts(until end: String?) throws(TemplateFault) -> [PrintedPart] {
    var parts: [PrintedPart] = []
    while let piece = pieces.popFirst() {
      switch piece {
      case .text(let text):
        if case .text(let before)? = parts.last {
          parts[parts.count - 1] = .text(before + Array(text.utf8))
        } else {
          parts.append(.text(Array(text.utf8)))
        }
      case .tag("/", let name, let line):
        guard name == end else { throw TemplateFault(line: line, reason: "{{/\(name)}} ends nothing") }
        return parts
      case .tag("#", let name, _), .tag("^", let name, _):
        let inner = try self.parts(until: name)
        let isInverted = if case .tag("^", _, _) = piece { true } else { false }
        if name.hasPrefix("empty("), name.hasSuffix(")") {
          let list = TemplatePath(String(name.dropFirst("empty(".count).dropLast()))
          parts.append(.whole(list, isEmpty: !isInverted, inner))
        } else {
          let path = TemplatePath(name)
          parts.append(isInverted ? .inverted(path, inner) : .section(path, inner))
        }
      case .tag(">", let name, let line):
        guard let other = included[name] else {
          throw TemplateFault(line: line, reason: "there is no template \(name)")
        }
        parts.append(.include(other))
      case .tag("%", _, _), .tag("!", _, _): continue
      case .tag("{", let name, _): parts.append(.value(TemplatePath(name), isRaw: true))
      case .tag(nil, let name, _): parts.append(.value(TemplatePath(name), isRaw: false))
      case .tag(_, let name, let line):
        throw TemplateFault(line: line, reason: "\(name) is of a kind that no template of ours has")
      }
    }
    guard let end else { return parts }
    throw TemplateFault(line: 0, reason: "{{#\(end)}} does not end")
  }

  /// The pieces of a text; a line that holds a tag alone which prints nothing by itself goes with its end.
  private static func pieces(of text: String) throws(TemplateFault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    var number = 0
    while !rest.isEmpty {
      number += 1
      let end = rest.firstIndex(of: "\n").map(rest.index(after:)) ?? rest.endIndex
      let line = try Self.line(rest[..<end], number: number)
      rest = rest[end...]
      let tags = line.filter { if case .tag = $0 { true } else { false } }
      let isBlank = line.allSatisfy { piece in
        if case .text(let text) = piece { text.allSatisfy(\.isWhitespace) } else { true }
      }
      if isBlank, tags.count == 1, case .tag(let kind?, _, _) = tags[0], kind != "{" {
        pieces.append(tags[0])
      } else {
        pieces += line
      }
    }
    return pieces
  }

  private static func line(_ line: Substring, number: Int) throws(TemplateFault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line
    while let start = rest.firstRange(of: "{{") {
      if start.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<start.lowerBound]))) }
      rest = rest[start.upperBound...]
      let kind = rest.first.flatMap { "#^/>%!{&<$=*".contains($0) ? $0 : nil }
      guard let end = rest.firstRange(of: kind == "{" ? "}}}" : "}}") else {
        throw TemplateFault(line: number, reason: "a tag does not end")
      }
      let name = rest[..<end.lowerBound].drop { $0 == kind }.filter { !$0.isWhitespace }
      pieces.append(.tag(kind: kind, name: name, line: number))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
