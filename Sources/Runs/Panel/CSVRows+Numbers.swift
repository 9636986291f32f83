import CSVReading
import SupplyModel

/// Rows of many numbers for programs to read: comma, line feed, numbers with six significant digits.
extension CSVRows {
  /// The header of a file, or of one that goes on elsewhere.
  package init(header: [String]) {
    self.init()
    for name in header { append(name) }
    endRow()
  }

  /// Adds a number; nothing where it is unknown or none.
  package mutating func append(_ number: Double?) {
    append { bytes in if let number { PlainNumber.append(number, to: &bytes) } }
  }
}
