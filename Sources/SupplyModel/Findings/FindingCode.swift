/// Everything that can be found in an input or in the history it adds to, by a stable name.
///
/// What each carries stands in `FindingFacts`; the name is what filters, programs and the quality grades know it by.
public enum FindingCode: String, Sendable, Codable, CaseIterable {
  // The whole file.
  /// No file of that name.
  case noSuchFile = "no_such_file"
  /// A file that cannot be opened or read.
  case unreadable
  /// A folder without a file that an import reads.
  case emptyFolder = "empty_folder"
  /// Nothing in the file.
  case emptyFile = "empty_file"
  /// Bytes that no text file has.
  case notText = "not_text"
  /// A spreadsheet of another kind that was not made into a workbook.
  case notConverted = "not_converted"
  /// A DBF, workbook or archive whose bytes contradict themselves.
  case damagedFile = "damaged_file"
  /// An archive or workbook without a table.
  case nothingInside = "nothing_inside"
  /// A member of an archive that is not read.
  case refusedMember = "refused_member"
  /// A sheet without a table beside sheets that have one.
  case sheetSkipped = "sheet_skipped"
  /// A table that is not needed: SISMED's money and movements, the lock file of a document.
  case tablePassedOver = "table_passed_over"
  /// Fewer whole records than the header of a DBF counts.
  case truncatedFile = "truncated_file"
  /// Records behind the last that the header of a DBF counts.
  case uncountedRecords = "uncounted_records"
  /// More findings in the file than are kept one by one.
  case furtherFindings = "further_findings"
  /// From here on nothing can be read.
  case damagedRest = "damaged_rest"
  /// Rows that a page does not show: they did not go in.
  case hiddenRows = "hidden_rows"
  /// Rows that a sheet hides: they went in like all others.
  case hiddenRowsRead = "hidden_rows_read"
  /// A row that contradicts itself.
  case damagedRow = "damaged_row"
  /// No layout fits the header.
  case unknownLayout = "unknown_layout"
  /// A layout fits but for one column.
  case missingColumn = "missing_column"
  /// A column whose name is nearly that of one that the layout knows: it was not read.
  case misspeltColumn = "misspelt_column"
  /// Two readings of the decimal mark fit.
  case ambiguousDecimal = "ambiguous_decimal"
  /// Dashes that are read as zeros, as the accounting format of spreadsheets shows them.
  case dashAsZero = "dash_as_zero"
  /// Two code pages fit the letters.
  case ambiguousEncoding = "ambiguous_encoding"
  /// A header without a single row below it.
  case noRows = "no_rows"
  /// A quoted field that never ends, to the end of the file.
  case unclosedQuote = "unclosed_quote"
  /// A line so long that no export holds it.
  case lineTooLong = "line_too_long"
  /// So many unreadable lines that the rest of the file was left unread.
  case tooManyDefects = "too_many_defects"
  /// A header with the same column twice.
  case repeatedColumn = "repeated_column"
  /// No month in the file, its name or on the command line.
  case monthUnknown = "month_unknown"
  /// No month in the file or on the command line, but one in its name, which was taken.
  case monthFromName = "month_from_name"
  /// No facility in the file, its name or on the command line.
  case facilityUnknown = "facility_unknown"
  /// No facility in the file or on the command line, but one in its name, which was taken.
  case facilityFromName = "facility_from_name"
  /// More columns of months than the layout has.
  case tooManyMonths = "too_many_months"
  /// A heading that seems to be of a month and cannot be read as one.
  case unreadMonth = "unread_month"
  /// Another table in the same file or sheet that was not read.
  case furtherTable = "further_table"
  /// The encoding that a person gave is not the one that the bytes are in.
  case wrongEncoding = "wrong_encoding"
  /// The file was imported before, byte for byte, and changed nothing.
  case sameFileAgain = "same_file_again"
  /// The file was imported before, byte for byte; what later files say otherwise stays.
  case sameFileLeft = "same_file_left"

