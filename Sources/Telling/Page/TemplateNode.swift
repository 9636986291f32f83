import Synchronization

/// What a template can print: a section, a row of it, its phrases.
///
/// A template names stored properties, which are texts, flags, optionals, lists and values of this kind again. The compiler
/// writes the walk over them (`Encodable`), so that a name stands once and nothing is reflected upon at run time.
/// A number has to be made a text first, by `NumberText`.
package protocol TemplateValue: Encodable, Sendable {}

/// A value as templates look into it.
enum TemplateNode: Sendable {
  /// A text, printed as it is or escaped.
  case text(String)
  /// A flag, for a part that is shown or not.
  case flag(Bool)
  /// Names and what they stand for; all the names of a type, whatever its optionals hold.
  case scope(TemplateScope)
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

/// The names of a value with what they stand for.
struct TemplateScope: Sendable {
  let layout: ScopeLayout
  /// The values of the layout's names.
  let values: [TemplateNode]

  /// What a name stands for; nil where the value has no such name.
  subscript(name: TemplateName) -> TemplateNode? { layout.place(of: name).map { values[$0] } }
}

/// The names of a type's stored properties in their order: the same for all its values, so that a row holds no names of its own.
final class ScopeLayout: Sendable {
  let names: [String]
  private let places: [Int32]

  init(_ names: [String]) {
    self.names = names
    let numbers = names.map { TemplateName($0).number }
    var places = [Int32](repeating: -1, count: (numbers.max() ?? -1) + 1)
    for (place, number) in numbers.enumerated() { places[number] = Int32(place) }
    self.places = places
  }

  /// The place of a name; nil where the layout is without it.
  func place(of name: TemplateName) -> Int? {
    guard name.number < places.count, places[name.number] >= 0 else { return nil }
    return Int(places[name.number])
  }

  /// The layouts of the types that were printed, by their type of coding keys.
  private static let known = Mutex<[ObjectIdentifier: ScopeLayout]>([:])

  /// The layout of a type; nil until one of its values was printed.
  static func of(_ keys: any Any.Type) -> ScopeLayout? { known.withLock { $0[ObjectIdentifier(keys)] } }

  /// Keeps the layout of a type.
  func keep(for keys: any Any.Type) { Self.known.withLock { $0[ObjectIdentifier(keys)] = self } }
}

/// A name that templates ask for or values have, as a small number: the same for the same letters.
struct TemplateName: Sendable, Hashable {
  fileprivate let number: Int

  private static let known = Mutex<[String: Int]>([:])

  init(_ text: String) {
    number = Self.known.withLock { known in
      if let number = known[text] { return number }
      known[text] = known.count
      return known.count - 1
    }
  }
}
