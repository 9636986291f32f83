import CSVReading
import SupplyModel

/// The entries of a register, each code with one meaning.
struct RegisterEntries<Code: Hashable, Entry: Equatable> {
  private(set) var entries: [Entry] = []
  private var first: [Code: (entry: Entry, line: Int)] = [:]

  /// Adds an entry; one that says the same of its code as an earlier row may come again.
  ///
  /// - Throws: `RowRejection` for a code of which an earlier row says something else: which is right, only the
  ///   person who keeps the register knows.
  mutating func add(_ entry: Entry, code: Code, _ record: CSVRecord, _ cells: CellReader, field: Int?)
    throws
  {
    if let earlier = first[code], earlier.entry != entry {
      throw cells.rejection({ .duplicateCode(at: $0, firstLine: earlier.line) }, record, field: field)
    }
    if first[code] == nil { first[code] = (entry, record.line) }
    entries.append(entry)
  }
}

extension CellReader {
  /// The facility that a register's row is about; a code of another system stays as it is.
  ///
  /// - Throws: `RowRejection` where the cell is blank.
  func facilityCode(_ record: CSVRecord) throws -> FacilityCode {
    let written = FacilityCode(text(record, "facility"))
    guard !written.isEmpty else {
      throw rejection(RowFault.blankCell, record, field: header.fields["facility"])
    }
    return FacilityCodeGrammar.normalized(written.text) ?? written
  }

  /// The number in a register's cell, nil when it is blank or the file has no such column.
  ///
  /// - Throws: `RowRejection` for one outside the range, or with a fraction where only whole numbers make sense.
  func number(
    _ record: CSVRecord, _ column: String, in range: ClosedRange<Double>, whole: Bool = false
  ) throws -> Double? {
    let field = header.fields[column]
    guard let value = try number(record, field: field) else { return nil }
    guard range.contains(value), !whole || value == value.rounded() else {
      throw rejection(RowFault.badNumber, record, field: field)
    }
    return value
  }
}