  // One row.
  /// A row with fewer fields than the header.
  case rowTooShort = "row_too_short"
  /// A row with more fields than the header.
  case rowTooLong = "row_too_long"
  /// A required cell is blank.
  case blankCell = "blank_cell"
  /// A row of the open layout without a single quantity: no report.
  case blankReport = "blank_report"
  /// Text that is no number.
  case badNumber = "bad_number"
  /// A text longer than any name or code.
  case textTooLong = "text_too_long"
  /// Letters that are not of the file's encoding: read as what they most likely are.
  case brokenLetters = "broken_letters"
  /// A quantity in a cell that covers several rows: read in the first of them alone.
  case mergedQuantity = "merged_quantity"
  /// Text that is no month.
  case badMonth = "bad_month"
  /// Text that is no day, where a report says when it was made.
  case badDay = "bad_day"
  /// A facility code that fits no SISMED grammar.
  case badFacilityCode = "bad_facility_code"
  /// A product code that fits no SISMED grammar.
  case badProductCode = "bad_product_code"
  /// The same facility, product, month and lot twice in a file.
  case duplicateRow = "duplicate_row"
  /// A row that is the sum of the other rows of its report.
  case totalRow = "total_row"
  /// A row with the quantities of another row of its report, or with the sum of them all.
  case rowsAlike = "rows_alike"
  /// The same code twice in a register, with different content.
  case duplicateCode = "duplicate_code"
  /// Consumption below zero.
  case negativeConsumption = "negative_consumption"
  /// Stock at the close below zero: kept as reported, taken as unknown.
  case negativeStock = "negative_stock"
  /// A table of availability states the stock of a month whose consumption is blank: it was not taken.
  case stockWithoutConsumption = "stock_without_consumption"
  /// A table of availability states another consumption than the full report that was there: the report stands.
  case consumptionDiffers = "consumption_differs"
  /// A report that says it was made before its month, or on a day to come.
  case impossibleReportDate = "report_date_impossible"
  /// A table of availability that states another closing stock than the full report.
  case stockDiffers = "stock_differs"
  /// A table of availability states another class than its own stock and consumption give.
  case availabilityDiffers = "availability_differs"
  /// Another quantity below zero: kept as reported.
  case negativeQuantity = "negative_quantity"
  /// The closing stock is not what the movements give.
  case unbalanced = "unbalanced"
  /// An expiry before the month of the report, with stock left.
  case expiredBeforePeriod = "expired_before_period"
  /// Text that is no date, where a lot's expiry belongs: the lot went in without one.
  case badExpiry = "bad_expiry"
  /// Lots that do not add up to the report's closing stock: the report stands.
  case lotsDiffer = "lots_differ"
  /// Lots of reports that nobody has sent, told of the first.
  case lotsWithoutReport = "lots_without_report"
  /// OTRAS_SAL of one row above its consumption.
  case otrasSalAboveConsumption = "otras_sal_above_consumption"
  /// A register whose NORTE holds longitudes: read the other way round.
  case positionSwapped = "position_swapped"
  /// A place in a register that does not lie in Peru: taken for unknown.
  case positionOutside = "position_outside"
  /// A sheet of a month of which no forecast is kept.
  case sheetRunUnknown = "sheet_run_unknown"
  /// A line of a sheet that the forecast of its month does not advise.
  case sheetNotAdvised = "sheet_not_advised"
  /// A sheet that was printed with another quantity than the forecast of its month advises.
  case sheetOtherAdvice = "sheet_other_advice"
  /// An answer beside which another one stands.
  case sheetAnsweredOtherwise = "sheet_answered_otherwise"
  /// An answer to advice that a later one has followed, which is answered too.
  case sheetOfEarlierMonth = "sheet_of_earlier_month"
  /// Less handed over in all than was noted before.
  case sheetLessIssued = "sheet_less_issued"
  /// More handed over than the same line authorises or sends.
  case sheetContradiction = "sheet_contradiction"
  /// More sent than the giver counted.
  case sheetBeyondStock = "sheet_beyond_stock"
  /// A delivery of a month that has not begun.
  case sheetTooEarly = "sheet_too_early"
  /// Words beside a line without a quantity.
  case sheetNoteAlone = "sheet_note_alone"
  /// A word where only certain words make sense.
  case unknownWord = "unknown_word"
  /// More that meet a standard than were looked at.
  case metAboveTotal = "met_above_total"
  /// More couples to protect than women.
  case couplesAboveWomen = "couples_above_women"
  /// A checklist or services of a month that has not begun.
  case futureServedMonth = "future_served_month"
  /// A checklist, population or service of a facility that neither a register nor a report names: it went in.
  case unknownServedFacility = "unknown_served_facility"
  /// A checklist, population or service of a facility that the register calls closed by then: it went in.
  case closedServedFacility = "closed_served_facility"

  // Two files on one report.
  /// A report that another file states otherwise and later: that one counts.
  case olderReport = "older_report"
  /// A report that another file states otherwise and more fully: that one counts.
  case poorerReport = "poorer_report"
  /// A report whose lots stand in two tables of one command: they were summed.
  case joinedReport = "joined_report"
  /// A report that took the place of another file's, which may be the right one.
  case disputedReport = "disputed_report"

