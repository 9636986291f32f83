import CXlsxWriter
import Foundation
import SupplyModel

/// Writes one sheet: heading, table, footing and lines to sign, set up for A4 across.
struct SheetWriter {
  let sheet: WorkbookSheet
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: WorkbookFormats

  private var headerRow: Int { sheet.heading.isEmpty ? 0 : sheet.heading.count + 1 }
  private var lastColumn: Int { max(0, sheet.columns.count - 1) }
  private var lastRow: Int { headerRow + sheet.rows.count }

  /// The first error, or none; where there are more rows than a sheet takes, nothing is written that would be of no use.
  func write() -> lxw_error {
    guard lastRow < Int(LXW_ROW_MAX) else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
    var failure = LXW_NO_ERROR
    func note(_ error: lxw_error) {
      if failure == LXW_NO_ERROR { failure = error }
    }
    for place in sheet.columns.indices { note(setColumn(place)) }
    // Before its rows: once one is written as it comes, none above it can be spoken of.
    note(setFilter())
    for (row, line) in sheet.heading.enumerated() {
      note(text(line, row: row, column: 0, row == 0 ? formats.title : formats.note))
    }
    for (place, column) in sheet.columns.enumerated() {
      note(text(column.title, row: headerRow, column: place, formats.header))
    }
    // Before the next row: a row that is written as it comes cannot be changed afterwards.
    note(
      setHeight(of: headerRow, sheet.columns.indices.map { lines(in: sheet.columns[$0].title, column: $0) }))
    let wrapped = sheet.columns.indices.filter { sheet.columns[$0].isWrapped && !sheet.columns[$0].isAside }
    for (row, cells) in sheet.rows.enumerated() {
      for (place, value) in cells.enumerated() { note(cell(value, row: headerRow + 1 + row, column: place)) }
      let lines = wrapped.lazy.map { place in
        Self.words(of: cells[place]).map { self.lines(in: $0, column: place) } ?? 1
      }
      note(setHeight(of: headerRow + 1 + row, lines))
    }
    note(below())
    note(behave())
    note(setPage())
    return failure
  }

  /// The width of a column; those aside are one fold, which the column after them opens.
  private func setColumn(_ place: Int) -> lxw_error {
    let column = sheet.columns[place]
    let isAfterFold = place > 0 && sheet.columns[place - 1].isAside && !column.isAside
    var options = lxw_row_col_options(
      hidden: column.isAside ? 1 : 0, level: column.isAside ? 1 : 0, collapsed: isAfterFold ? 1 : 0)
    return worksheet_set_column_opt(
      worksheet, UInt16(place), UInt16(place), column.width, nil, &options)
  }

  /// The height of a row whose texts break into lines: not every program works it out by itself.
  private func setHeight(of row: Int, _ lines: some Sequence<Int>) -> lxw_error {
    guard let most = lines.max(), most > 1 else { return LXW_NO_ERROR }
    return worksheet_set_row(worksheet, UInt32(row), min(400, Double(most) * 15), nil)
  }

  /// How many lines a text takes in a column; one in a column that is folded away.
  private func lines(in text: String, column: Int) -> Int {
    let column = sheet.columns[column]
    return column.isAside ? 1 : SheetText.lines(in: text, width: Int(column.width) - 2)
  }

  private func text(_ text: String, row: Int, column: Int, _ format: WorkbookFormats.Format?) -> lxw_error {
    worksheet_write_string(worksheet, UInt32(row), UInt16(column), SheetText.plain(text), format)
  }

