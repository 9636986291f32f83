/// What can be wrong with one row, by itself or beside the other rows of its file.
public enum RowFault: FindingFault, Hashable, Sendable, Codable {
  /// A row with fewer fields than the header.
  case tooShort(found: Int, expected: Int)
  /// A row with more fields than the header.
  case tooLong(found: Int, expected: Int)
  /// A row that contradicts itself.
  case damaged
  /// A quoted field that never ends, to the end of the file.
  case unclosedQuote
  /// A line so long that no export holds it.
  case lineTooLong
  /// A required cell is blank.
  case blankCell(at: Finding.Cell)
  /// A row of the open layout without a single quantity: no report.
  case blankReport
  /// Text that is no number.
  case badNumber(at: Finding.Cell)
  /// A text longer than any name or code; so many bytes at most.
  case textTooLong(at: Finding.Cell, most: Int)
  /// Letters that are not of the file's encoding, with what they were read as.
  case brokenLetters(at: Finding.Cell)
  /// A quantity in a cell that covers the rows down to a line: read in the first of them alone.
  case mergedQuantity(at: Finding.Cell, lastLine: Int)
  /// Text that is no month.
  case badMonth(at: Finding.Cell)
  /// Text that is no day, where a report says when it was made.
  case badDay(at: Finding.Cell)
  /// A facility code that fits no SISMED grammar.
  case badFacilityCode(at: Finding.Cell)
  /// A product code that fits no SISMED grammar.
  case badProductCode(at: Finding.Cell)
  /// The same facility, product, month and lot twice in a file.
  case duplicateRow(at: Finding.Cell, firstLine: Int)
  /// A row that is the sum of the other rows of its report, of which the first is on a line: left out.
  case totalRow(firstLine: Int)
  /// A row with the quantities of another row of its report, or with the sum of them all: it counts.
  case rowsAlike(firstLine: Int, isSum: Bool)
  /// The same code twice in a register, with different content.
  case duplicateCode(at: Finding.Cell, firstLine: Int)
  /// Consumption below zero; the first cell that makes it so.
  case negativeConsumption(at: Finding.Cell)
  /// Stock at the close below zero: kept as reported, taken as unknown.
  case negativeStock(at: Finding.Cell)
  /// Another quantity below zero: kept as reported.
  case negativeQuantity(at: Finding.Cell)
  /// The closing stock is not what the movements give.
  case unbalanced(at: Finding.Cell, movementsGive: Double)
  /// OTRAS_SAL of one row above its consumption.
  case otrasSalAboveConsumption(at: Finding.Cell, consumed: Double)
  /// A register whose NORTE holds longitudes: read the other way round; its first row.
  case positionSwapped(at: Finding.Cell)
  /// A place that does not lie in Peru: taken for unknown.
  case positionOutside(at: Finding.Cell)
  /// A sheet of a month of which no forecast is kept.
  case sheetRunUnknown(at: Finding.Cell)
  /// A line of a sheet that the forecast of its month does not advise.
  case sheetNotAdvised(at: Finding.Cell)
  /// A sheet that was printed with another quantity than the forecast of its month advises.
  case sheetOtherAdvice(at: Finding.Cell, advised: Int)
  /// An answer beside which another one stands; so many units, nil where it was put off.
  case sheetAnsweredOtherwise(at: Finding.Cell, units: Int?)
  /// An answer to advice that a later one has followed, which is answered too.
  case sheetOfEarlierMonth(at: Finding.Cell, answered: Month)
  /// Less handed over in all than was noted before.
  case sheetLessIssued(at: Finding.Cell, noted: Int)
  /// More handed over than the same line authorises or sends.
  case sheetContradiction(at: Finding.Cell, other: Int)
  /// More sent, by all lines of the sheet up to this one, than the giver counted.
  case sheetBeyondStock(at: Finding.Cell, sent: Int, stock: Int)
  /// A delivery of a month that has not begun.
  case sheetTooEarly(at: Finding.Cell, month: Month)
  /// Words beside a line without a quantity.
  case sheetNoteAlone(at: Finding.Cell)
  /// A word where only certain words make sense, with those.
  case unknownWord(at: Finding.Cell, expected: [String])
  /// More that meet a standard than were looked at.
  case metAboveTotal(at: Finding.Cell, total: Double)
  /// More couples to protect than women.
  case couplesAboveWomen(at: Finding.Cell, women: Double)
  /// So many rows of a checklist or services of a month that has not begun, of one facility; the first of them.
  case futureServedMonth(at: Finding.Cell, rows: Int)
  /// So many rows of a checklist, a population or services of a facility that neither a register nor a report names; the first of them.
  case unknownServedFacility(at: Finding.Cell, rows: Int)
  /// So many such rows of a facility that the register calls closed, since a month where that is known; the first of them.
  case closedServedFacility(at: Finding.Cell, rows: Int, since: Month?)

