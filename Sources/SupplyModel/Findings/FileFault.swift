/// What can be wrong with a whole file, or with a part of it that is no row.
public enum FileFault: FindingFault, Hashable, Sendable, Codable {
  /// No file of that name.
  case noSuchFile
  /// A file that cannot be opened or read, with the system's reason.
  case unreadable(reason: String)
  /// A folder without a file that an import reads.
  case emptyFolder
  /// Nothing in the file.
  case emptyFile
  /// Bytes of a format that holds no table, by its name.
  case foreignFormat(name: String)
  /// A spreadsheet of another kind, by its name, that was not made into a workbook.
  case notConverted(format: String, because: Unconverted)
  /// A byte at this offset that no text file has.
  case nulByte(offset: Int)
  /// A container whose bytes contradict themselves; of a workbook, the part that is missing or damaged.
  case damaged(container: Container, part: String?)
  /// An archive or workbook without a table.
  case nothingInside
  /// A member of an archive, or a link in a folder, that is not read.
  case refused(because: Refusal)
  /// A sheet without a table beside sheets that have one.
  case sheetSkipped
  /// A table, by its name, that is not needed.
  case passedOver(table: String, because: PassedOver)
  /// Fewer whole records than the header of a DBF counts.
  case truncated(counted: Int, whole: Int)
  /// So many records behind the last that the header of a DBF counts.
  case uncountedRecords(count: Int)
  /// So many more findings in the file than are kept one by one.
  case furtherFindings(count: Int)
  /// From here on nothing can be read.
  case damagedRest
  /// So many rows that a table hides, the first of them on the finding's line.
  ///
  /// - `areRead`: whether they went in, as those of a sheet, whose filter hides what counts all the same; a page shows all that it says.
  case hiddenRows(count: Int, areRead: Bool)
  /// No layout fits the header; the first line, at most 80 letters of it.
  case unknownLayout(firstLine: String)
  /// A layout fits but for one column.
  ///
  /// - `nearest`: the name in the file that looks most like it.
  /// - `isConsumption`: whether the column counts only because the configuration says so.
  case missingColumn(name: String, layout: String, nearest: String?, isConsumption: Bool)
  /// A column of no layout whose name is nearly that of one that the layout can do without: it was not read.
  case misspeltColumn(name: String, meant: String, layout: String)
  /// A number that is one with a point and another with a comma, and nothing in the file settles it.
  case ambiguousDecimal(at: Finding.Cell, point: Double?, comma: Double?)
  /// So many dashes that were read as zeros; the first of them.
  case dashAsZero(at: Finding.Cell, count: Int)
  /// A word in two code pages, and nothing in the file settles it.
  case ambiguousEncoding(windows1252: String, cp850: String)
  /// A header without a single row below it.
  case noRows
  /// So many unreadable lines that the rest of the file was left unread.
  case tooManyDefects
  /// A header with the same column twice.
  case repeatedColumn(name: String?)
  /// So many columns of months, more than the layout has.
  case tooManyMonths(count: Int)
  /// A heading, in the column of this number, that seems to be of a month and cannot be read as one.
  case unreadMonth(heading: String, place: Int)
  /// Another table, of this layout, that was not read.
  case furtherTable(layout: String)
  /// The encoding that a person gave, and the one that the bytes are in.
  case wrongEncoding(given: TextEncoding, found: TextEncoding)
  /// The file was imported before, byte for byte, and changed nothing.
  case sameFileAgain
  /// The file was imported before, byte for byte; later files state so many of its rows otherwise, and theirs stay.
  case sameFileLeft(rows: Int)

  /// A file of several parts.
  public enum Container: String, Hashable, Sendable, Codable {
    /// A dBASE table.
    case dbf = "DBF"
    /// An archive.
    case zip = "ZIP"
    /// A workbook.
    case xlsx = "XLSX"
  }

