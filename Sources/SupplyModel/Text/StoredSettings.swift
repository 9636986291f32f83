extension KeyedDecodingContainer {
  /// The value of a key; where the key is absent, or null, what it stands for then.
  ///
  /// For settings that are stored: what an earlier version wrote lacks the keys that came later.
  package func decode<Value: Decodable>(_ key: Key, or absent: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? absent
  }
}