  var code: FindingCode {
    switch self {
    case .tooShort: .rowTooShort
    case .tooLong: .rowTooLong
    case .damaged: .damagedRow
    case .unclosedQuote: .unclosedQuote
    case .lineTooLong: .lineTooLong
    case .blankCell: .blankCell
    case .blankReport: .blankReport
    case .badNumber: .badNumber
    case .textTooLong: .textTooLong
    case .brokenLetters: .brokenLetters
    case .mergedQuantity: .mergedQuantity
    case .badMonth: .badMonth
    case .badDay: .badDay
    case .badFacilityCode: .badFacilityCode
    case .badProductCode: .badProductCode
    case .duplicateRow: .duplicateRow
    case .totalRow: .totalRow
    case .rowsAlike: .rowsAlike
    case .duplicateCode: .duplicateCode
    case .negativeConsumption: .negativeConsumption
    case .negativeStock: .negativeStock
    case .negativeQuantity: .negativeQuantity
    case .unbalanced: .unbalanced
    case .otrasSalAboveConsumption: .otrasSalAboveConsumption
    case .positionSwapped: .positionSwapped
    case .positionOutside: .positionOutside
    case .sheetRunUnknown: .sheetRunUnknown
    case .sheetNotAdvised: .sheetNotAdvised
    case .sheetOtherAdvice: .sheetOtherAdvice
    case .sheetAnsweredOtherwise: .sheetAnsweredOtherwise
    case .sheetOfEarlierMonth: .sheetOfEarlierMonth
    case .sheetLessIssued: .sheetLessIssued
    case .sheetContradiction: .sheetContradiction
    case .sheetBeyondStock: .sheetBeyondStock
    case .sheetTooEarly: .sheetTooEarly
    case .sheetNoteAlone: .sheetNoteAlone
    case .unknownWord: .unknownWord
    case .metAboveTotal: .metAboveTotal
    case .couplesAboveWomen: .couplesAboveWomen
    case .futureServedMonth: .futureServedMonth
    case .unknownServedFacility: .unknownServedFacility
    case .closedServedFacility: .closedServedFacility
    }
  }

  var column: String? { cell?.column }
  var value: String? { cell?.text }

  /// The cell that the fault stands in; nil for one of the whole row.
  private var cell: Finding.Cell? {
    switch self {
    case .blankCell(let cell), .badNumber(let cell), .textTooLong(let cell, _), .brokenLetters(let cell),
      .mergedQuantity(let cell, _), .badMonth(let cell),
      .badDay(let cell), .badFacilityCode(let cell),
      .badProductCode(let cell), .duplicateRow(let cell, _), .duplicateCode(let cell, _),
      .negativeConsumption(let cell), .negativeStock(let cell), .negativeQuantity(let cell),
      .unbalanced(let cell, _), .otrasSalAboveConsumption(let cell, _),
      .positionSwapped(let cell), .positionOutside(let cell), .sheetRunUnknown(let cell),
      .sheetNotAdvised(let cell), .sheetOtherAdvice(let cell, _), .sheetAnsweredOtherwise(let cell, _),
      .sheetOfEarlierMonth(let cell, _), .sheetLessIssued(let cell, _), .sheetContradiction(let cell, _),
      .sheetBeyondStock(let cell, _, _), .sheetTooEarly(let cell, _), .sheetNoteAlone(let cell),
      .unknownWord(let cell, _), .metAboveTotal(let cell, _),
      .couplesAboveWomen(let cell, _), .futureServedMonth(let cell, _),
      .unknownServedFacility(let cell, _), .closedServedFacility(let cell, _, _):
      cell
    case .tooShort, .tooLong, .damaged, .unclosedQuote, .lineTooLong, .blankReport, .totalRow, .rowsAlike: nil
    }
  }
}
