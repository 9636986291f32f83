import SupplyModel
import TableReading

extension Finding {
  /// Why a file or a member of an archive is not read, as a finding.
  init(_ refusal: TableRefusal) {
    self =
      switch refusal {
      case .empty: Finding(.emptyFile)
      case .notAFile: Finding(.unreadable, arguments: ["not a file"])
      case .foreignFormat(let format): Finding(.notText, arguments: [format.rawValue])
      case .nulByte(let offset): Finding(.notText, value: String(offset), arguments: ["NUL"])
      case .damagedDBF: Finding(.damagedFile, arguments: ["DBF"])
      case .damagedArchive: Finding(.damagedFile, arguments: ["ZIP"])
      case .damagedWorkbook(let part): Finding(.damagedFile, value: part, arguments: ["XLSX"])
      // The refusal has a case of this name too: without its type this would be the initializer itself, for ever.
      case .nothingInside: Finding(FindingCode.nothingInside)
      case .nestedArchive: Finding(.refusedMember, arguments: ["nested"])
      case .escapingName: Finding(.refusedMember, arguments: ["escaping"])
      case .symbolicLink: Finding(.refusedMember, arguments: ["link"])
      case .specialFile: Finding(.refusedMember, arguments: ["special"])
      case .encrypted: Finding(.refusedMember, arguments: ["encrypted"])
      case .unknownCompression: Finding(.refusedMember, arguments: ["compression"])
      case .tooManyMembers(let count): Finding(.refusedMember, value: String(count), arguments: ["many"])
      case .tooLarge(let bytes): Finding(.refusedMember, value: String(bytes), arguments: ["large"])
      case .tooCompressed(let ratio): Finding(.refusedMember, value: String(ratio), arguments: ["bomb"])
      }
  }

  /// A place of a table that cannot be read, as a finding.
  init(_ defect: TableDefect) {
    self =
      switch defect.kind {
      case .csv(.unclosedQuote): Finding(.unclosedQuote, line: defect.line)
      case .csv(.tooLong), .tooLong: Finding(.lineTooLong, line: defect.line)
      case .csv(.tooManyDefects): Finding(.tooManyDefects, line: defect.line)
      case .damagedRow: Finding(.damagedRow, line: defect.line)
      case .truncated(let expected, let found):
        Finding(.truncatedFile, line: defect.line, arguments: [String(expected), String(found)])
      case .uncounted(let count): Finding(.uncountedRecords, line: defect.line, arguments: [String(count)])
      case .damagedRest: Finding(.damagedRest, line: defect.line)
      }
  }
}

extension TableDefect {
  /// Whether it stands for a data row that did not go in.
  var isRow: Bool {
    switch kind {
    case .csv(.unclosedQuote), .csv(.tooLong), .tooLong, .damagedRow: true
    case .csv(.tooManyDefects), .truncated, .uncounted, .damagedRest: false
    }
  }
}
