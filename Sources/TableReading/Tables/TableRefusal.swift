import CSVReading
import SupplyModel

/// Why a file, or a member of an archive, is not read as a table.
public enum TableRefusal: Error, Equatable, Sendable {
  /// There is nothing in it, or only a byte order mark.
  case empty
  /// It is a folder's entry, a pipe or a device, and no file.
  case notAFile
  /// It is of a well-known kind that holds no table, or none that is read here.
  case foreignFormat(ForeignFormat)
  /// A spreadsheet of another kind that was not made into a workbook.
  case notConverted(ForeignFormat, because: Unconverted)
  /// It has a NUL at this byte, and so is no text; nor is it anything else that is known.
  case nulByte(offset: Int)
  /// It says that it is a DBF, and its header contradicts itself.
  case damagedDBF(DBFDamage)
  /// It begins as a ZIP archive and cannot be read as one, or a member's bytes are damaged.
  case damagedArchive
  /// A part that a workbook needs is missing or damaged.
  case damagedWorkbook(part: String)
  /// An archive, or a workbook, in which there is nothing to read.
  case nothingInside
  /// An archive inside an archive.
  case nestedArchive
  /// A member whose name leads out of the folder: `..`, an absolute path, a backslash or a drive letter.
  case escapingName
  /// A member that is a symbolic link.
  case symbolicLink
  /// A member that is a device, a pipe or a socket.
  case specialFile
  /// A member that only a password opens.
  case encrypted
  /// A member compressed in a way that the ZIP library does not know.
  case unknownCompression
  /// The archive has more members than the limit.
  case tooManyMembers(Int)
  /// What it would unfold to is over the limit.
  case tooLarge(bytes: Int)
  /// It unfolds to so many times its size that it was made to harm.
  case tooCompressed(ratio: Int)
}

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
    /// So many rows that the table does not show, from here on; whether they are read all the same.
    case hiddenRows(Int, areRead: Bool)
    /// A cell that covers its row and others down to a line; what stands in it is read in the first alone.
    case mergedRows(field: Int, lastLine: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, record number + 1 or row of the sheet.
  public let line: Int
  /// The byte at which the line, record or row begins.
  public let byteOffset: Int

  /// Whether something of the table cannot be read.
  var isLoss: Bool {
    switch kind {
    case .hiddenRows, .mergedRows: false
    case .csv, .tooLong, .damagedRow, .truncated, .uncounted, .damagedRest: true
    }
  }

  /// So many cells over several rows are told of a table; who merges more has been told often enough.
  static let mergedKept = 10_000

  /// A cell over several lines.
  init(mergedFrom line: Int, to lastLine: Int, field: Int) {
    self.init(.mergedRows(field: field, lastLine: lastLine), line: line, byteOffset: 0)
  }

  init(_ kind: Kind, line: Int, byteOffset: Int) {
    self.kind = kind
    self.line = line
    self.byteOffset = byteOffset
  }

  init(_ defect: CSVDefect) {
    self.init(.csv(defect.kind), line: defect.line, byteOffset: defect.byteOffset)
  }
}
