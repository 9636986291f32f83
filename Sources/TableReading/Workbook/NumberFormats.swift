import SupplyModel

/// Which of a workbook's cell styles show a number as a date, and which strike out what stands in the cell.
final class NumberFormats: XMLPart {
  private var dateFormats: Set<Int> = Set(14...22).union(45...47)
  private var styles: [(isDate: Bool, isStruck: Bool)] = []
  private var isInCellFormats = false
  /// By font, whether it is struck through.
  private var struckFonts: [Bool] = []
  private var isInFonts = false
  /// A workbook of Excel's has at most 64,000.
  private static let mostStyles = 65_536

  /// Whether numbers of this style are dates.
  func isDate(style: Int) -> Bool { styles.indices.contains(style) && styles[style].isDate }

  /// Whether a cell of this style is struck out as a whole.
  func isStruck(style: Int) -> Bool { styles.indices.contains(style) && styles[style].isStruck }

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "numFmt", let id = attributes.number("numFmtId"), let code = attributes["formatCode"] {
      if Self.showsDate(code) { dateFormats.insert(id) } else { dateFormats.remove(id) }
    } else if name == "cellXfs" {
      isInCellFormats = true
    } else if name == "xf", isInCellFormats, styles.count < Self.mostStyles {
      let font = attributes.number("fontId") ?? 0
      styles.append(
        (
          isDate: attributes.number("numFmtId").map(dateFormats.contains) ?? false,
          isStruck: struckFonts.indices.contains(font) && struckFonts[font]
        ))
    } else if name == "fonts" {
      isInFonts = true
    } else if name == "font", isInFonts, struckFonts.count < Self.mostStyles {
      struckFonts.append(false)
    } else if name == "strike", isInFonts, !struckFonts.isEmpty {
      struckFonts[struckFonts.count - 1] = !["0", "false"].contains(attributes.text("val"))
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { isInCellFormats = false }
    if name == "fonts" { isInFonts = false }
  }

  /// Whether a format's code has a year, month, day or hour outside quotes, escapes and brackets.
  ///
  /// Elapsed times (`[h]:mm`) have only bracketed hours, but `mm` or `ss` beside them. A letter that no date has makes a word of
  /// the code: `Standard`, as some programs write for General, has a d in it.
  static func showsDate(_ code: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    var showsDate = false
    while index < code.count {
      switch UnicodeScalar(code[index]) {
      case "\"": index = position(of: UInt8(ascii: "\""), in: code, from: index + 1)
      case "[": index = position(of: UInt8(ascii: "]"), in: code, from: index + 1)
      case "\\", "_", "*": index += 1
      case ";": return showsDate
      case "y", "Y", "m", "M", "d", "D", "h", "H": showsDate = true
      // Seconds, AM/PM and A/P, eras and years of other calendars.
      case "s", "S", "a", "A", "p", "P", "e", "E", "g", "G", "b", "B", "r", "R": break
      case "a"..."z", "A"..."Z": return false
      default: break
      }
      index += 1
    }
    return showsDate
  }

  private static func position(of byte: UInt8, in code: UnsafeRawBufferPointer, from: Int) -> Int {
    (from..<max(from, code.count)).first { code[$0] == byte } ?? code.count
  }
}

/// Dates as a workbook keeps them: days since its epoch, with the time of day behind the point.
struct SheetDate {
  /// Whether day 0 is 1904-01-01, as old Macintosh workbooks have it, and not 1899-12-31.
  let is1904: Bool

  /// 1980-01-01: no lot, report or price of a supply system is older.
  var firstMeantDay: Double { is1904 ? 27_759 : 29_221 }

  /// Hundred-thousandths of a second: a number of 15 digits keeps them.
  private static let partsOfSecond = 100_000.0

  /// The last day that a workbook knows: 9999-12-31 in the 1900 system.
  private static let lastDay = 2_958_465.0

  /// `AAAA-MM-DD`, with ` hh:mm:ss` when there is a time of day, or the time alone before day 1.
  ///
  /// nil for what is no date: negative numbers, 0, and the 29th of February 1900 that Excel believes in.
  func text(_ serial: Double) -> String? {
    guard serial > 0 || (is1904 && serial == 0), serial <= Self.lastDay else { return nil }
    // What lies so near to midnight is noise of the arithmetic; what databases write as the end of a day (23:59:59.997) is of that day.
    let parts = Int((serial * 86_400 * Self.partsOfSecond).rounded())
    let (perSecond, perDay) = (Int(Self.partsOfSecond), 86_400 * Int(Self.partsOfSecond))
    let day = parts / perDay
    let time = min((parts % perDay + perSecond / 2) / perSecond, 86_399)
    if day == 0, !is1904 { return TimeOfDay(seconds: time).description }
    return daysSince1970(day).flatMap { CivilTime(secondsSince1970: $0 * 86_400 + time) }?.description
  }

  private func daysSince1970(_ day: Int) -> Int? {
    if is1904 { return day - 24_107 }
    // Excel counts a leap day that 1900 did not have.
    if day == 60 { return nil }
    return day < 60 ? day - 25_568 : day - 25_569
  }
}

/// The text of a number in a cell.
enum SheetNumber {
  /// A date where the cell's style shows one that a supply file can mean, else plain decimal text; what is no number stays as it is.
  ///
  /// Spreadsheets give date formats away by themselves, to a stock of 75 as to any number: a date before 1980 is such a number.
  static func text(_ bytes: [UInt8], asDate: Bool, _ dates: SheetDate) -> ArraySlice<UInt8> {
    if asDate, let serial = Double(String(decoding: bytes, as: UTF8.self)), serial >= dates.firstMeantDay,
      let date = dates.text(serial)
    {
      return Array(date.utf8)[...]
    }
    // Most cells are whole numbers already.
    if bytes.count <= 15, SmallNumber.parse(bytes) != nil { return bytes[...] }
    return Array(DecimalText.plain(String(decoding: bytes, as: UTF8.self)).utf8)[...]
  }
}
