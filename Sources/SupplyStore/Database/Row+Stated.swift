import GRDB

extension Row {
  /// The value of a column; nil for NULL.
  ///
  /// - Throws: `DecodingError` for a value of another kind, as damage leaves: the subscript of GRDB would end the program.
  func stated<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    let stored: DatabaseValue = self[column]
    guard !stored.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw Self.damage(column) }
    return value
  }

  /// The value of a column that is never NULL.
  ///
  /// - Throws: `DecodingError` for NULL and for a value of another kind.
  func needed<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value: Value = try stated(column) else { throw Self.damage(column) }
    return value
  }

  private static func damage(_ column: String) -> DecodingError {
    DecodingError.dataCorrupted(
      DecodingError.Context(codingPath: [], debugDescription: "column \(column)"))
  }
}
