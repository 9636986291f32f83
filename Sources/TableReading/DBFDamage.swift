/// Where a DBF's header contradicts itself.
public enum DBFDamage: Error, Equatable, Sendable {
  /// The header is longer than the file, or shorter than a header can be.
  case headerLength(Int)
  /// No column is declared.
  case noFields
  /// A column (from 0) without a name or a width.
  case field(Int)
  /// The columns do not add up to the record's length, so that no value could be told from its neighbour.
  case recordLength(declared: Int, fields: Int)
}
