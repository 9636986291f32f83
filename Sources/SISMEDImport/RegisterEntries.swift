import CSVReading

/// The entries of a register, each code with one meaning.
struct RegisterEntries<Entry: Equatable> {
  private(set) var entries: [Entry] = []
  private var first: [String: (entry: Entry, line: Int)] = [:]

  /// Adds an entry; one that says the same of its code as an earlier row may come again.
  ///
  /// - Throws: `RowRejection` for a code of which an earlier row says something else: which is right, only the
  ///   person who keeps the register knows.
  mutating func add(_ entry: Entry, code: String, _ record: CSVRecord, _ cells: CellReader, field: Int?)
    throws
  {
    if let earlier = first[code], earlier.entry != entry {
      throw cells.rejection({ .duplicateCode(at: $0, firstLine: earlier.line) }, record, field: field)
    }
    if first[code] == nil { first[code] = (entry, record.line) }
    entries.append(entry)
  }
}
