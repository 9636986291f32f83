/// Turns the XML of a sheet into records: a row each, with blanks where cells are missing.
final class SheetPart: XMLPart {
  /// What has been read and not yet handed on.
  var batch = RecordBatch()
  /// The row read last, from 1; 0 before the first.
  private(set) var row = 0

  private let workbook: Workbook
  private let limits: TableLimits
  /// Fields of the longest row so far: shorter ones are filled up, so that they do not look cut off.
  private var width = 0
  private var rowOffset = 0
  private var flaw: TableDefect.Kind?
  private var isInRow = false
  /// Whether the sheet hides the row; the rows with something in them that it hides, and the first.
  private var isHiddenRow = false
  private(set) var hidden: (count: Int, first: Int)?
  /// The cells that cover more than one row, as a sheet lists them behind its rows.
  private(set) var merged: [TableDefect] = []

  private enum CellType { case shared, text, boolean, date, number }
  private var column = -1
  private var type = CellType.number
  private var style = 0
  /// Whether the cell's format strikes out what stands in it.
  private var isStruck = false
  private var cell: [UInt8] = []
  private var isInValue = false
  private var isInReading = false
  private var runs = RichText()
  private var formula: [UInt8] = []
  private var isInFormula = false
  private var hasFormula = false

  /// Bytes that may wait before they are handed on.
  private static let mostWeight = 1 << 20

