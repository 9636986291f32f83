import CSVReading
import SupplyModel

/// The headers of a table that somebody has put together from several: files copied behind one another, a table for each post on
/// one sheet, a header repeated on each printed page.
///
/// Below a further header of the same layout rows go on by its columns. One of another layout, or one that lacks a column, closes
/// the reading until the next: nothing is read by columns that it does not have.
struct HeaderStack {
  /// The header whose columns count.
  private(set) var header: Header
  /// Whether the rows that come belong to a table that is not read.
  private(set) var isClosed = false

  private let finder: HeaderFinder
  private let name: FileNameFacts
  private let problem: (Header) -> Finding?
  private let slips: (Header) -> [Finding]

  /// A table whose first header is known.
  ///
  /// - Parameters:
  ///   - finder: finds what layout a record is the header of.
  ///   - name: what the file's name tells.
  ///   - problem: what keeps a header from being read.
  ///   - slips: what of a header is not read for a slip in its name.
  init(
    _ header: Header, finder: HeaderFinder, name: FileNameFacts, problem: @escaping (Header) -> Finding?,
    slips: @escaping (Header) -> [Finding]
  ) {
    self.header = header
    self.finder = finder
    self.name = name
    self.problem = problem
    self.slips = slips
  }

  /// What a further header brings.
  struct Change {
    let findings: [Finding]
  }

  /// Takes a record as a header; nil, and nothing changed, where it is none.
  mutating func change(at record: CSVRecord) -> Change? {
    guard mayBeHeader(record), let found = finder.header(of: record),
      found.matched >= max(2, found.layout.name == header.layout.name ? header.matched / 2 : 3)
    else { return nil }
    guard found.layout.name == header.layout.name else {
      isClosed = true
      return Change(findings: [
        Finding(.file(.furtherTable(layout: found.layout.name.rawValue)), line: record.line)
      ])
    }
    var next = found
    let facts = next.layout.complete(&next, by: name)
    if next.names == header.names {
      isClosed = false
      return Change(findings: [])
    }
    if let problem = problem(next) {
      isClosed = true
      return Change(findings: [problem])
    }
    // What the file's name tells was said at the first header.
    let isNew = header.givenMonth != next.givenMonth
    header = next
    isClosed = false
    return Change(findings: (isNew ? facts : []) + slips(header))
  }

  /// Cheap, for it is asked of every row that does not go in: at least two cells name columns of any layout.
  private func mayBeHeader(_ record: CSVRecord) -> Bool {
    var count = 0
    for index in 0..<record.count {
      guard let first = record[index].first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { continue }
      if finder.known.names.contains(HeaderNames.normalized(finder.encoding.text(record[index]))) {
        count += 1
      }
      if count == 2 { return true }
    }
    return false
  }
}
