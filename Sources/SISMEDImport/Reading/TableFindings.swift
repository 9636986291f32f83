import SupplyModel
import TableReading

extension Finding {
  /// Why a file or a member of an archive is not read, as a finding.
  init(_ refusal: TableRefusal) {
    let fault: FileFault =
      switch refusal {
      case .empty: .emptyFile
      case .notAFile: .unreadable(reason: "not a file")
      case .foreignFormat(let format): .foreignFormat(name: format.rawValue)
      case .notConverted(let format, let reason): .notConverted(format: format.rawValue, because: reason)
      case .nulByte(let offset): .nulByte(offset: offset)
      case .damagedDBF: .damaged(container: .dbf, part: nil)
      case .damagedArchive: .damaged(container: .zip, part: nil)
      case .damagedWorkbook(let part): .damaged(container: .xlsx, part: part)
      case .nothingInside: .nothingInside
      case .nestedArchive: .refused(because: .nested)
      case .escapingName: .refused(because: .escaping)
      case .symbolicLink: .refused(because: .link)
      case .specialFile: .refused(because: .special)
      case .encrypted: .refused(because: .encrypted)
      case .unknownCompression: .refused(because: .compression)
      case .tooManyMembers(let count): .refused(because: .tooMany(members: count))
      case .tooLarge(let bytes): .refused(because: .tooLarge(bytes: bytes))
      case .tooCompressed(let ratio): .refused(because: .tooCompressed(ratio: ratio))
      }
    self.init(.file(fault))
  }

  /// A place of a table that cannot be read, as a finding; nil for a cell over several rows that holds no quantity of the header's.
  ///
  /// What names things, a facility say, leaves rows without it below, which each say so; a quantity that is left out says nothing.
  init?(_ defect: TableDefect, under header: Header?) {
    let facts: FindingFacts
    switch defect.kind {
    case .csv(.unclosedQuote): facts = .row(.unclosedQuote)
    case .csv(.tooLong), .tooLong: facts = .row(.lineTooLong)
    case .csv(.tooManyDefects): facts = .file(.tooManyDefects)
    case .damagedRow: facts = .row(.damaged)
    case .truncated(let expected, let found): facts = .file(.truncated(counted: expected, whole: found))
    case .uncounted(let count): facts = .file(.uncountedRecords(count: count))
    case .damagedRest: facts = .file(.damagedRest)
    case .hiddenRows(let count, let areRead): facts = .file(.hiddenRows(count: count, areRead: areRead))
    case .mergedRows(let field, let lastLine):
      guard let header, header.holdsQuantity(field), defect.line > header.line else { return nil }
      facts = .row(
        .mergedQuantity(at: Finding.Cell(column: header.names[field], text: ""), lastLine: lastLine))
    }
    self.init(facts, line: defect.line)
  }
}

extension TableDefect {
  /// Whether it stands for a data row that did not go in.
  var isRow: Bool {
    switch kind {
    case .csv(.unclosedQuote), .csv(.tooLong), .tooLong, .damagedRow: true
    case .csv(.tooManyDefects), .truncated, .uncounted, .damagedRest, .hiddenRows, .mergedRows: false
    }
  }
}
