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

  /// The value of a column by its place, named for who has to be told of damage; nil for NULL.
  func stated<Value: DatabaseValueConvertible>(at place: Int, _ column: @autoclosure () -> String) throws
    -> Value?
  {
    let stored: DatabaseValue = self[place]
    guard !stored.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw Self.damage(column()) }
    return value
  }

  /// The value of a column that is never NULL, by its place.
  func needed<Value: DatabaseValueConvertible>(at place: Int, _ column: @autoclosure () -> String) throws
    -> Value
  {
    guard let value: Value = try stated(at: place, column()) else { throw Self.damage(column()) }
    return value
  }

  /// The same of a column by its name as a value.
  func stated<Value: DatabaseValueConvertible>(_ column: some ColumnExpression) throws -> Value? {
    try stated(column.name)
  }

  /// The same of a column by its name as a value.
  func needed<Value: DatabaseValueConvertible>(_ column: some ColumnExpression) throws -> Value {
    try needed(column.name)
  }

  /// The word of a column of words.
  ///
  /// - Throws: `DecodingError` for one that this version does not write: without its row a list would be another one.
  func word<Word: RawRepresentable>(_ column: some ColumnExpression) throws -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try needed(column.name)) else { throw Self.damage(column.name) }
    return word
  }

  /// What is thrown where a column does not hold what is written there.
  static func damage(_ column: String) -> DecodingError {
    DecodingError.dataCorrupted(
      DecodingError.Context(codingPath: [], debugDescription: "column \(column)"))
  }
}
