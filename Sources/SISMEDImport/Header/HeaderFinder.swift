import CSVReading
import SupplyModel
import TableReading

/// Finds delimiter, header line and layout of a text file together: the combination that explains most columns.
struct HeaderFinder {
  /// Titles may stand above the header; it is looked for in so many records.
  static let recordsSearched = 15
  /// So many letters of a heading are looked at.
  static let headingLetters = 200

  let known: KnownColumns
  let options: ImportOptions
  let encoding: TextEncoding
  /// How the table counts the days of its headings.
  let dates: SerialDates

  init(known: KnownColumns, options: ImportOptions, encoding: TextEncoding, table: Table) {
    (self.known, self.options, self.encoding) = (known, options, encoding)
    dates = SerialDates(table)
  }

  /// A header with the delimiter that it was read with.
  struct Found {
    let header: Header
    let delimiter: UInt8
    /// The layout and line of a complete table of another kind above it, which is not read.
    var above: (layout: LayoutName, line: Int)?
  }

  private struct SearchEnd: Error {}

  /// The best header of a file; nil when no record looks like one.
  ///
  /// - Throws: `FileAccessError`.
  func find(_ table: Table) throws -> Found? {
    var best: Found?
    let delimiters = options.delimiter.map { [$0] } ?? Dialect.delimiters
    for delimiter in table.kind == .csv ? delimiters : [Dialect.delimiters[0]] {
      var seen = 0
      func countDefect(_ defect: TableDefect) throws {
        seen += 1
        if seen >= Self.recordsSearched { throw SearchEnd() }
      }
      do {
        try table.read(delimiter: delimiter, onDefect: countDefect) { record in
          seen += 1
          if record.count >= 2, let header = header(of: record) {
            var found = Found(header: header, delimiter: delimiter)
            if let best, isBetter(found, than: best), best.delimiter == delimiter, best.header.missing.isEmpty
            {
              found.above = (best.header.layout.name, best.header.line)
            }
            if isBetter(found, than: best) { best = found }
          }
          return seen < Self.recordsSearched
        }
      } catch is SearchEnd {
        // Lines that are no records have used the search up.
        continue
      }
    }
    return best
  }

  /// The record as a header of the layout that it fits best; nil when fewer than two columns fit.
  func header(of record: CSVRecord) -> Header? {
    // A heading of a megabyte is none, and is not told in full.
    let names = (0..<record.count).map {
      dates.heading(
        String(CodePageRepair.repaired(encoding.text(record[$0])).prefix(Self.headingLetters)), record, $0)
    }
    let written = WrittenNames(names)
    let headers = known.layouts.filter { options.layout == nil || $0.layout.name == options.layout }
      .map { entry in
        let header = Header(entry, written, line: record.line, options: options)
        return (header: header, isClaimed: entry.layout.claims(header))
      }
    // A report that lacks a column is still no register, though its descriptions would make a complete one.
    let isReport = headers.contains { $0.isClaimed && $0.header.layout.content.isReports }
    let fitting = headers.filter { header, isClaimed in
      header.matched >= 2 && (header.layout.content.isReports || isClaimed || !isReport)
    }
    .map(\.header)
    return fitting.max { rank($0) < rank($1) }
  }

  /// Complete layouts before incomplete ones, then the one with more columns found.
  private func rank(_ header: Header) -> (Int, Int) { (header.missing.isEmpty ? 1 : 0, header.matched) }

  private func isBetter(_ found: Found, than best: Found?) -> Bool {
    guard let best else { return true }
    // Tables of one kind may be stacked: the first is where reading begins, however wide the next one is.
    let isStacked = best.delimiter == found.delimiter && best.header.layout.name == found.header.layout.name
    if isStacked, best.header.missing.isEmpty { return false }
    return rank(found.header) > rank(best.header)
  }
}