  /// Why a member of an archive is not read.
  public enum Refusal: Hashable, Sendable, Codable {
    /// An archive inside an archive.
    case nested
    /// Its name leads out of the folder.
    case escaping
    /// A symbolic link.
    case link
    /// A device, a pipe or a socket.
    case special
    /// Its name is no UTF-8, and no text leads to it.
    case unreadableName
    /// Only a password opens it.
    case encrypted
    /// A compression that is not known.
    case compression
    /// So many members, more than the limit.
    case tooMany(members: Int)
    /// So many bytes once unpacked, more than the limit.
    case tooLarge(bytes: Int)
    /// It unpacks to so many times its size.
    case tooCompressed(ratio: Int)
  }

  var code: FindingCode {
    switch self {
    case .noSuchFile: .noSuchFile
    case .unreadable: .unreadable
    case .emptyFolder: .emptyFolder
    case .emptyFile: .emptyFile
    case .foreignFormat, .nulByte: .notText
    case .notConverted: .notConverted
    case .damaged: .damagedFile
    case .nothingInside: .nothingInside
    case .refused: .refusedMember
    case .sheetSkipped: .sheetSkipped
    case .passedOver: .tablePassedOver
    case .truncated: .truncatedFile
    case .uncountedRecords: .uncountedRecords
    case .furtherFindings: .furtherFindings
    case .damagedRest: .damagedRest
    case .hiddenRows(_, let areRead): areRead ? .hiddenRowsRead : .hiddenRows
    case .unknownLayout: .unknownLayout
    case .missingColumn: .missingColumn
    case .misspeltColumn: .misspeltColumn
    case .ambiguousDecimal: .ambiguousDecimal
    case .dashAsZero: .dashAsZero
    case .ambiguousEncoding: .ambiguousEncoding
    case .noRows: .noRows
    case .tooManyDefects: .tooManyDefects
    case .repeatedColumn: .repeatedColumn
    case .tooManyMonths: .tooManyMonths
    case .unreadMonth: .unreadMonth
    case .furtherTable: .furtherTable
    case .wrongEncoding: .wrongEncoding
    case .sameFileAgain: .sameFileAgain
    case .sameFileLeft: .sameFileLeft
    }
  }

  var column: String? {
    switch self {
    case .missingColumn(let column, _, _, _): column
    case .repeatedColumn(let column): column
    case .misspeltColumn(let column, _, _): column
    case .unreadMonth(let heading, _): heading
    case .ambiguousDecimal(let cell, _, _), .dashAsZero(let cell, _): cell.column
    case .noSuchFile, .unreadable, .emptyFolder, .emptyFile, .foreignFormat, .notConverted, .nulByte,
      .damaged,
      .nothingInside, .refused, .sheetSkipped, .passedOver, .truncated, .uncountedRecords, .furtherFindings,
      .damagedRest, .hiddenRows,
      .unknownLayout, .ambiguousEncoding, .noRows, .tooManyDefects, .tooManyMonths, .furtherTable,
      .wrongEncoding, .sameFileAgain, .sameFileLeft:
      nil
    }
  }

  var value: String? {
    switch self {
    case .nulByte(let offset): String(offset)
    case .damaged(_, let part): part
    case .refused(let reason): reason.value
    case .unknownLayout(let firstLine): firstLine
    case .passedOver(let table, _): table
    case .ambiguousDecimal(let cell, _, _), .dashAsZero(let cell, _): cell.text
    case .noSuchFile, .unreadable, .emptyFolder, .emptyFile, .foreignFormat, .notConverted, .nothingInside,
      .sheetSkipped,
      .truncated, .uncountedRecords, .furtherFindings, .damagedRest, .hiddenRows, .missingColumn,
      .misspeltColumn,
      .ambiguousEncoding,
      .noRows, .tooManyDefects, .repeatedColumn, .tooManyMonths, .unreadMonth, .furtherTable, .wrongEncoding,
      .sameFileAgain, .sameFileLeft:
      nil
    }
  }
}

extension FileFault.Refusal {
  /// The number that is over the limit.
  fileprivate var value: String? {
    switch self {
    case .tooMany(let members): String(members)
    case .tooLarge(let bytes): String(bytes)
    case .tooCompressed(let ratio): String(ratio)
    case .nested, .escaping, .link, .special, .unreadableName, .encrypted, .compression: nil
    }
  }
}
