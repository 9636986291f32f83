import CSVReading
import SupplyModel

/// One table of a file: its records, whatever holds them.
///
/// A table keeps open what it reads from (for a member of an archive a file on disk), and may be read many times.
public struct Table {
  /// What people call it: `ICI.csv`, `envio.zip/ICI_202610.csv`, `libro.xlsx/Hoja1`.
  public let name: String
  /// What it was stored as.
  public let kind: TableKind
  /// What is known of its letters.
  public let text: TextFacts
  /// The columns as a DBF declares them, in the order of its records; empty for other kinds.
  public let fields: [TableField]
  /// When the member of an archive that holds it was written, in seconds since 1970; nil outside of archives.
  public internal(set) var writtenAt: Int?
  /// Whether delimited text ends in NULs: its last part was lost, as when a disk is full.
  var endsInNULs = false
  /// Rows of a page that it does not show, and the line of the first: they are no records.
  var hiddenRows: (count: Int, firstLine: Int)?
  /// Cells of a page that cover several of its rows.
  var mergedCells: [TableDefect] = []
  /// The names of all members of the archive that holds it; empty outside of archives.
  public internal(set) var archiveMembers: [String] = []
  /// The day on which a DBF says that it was last written; nil for other kinds, and for what is no day of this century.
  public let writtenOn: Day?
  /// The records that a DBF counts in its header; nil for other kinds.
  public let declaredRecords: Int?
  /// Whether it is a sheet that the workbook does not show.
  public let isHidden: Bool
  /// Whether it is a sheet of a workbook that counts days from 1904, where those without a format of dates are plain numbers.
  public let countsFrom1904: Bool
  /// The rows and columns of a pivot table, both from 1, that lies on the sheet of a workbook with other sheets without one.
  public let pivotBesideData: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?

  private enum Source {
    case text(any ByteBlocks)
    case dbf(DBFReader)
    case sheet(SheetReader)
  }
  private let source: Source
  private let limits: TableLimits
  /// Keeps a member's bytes on disk while the table lives.
  private let spool: SpooledFile?

  init(name: String, blocks: any ByteBlocks, text: TextFacts, limits: TableLimits, spool: SpooledFile?) {
    (self.name, kind, self.text, fields, isHidden) = (name, .csv, text, [], false)
    (countsFrom1904, pivotBesideData) = (false, nil)
    (writtenOn, declaredRecords) = (nil, nil)
    (source, self.limits, self.spool) = (.text(blocks), limits, spool)
  }

  init(name: String, dbf: DBFReader, text: TextFacts, limits: TableLimits, spool: SpooledFile?) {
    (self.name, kind, self.text, isHidden) = (name, .dbf, text, false)
    (countsFrom1904, pivotBesideData) = (false, nil)
    (writtenOn, declaredRecords) = (dbf.header.writtenOn, dbf.header.recordCount)
    fields = DBFReader.visible(dbf.header.fields)
    (source, self.limits, self.spool) = (.dbf(dbf), limits, spool)
  }

  init(name: String, sheet: SheetReader, limits: TableLimits, spool: SpooledFile?) {
    (self.name, kind, text, fields) = (name, .xlsx, TextFacts(isUTF8: true), [])
    (writtenOn, declaredRecords) = (nil, nil)
    isHidden = sheet.sheet.isHidden
    countsFrom1904 = sheet.workbook.dates.is1904
    pivotBesideData = sheet.workbook.sheets.contains { $0.pivot == nil } ? sheet.sheet.pivot : nil
    (source, self.limits, self.spool) = (.sheet(sheet), limits, spool)
  }

  /// Calls `onRecord` with each record until it returns false, and `onDefect` with each place that is none.
  ///
  /// The first record of a DBF is the names of its columns. Fields have no blanks around them. Blank lines and
  /// blank rows of a sheet are left out; a row of a sheet has at least as many fields as the longest before it.
  ///
  /// - Parameters:
  ///   - delimiter: the byte between fields of delimited text; other kinds need none.
  ///   - isWhole: whether a record of delimited text that spans lines is one record (`CSVReader.read`).
  ///   - onDefect: takes each place that is no record.
  ///   - onRecord: takes each record.
  /// - Throws: `FileAccessError` when the file cannot be read; whatever the closures throw.
  /// - Complexity: O(bytes); memory for one block and one record, and for what a workbook's cells share.
  public func read(
    delimiter: UInt8 = UInt8(ascii: ";"), isWhole: (CSVRecord) -> Bool = { _ in true },
    onDefect: (TableDefect) throws -> Void, onRecord: (CSVRecord) throws -> Bool
  ) throws {
    switch source {
    case .text(let blocks):
      let reader = CSVReader(delimiter: delimiter, maximumRecordBytes: limits.recordBytes)
      if let hiddenRows {
        try onDefect(
          TableDefect(
            .hiddenRows(hiddenRows.count, areRead: false), line: hiddenRows.firstLine, byteOffset: 0))
      }
      guard endsInNULs || !mergedCells.isEmpty else {
        return try reader.read(
          blocks, isWhole: isWhole, onDefect: { try onDefect(TableDefect($0)) }, onRecord: onRecord)
      }
      var (line, goesOn) = (0, true)
      try reader.read(blocks, isWhole: isWhole, onDefect: { try onDefect(TableDefect($0)) }) { record in
        line = record.line
        goesOn = try onRecord(record)
        return goesOn
      }
      guard goesOn else { return }
      for merged in mergedCells { try onDefect(merged) }
      if endsInNULs { try onDefect(TableDefect(.damagedRest, line: line + 1, byteOffset: 0)) }
    case .dbf(let reader): try reader.read(onDefect: onDefect, onRecord: onRecord)
    case .sheet(let reader): try reader.read(onDefect: onDefect, onRecord: onRecord)
    }
  }
}

/// What a table was stored as.
public enum TableKind: String, Sendable, CaseIterable {
  /// Delimited text; the only kind for which a delimiter and an encoding have to be learned.
  case csv
  /// A dBase or FoxPro table.
  case dbf
  /// A sheet of an Excel workbook.
  case xlsx
}

/// A column as a DBF declares it.
public struct TableField: Equatable, Sendable {
  /// The name, in the letters of the file read as Latin-1.
  public let name: String
  /// dBase's letter for the type, as `C` for text, `N` for a number, `D` for a date, `M` for a memo.
  public let type: Character
  /// Bytes in a record.
  public let width: Int
  /// Digits behind the decimal mark.
  public let decimals: Int
  /// Whether FoxPro may mark its value as unknown.
  let mayBeNull: Bool
}

/// Something found in a file: a table, or what could not be read as one.
public enum TableEntry {
  /// A table, ready to be read.
  case table(Table)
  /// The file, or a member of it, by the name that people know, and why it is not read.
  case refused(name: String, reason: TableRefusal)
}