  // The history of one facility × product.
  /// The opening is not the closing of the month before.
  case openingBroken = "opening_broken"
  /// Months without a report between two reports.
  case monthGap = "month_gap"
  /// A report of a month that has not closed yet.
  case futureMonth = "future_month"
  /// A report of a month long before all others.
  case longAgoMonth = "long_ago_month"
  /// Consumption that DIGEMID's adjustment for spikes would leave out of the average.
  case officialSpike = "official_spike"
  /// Consumption far above the months before.
  case consumptionSpike = "consumption_spike"
  /// Stock that stands still in a product that used to move.
  case frozenStock = "frozen_stock"
  /// The product seems to be counted in another unit.
  case unitOfIssueJump = "unit_of_issue_jump"
  /// More leaves by other outputs than by consumption.
  case otherOutputsAboveConsumption = "other_outputs_above_consumption"
  /// Fractions of a unit that is counted whole.
  case fractionalQuantity = "fractional_quantity"
  /// More days without stock than any month has: they do not count.
  case stockoutDaysBeyondMonth = "stockout_days_beyond_month"
  /// Every day of a month without stock that began and ended with some: they do not count.
  case stockoutDaysContradicted = "stockout_days_contradicted"
  /// A report that was made before its month can have been over: its consumption does not count.
  case unfinishedMonth = "unfinished_month"

  // One facility and month, or one code.
  /// Far fewer products than the facility usually reports.
  case partlySent = "partly_sent"
  /// A product that the catalogue does not name.
  case unknownProduct = "unknown_product"
  /// A facility that the register does not name.
  case unknownFacility = "unknown_facility"
  /// Codes that differ by capitals, leading zeros, blanks or `.0` alone, each with a history of its own.
  case likeCodes = "like_codes"
  /// A facility that the register calls closed reports all the same: it is served.
  case closedFacilityReports = "closed_facility_reports"
  /// An order under way of a facility and product without any report.
  case orderWithoutHistory = "order_without_history"
  /// A product outside the scope whose name is that of a method of family planning.
  case possibleMethod = "possible_method"

  /// How much it matters.
  public var severity: Finding.Severity {
    switch self {
    case .noSuchFile, .unreadable, .emptyFolder, .emptyFile, .notText, .notConverted, .damagedFile,
      .nothingInside,
      .refusedMember, .furtherFindings, .truncatedFile, .uncountedRecords, .damagedRest, .damagedRow,
      .unknownLayout,
      .missingColumn, .ambiguousDecimal, .ambiguousEncoding, .noRows, .unclosedQuote, .lineTooLong,
      .tooManyDefects,
      .repeatedColumn, .monthUnknown, .facilityUnknown, .tooManyMonths, .unreadMonth, .furtherTable,
      .wrongEncoding, .rowTooShort, .rowTooLong,
      .blankCell, .badNumber, .textTooLong, .badMonth, .badDay, .badFacilityCode, .badProductCode,
      .duplicateRow, .totalRow,
      .duplicateCode,
      .negativeConsumption, .negativeStock, .sheetRunUnknown, .sheetNotAdvised, .sheetOtherAdvice,
      .sheetAnsweredOtherwise, .sheetOfEarlierMonth, .sheetLessIssued, .sheetContradiction, .sheetBeyondStock,
      .sheetTooEarly, .unknownWord, .metAboveTotal, .couplesAboveWomen:
      .error
    case .hiddenRows, .hiddenRowsRead, .dashAsZero, .mergedQuantity, .misspeltColumn, .olderReport,
      .poorerReport, .disputedReport,
      .joinedReport,
      .sameFileLeft,
      .brokenLetters, .negativeQuantity,
      .unbalanced, .stockWithoutConsumption, .consumptionDiffers, .stockDiffers, .impossibleReportDate,
      .badExpiry,
      .lotsDiffer, .rowsAlike, .sheetNoteAlone, .futureServedMonth, .unknownServedFacility,
      .closedServedFacility:
      .warning
    case .sameFileAgain, .blankReport, .sheetSkipped, .tablePassedOver,
      .monthFromName, .facilityFromName,
      .availabilityDiffers:
      .notice
    case .futureMonth, .longAgoMonth:
      .error
    case .expiredBeforePeriod, .positionOutside, .openingBroken, .consumptionSpike, .frozenStock,
      .unitOfIssueJump, .fractionalQuantity, .stockoutDaysBeyondMonth, .stockoutDaysContradicted,
      .unfinishedMonth,
      .partlySent, .likeCodes, .orderWithoutHistory, .closedFacilityReports, .possibleMethod:
      .warning
    case .lotsWithoutReport, .otrasSalAboveConsumption, .otherOutputsAboveConsumption, .monthGap,
      .officialSpike,
      .unknownProduct, .unknownFacility, .positionSwapped:
      .notice
    }
  }
}
