import Mustache

/// What a template can print: a section, a row of it, its phrases.
///
/// A template names stored properties, which are texts, flags, optionals, lists and values of this kind again. The compiler
/// writes the walk over them (`Encodable`), so that a name stands once and nothing is reflected upon at run time.
/// A number has to be made a text first, by `NumberText`.
protocol TemplateValue: Encodable, Sendable {}

/// A value as Mustache looks into it.
enum TemplateNode: Sendable {
  /// A text, printed as it is or escaped.
  case text(String)
  /// A flag, for a part that is shown or not.
  case flag(Bool)
  /// Names and what they stand for; all the names of a type, whatever its optionals hold.
  case scope([String: TemplateNode])
  /// Rows.
  case list([TemplateNode])
  /// An optional that holds nothing: a name that is known all the same, so that no outer scope is asked for it.
  case absent

  /// The node of a value.
  ///
  /// - Throws: `EncodingError` for a value that holds anything but texts, flags, lists and values of its kind.
  init(_ value: some TemplateValue, language: Language) throws {
    self = try NodeEncoder.node(of: value, language: language)
  }
}

extension TemplateNode: MustacheParent, MustacheCustomRenderable {
  func child(named name: String) -> Any? {
    guard case .scope(let members) = self, let member = members[name] else { return nil }
    switch member {
    case .flag(let flag): return flag
    case .list(let rows): return rows
    case .text, .scope, .absent: return member
    }
  }

  var renderText: String {
    switch self {
    case .text(let text): text
    case .flag, .scope, .list, .absent: ""
    }
  }

  var isNull: Bool {
    switch self {
    case .absent: true
    case .text, .flag, .scope, .list: false
    }
  }
}