  init(workbook: Workbook) {
    self.workbook = workbook
    limits = workbook.archive.limits
  }

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "c" {
      beginCell(attributes)
    } else if name == "v" || name == "t" {
      isInValue = isInRow && !isInReading
    } else if name == "row" {
      beginRow(attributes, byteOffset())
    } else if name == "rPh" {
      isInReading = true
    } else if name == "mergeCell" {
      if let cells = attributes["ref"].flatMap(CellReference.range), merged.count < TableDefect.mergedKept {
        let (first, last) = (cells.rows.lowerBound, min(cells.rows.upperBound, row))
        if first < last {
          merged.append(TableDefect(mergedFrom: first, to: last, field: cells.columns.lowerBound))
        }
      }
    } else if name == "f" {
      hasFormula = isInRow
      isInFormula = isInRow
    } else {
      runs.begin(name, attributes)
    }
  }

  override func end(_ name: XMLName) {
    if name == "v" || name == "t" {
      isInValue = false
    } else if name == "c" {
      if isInRow { endCell() }
    } else if name == "row" {
      if isInRow { endRow() }
    } else if name == "rPh" {
      isInReading = false
    } else if name == "f" {
      isInFormula = false
    } else {
      runs.end(name)
    }
  }

  override func text(_ bytes: UnsafeRawBufferPointer) {
    if isInFormula, formula.count < Self.shownFormulaBytes { formula.append(contentsOf: bytes) }
    guard isInValue else { return }
    if runs.isAside { return runs.putAside(bytes, limit: limits.recordBytes) }
    if cell.count + bytes.count > limits.recordBytes {
      flaw = .tooLong
    } else {
      cell.append(contentsOf: bytes)
    }
  }

  private func beginRow(_ attributes: XMLAttributes, _ byteOffset: Int) {
    if isInRow { batch.dropRecord() }
    isInRow = true
    column = -1
    flaw = nil
    rowOffset = byteOffset
    batch.beginRecord()
    let next = attributes["r"] == nil ? row + 1 : attributes.number("r") ?? 0
    // Rows that go backwards would stand above their own header.
    if next <= row || next > CellReference.mostRows { flaw = .damagedRow } else { row = next }
    isHiddenRow = attributes["hidden"] != nil && ["1", "true"].contains(attributes.text("hidden"))
  }

  private func endRow() {
    isInRow = false
    if let flaw {
      batch.dropRecord()
      batch.append(TableDefect(flaw, line: max(row, 1), byteOffset: rowOffset))
    } else if batch.recordBytes == 0 {
      batch.dropRecord()
    } else {
      width = max(width, batch.fieldCount)
      batch.pad(to: width)
      batch.endRecord(line: row, byteOffset: rowOffset)
      if isHiddenRow { hidden = hidden.map { ($0.count + 1, $0.first) } ?? (1, row) }
    }
    wantsPause = batch.weight > Self.mostWeight
  }

  private func beginCell(_ attributes: XMLAttributes) {
    cell.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    hasFormula = false
    let reference = attributes["r"]
    let next = reference.map { CellReference.column($0) ?? -1 } ?? column + 1
    if next <= column || next >= CellReference.mostColumns { flaw = .damagedRow } else { column = next }
    style = attributes.number("s") ?? 0
    type = attributes["t"].map(Self.cellType) ?? .number
  }

  private static func cellType(_ letters: UnsafeRawBufferPointer) -> CellType {
    switch letters.first {
    case UInt8(ascii: "s"): letters.count == 1 ? .shared : .text
    case UInt8(ascii: "i"), UInt8(ascii: "e"): .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "d"): .date
    default: .number
    }
  }

  private func endCell() {
    cell += runs.rest(ofEmpty: cell.isEmpty)
    if flaw == nil, lacksResult { return append(unsolved[...]) }
    guard flaw == nil, !cell.isEmpty else { return }
    isStruck = workbook.formats.isStruck(style: style)
    switch type {
    case .shared:
      guard let text = SmallNumber.parse(cell).flatMap({ workbook.texts[$0] }) else {
        flaw = .damagedRow
        return
      }
      append(text)
    case .text:
      EscapedText.resolve(&cell, from: 0)
      append(cell[...])
    case .boolean: append(Array(cell == [UInt8(ascii: "1")] ? "TRUE".utf8 : "FALSE".utf8)[...])
    case .date: append(Self.withoutMidnight(cell))
    case .number:
      append(
        SheetNumber.text(cell, asDate: workbook.formats.isDate(style: style), workbook.dates), isNumber: true)
    }
  }

  /// Bytes of a formula that are shown where its result is missing.
  private static let shownFormulaBytes = 60

  /// Whether the cell has a formula that nobody has worked out.
  ///
  /// Programs that write workbooks without a spreadsheet leave the result out, or put 0 in its place: as `0.0`, which no
  /// spreadsheet writes, or together with the workbook's wish to be worked out when it is opened.
  private var lacksResult: Bool {
    guard hasFormula, type == .number else { return false }
    if cell.isEmpty { return true }
    let isZero = cell.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    return isZero && (cell.contains(UInt8(ascii: ".")) || workbook.wantsCalculation)
  }

  /// What stands for the missing result: the formula, which no reader takes for a quantity, a code or a month.
  private var unsolved: [UInt8] { [UInt8(ascii: "=")] + formula.prefix(Self.shownFormulaBytes) }

  private func append(_ text: ArraySlice<UInt8>, isNumber: Bool = false) {
    guard !text.isEmpty else { return }
    if batch.recordBytes + text.count > limits.recordBytes {
      flaw = .tooLong
      return
    }
    batch.pad(to: column)
    if isStruck, let marked = StruckText.marked(text) { return batch.appendField(marked) }
    batch.appendField(text, isNumber: isNumber)
  }

  /// An ISO date without the time that says nothing.
  private static func withoutMidnight(_ date: [UInt8]) -> ArraySlice<UInt8> {
    date.dropFirst(10).starts(with: "T00:00:00".utf8) ? date.prefix(10) : date[...]
  }
}

/// Where a cell stands, as `BC12` says it.
enum CellReference {
  /// The most columns that a sheet can have (XFD).
  static let mostColumns = 16_384
  /// The most rows that a sheet can have.
  static let mostRows = 1_048_576

  /// The column from 0; nil when the bytes begin with no column of a sheet.
  static func column(_ reference: UnsafeRawBufferPointer) -> Int? {
    var column = 0
    for byte in reference {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF), byte >= 0x41 else { break }
      column = column * 26 + Int(byte & 0xDF) - 64
      if column > mostColumns { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// The columns from 0 and the rows from 1 that `B2:D5` names; nil where the bytes name no such block.
  static func range(_ reference: UnsafeRawBufferPointer) -> (
    columns: ClosedRange<Int>, rows: ClosedRange<Int>
  )? {
    let corners = reference.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
      corner in (column: column(.init(rebasing: corner)), row: SmallNumber.parse(corner.drop { $0 >= 0x41 }))
    }
    guard corners.count == 2, let left = corners[0].column, let right = corners[1].column, left <= right,
      let top = corners[0].row, let bottom = corners[1].row, top <= bottom
    else { return nil }
    return (left...right, top...bottom)
  }
}
