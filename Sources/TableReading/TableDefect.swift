import CSVReading

/// A place of a table that cannot be read, while the rest can.
public struct TableDefect: Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// A line of text that is no CSV.
    case csv(CSVDefect.Kind)
    /// The record is longer than the limit; it is left out.
    case tooLong
    /// A row or record that contradicts itself; it is left out.
    case damagedRow
    /// The file ends before the records that its header counts; all whole ones are read.
    case truncated(expected: Int, found: Int)
    /// There are whole records behind the last that the header counts; they are not read.
    case uncounted(Int)
    /// From here on nothing can be read.
    case damagedRest
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, record number + 1 or row of the sheet.
  public let line: Int
  /// The byte at which the line, record or row begins.
  public let byteOffset: Int

  init(_ kind: Kind, line: Int, byteOffset: Int) {
    self.kind = kind
    self.line = line
    self.byteOffset = byteOffset
  }

  init(_ defect: CSVDefect) {
    self.init(.csv(defect.kind), line: defect.line, byteOffset: defect.byteOffset)
  }
}