  /// What a cell holds is what it shows, so that a sum over it is the sum that a reader makes; half rounds away from zero.
  private static func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<min(max(0, decimals), 6)).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }

  /// The words of a cell that holds words.
  private static func words(of cell: ListCell) -> String? {
    switch cell {
    case .text(let words), .scale(let words, _): words
    case .mark(true): "*"
    case .number, .share, .month, .day, .deadline, .mark(false), .blank: nil
    }
  }

  private func cell(_ value: ListCell, row: Int, column: Int) -> lxw_error {
    let (line, place) = (UInt32(row), UInt16(column))
    func date(_ day: Day, _ format: WorkbookFormats.Format?) -> lxw_error {
      var date = lxw_datetime(
        year: Int32(day.month.year), month: Int32(day.month.monthOfYear), day: Int32(day.dayOfMonth), hour: 0,
        min: 0, sec: 0)
      return worksheet_write_datetime(worksheet, line, place, &date, format)
    }
    switch value {
    case .text(let words), .scale(let words, _): return self.words(words, row: row, column: column)
    case .mark(true): return self.words("*", row: row, column: column)
    case .number(let number, let decimals) where number.isFinite:
      let kept = Self.rounded(number, decimals)
      let format = formats.number(decimals: kept == kept.rounded() ? 0 : decimals)
      return worksheet_write_number(worksheet, line, place, kept, format)
    case .share(let share) where share.isFinite:
      return worksheet_write_number(worksheet, line, place, Self.rounded(share, 4), formats.share)
    case .day(let day), .deadline(let day, _): return date(day, formats.day)
    case .month(let month): return date(Day(month: month, dayOfMonth: 1), formats.month)
    case .number, .share, .mark(false), .blank:
      return worksheet_write_blank(worksheet, line, place, formats.text)
    }
  }

  private func words(_ words: String, row: Int, column: Int) -> lxw_error {
    // A sheet takes so many links and no more; the rest are words.
    if sheet.isIndex, column == 0, row - headerRow < 65_000 {
      let target = "internal:'" + words.replacing("'", with: "''") + "'!A1"
      return worksheet_write_url_opt(
        worksheet, UInt32(row), 0, target, formats.link, SheetText.plain(words), nil)
    }
    let isWrapped = sheet.columns.indices.contains(column) && sheet.columns[column].isWrapped
    return text(words, row: row, column: column, isWrapped ? formats.wrapped : formats.text)
  }

  /// What stands below the table.
  private func below() -> lxw_error {
    var failure = LXW_NO_ERROR
    var row = lastRow + 2
    for line in sheet.footing {
      let error = text(line, row: row, column: 0, formats.note)
      if failure == LXW_NO_ERROR { failure = error }
      row += 1
    }
    for signature in sheet.signatures {
      row += 2
      let error = text(signature, row: row, column: 0, formats.note)
      if failure == LXW_NO_ERROR { failure = error }
      for column in 1...max(1, min(3, lastColumn)) {
        _ = worksheet_write_blank(worksheet, UInt32(row), UInt16(column), formats.rule)
      }
    }
    return failure
  }

  /// Lets the table be filtered by its header, where it may be.
  private func setFilter() -> lxw_error {
    guard sheet.isFiltered, !sheet.rows.isEmpty, !sheet.columns.isEmpty else { return LXW_NO_ERROR }
    return worksheet_autofilter(worksheet, UInt32(headerRow), 0, UInt32(lastRow), UInt16(lastColumn))
  }

  /// Header that stays, colours of words, and no warning at codes that look like numbers.
  private func behave() -> lxw_error {
    worksheet_freeze_panes(worksheet, UInt32(headerRow + 1), 0)
    guard !sheet.rows.isEmpty, !sheet.columns.isEmpty else { return LXW_NO_ERROR }
    for tone in sheet.tones {
      guard let word = strdup("\"" + tone.word.replacingOccurrences(of: "\"", with: "\"\"") + "\"") else {
        continue
      }
      defer { free(word) }
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
      rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
      rule.value_string = word
      rule.format = formats.tone(tone.tone)
      let error = worksheet_conditional_format_range(
        worksheet, UInt32(headerRow + 1), 0, UInt32(lastRow), UInt16(lastColumn), &rule)
      if error != LXW_NO_ERROR { return error }
    }
    return worksheet_ignore_errors(
      worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
  }

  /// A4 across, as wide as one page, the header on each, page numbers at the foot.
  private func setPage() -> lxw_error {
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_fit_to_pages(worksheet, 1, 0)
    let error = worksheet_repeat_rows(worksheet, UInt32(headerRow), UInt32(headerRow))
    if error != LXW_NO_ERROR { return error }
    let foot = SheetText.plain(sheet.pageFoot).replacingOccurrences(of: "&", with: "&&")
    return worksheet_set_footer(worksheet, "&L" + String(foot.prefix(180)) + "&R&P / &N")
  }
}
