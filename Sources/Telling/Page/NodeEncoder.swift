/// Turns one value into a node, as the compiler's walk over its stored properties asks.
final class NodeEncoder: Encoder {
  /// The language of the page, in which phrases are printed.
  let language: Language
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// The values of a scope in the order in which they were told, and the type of their names.
  fileprivate var members: [TemplateNode] = []
  fileprivate var keys: (any Any.Type)?
  /// The layout of the type, as far as the names that are told follow it.
  fileprivate var layout: ScopeLayout?
  /// The names that were told, where no layout is known that they follow.
  fileprivate var names: [String]?
  fileprivate var rows: [TemplateNode]?
  fileprivate var leaf = TemplateNode.absent

  /// The layouts of the types that this page has printed.
  fileprivate let layouts: KnownLayouts

  private init(language: Language, layouts: KnownLayouts) {
    self.language = language
    self.layouts = layouts
  }

  static func node(of value: some Encodable, language: Language) throws -> TemplateNode {
    try node(of: value, language: language, layouts: KnownLayouts())
  }

  fileprivate static func node(
    of value: some Encodable, language: Language, layouts: KnownLayouts
  ) throws -> TemplateNode {
    let encoder = NodeEncoder(language: language, layouts: layouts)
    try value.encode(to: encoder)
    return encoder.keys.map { .scope(encoder.scope(of: $0)) } ?? encoder.rows.map { .list($0) }
      ?? encoder.leaf
  }

  private func scope(of keys: any Any.Type) -> TemplateScope {
    if names == nil, let layout, layout.names.count == members.count {
      return TemplateScope(layout: layout, values: members)
    }
    let layout = ScopeLayout(names ?? layout.map { Array($0.names.prefix(members.count)) } ?? [])
    layout.keep(for: keys)
    return TemplateScope(layout: layout, values: members)
  }

  /// Takes in what a name stands for.
  fileprivate func set(_ node: TemplateNode, _ name: String) {
    if names == nil {
      if let layout, members.count < layout.names.count, layout.names[members.count] == name {
        members.append(node)
        return
      }
      names = layout.map { Array($0.names.prefix(members.count)) } ?? []
    }
    if let place = names?.firstIndex(of: name) {
      members[place] = node
    } else {
      names?.append(name)
      members.append(node)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    self.keys = type
    layout = layouts.layout(of: type)
    if let layout { members.reserveCapacity(layout.names.count) }
    return KeyedEncodingContainer(ScopeContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    rows = []
    return RowContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LeafContainer(encoder: self) }

  fileprivate static func unprintable(_ value: Any) -> EncodingError {
    EncodingError.invalidValue(
      value, .init(codingPath: [], debugDescription: "a template prints texts, flags and lists of them"))
  }
}

/// The layouts that one page needs, looked up once each: those of the program lie behind a lock, for which the pages of a server would wait at
/// every cell.
private final class KnownLayouts {
  private var known: [ObjectIdentifier: ScopeLayout] = [:]

  /// The layout of a type; nil until one of its values was printed.
  func layout(of keys: any Any.Type) -> ScopeLayout? {
    let type = ObjectIdentifier(keys)
    if let layout = known[type] { return layout }
    let layout = ScopeLayout.of(keys)
    known[type] = layout
    return layout
  }
}

/// The stored properties of a value; no value of ours asks for a container within it.
private struct ScopeContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: NodeEncoder
  let codingPath: [any CodingKey] = []

  private func set(_ node: TemplateNode, _ key: Key) { encoder.set(node, key.stringValue) }

  func encodeNil(forKey key: Key) { set(.absent, key) }
  func encode(_ value: String, forKey key: Key) { set(.text(value), key) }
  func encode(_ value: Bool, forKey key: Key) { set(.flag(value), key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    // Every section has a dozen: they need no encoder of their own.
    if Value.self == Phrase.self, let phrase = value as? Phrase {
      return set(.text(phrase.text(in: encoder.language)), key)
    }
    set(try NodeEncoder.node(of: value, language: encoder.language, layouts: encoder.layouts), key)
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) { set(value.map { .text($0) } ?? .absent, key) }

  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    guard let value else { return set(.absent, key) }
    try encode(value, forKey: key)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { encoder.container(keyedBy: keyType) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder { encoder }
}

/// The rows of a list.
private struct RowContainer: UnkeyedEncodingContainer {
  let encoder: NodeEncoder
  let codingPath: [any CodingKey] = []
  var count: Int { encoder.rows?.count ?? 0 }

  func encode<Value: Encodable>(_ value: Value) throws {
    encoder.rows?.append(
      try NodeEncoder.node(of: value, language: encoder.language, layouts: encoder.layouts))
  }

  func encodeNil() throws { throw NodeEncoder.unprintable("nil") }

  func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
    encoder.container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }
}

/// A single text or flag.
private struct LeafContainer: SingleValueEncodingContainer {
  let encoder: NodeEncoder
  let codingPath: [any CodingKey] = []

  func encodeNil() { encoder.leaf = .absent }
  func encode(_ value: String) { encoder.leaf = .text(value) }
  func encode(_ value: Bool) { encoder.leaf = .flag(value) }
  // Numbers end here, and whatever else is neither text nor flag.
  func encode<Value: Encodable>(_ value: Value) throws { throw NodeEncoder.unprintable(value) }
}
