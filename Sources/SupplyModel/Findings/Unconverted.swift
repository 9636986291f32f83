/// Why a spreadsheet of another kind was not made into a workbook.
public enum Unconverted: Hashable, Sendable, Codable {
  /// No LibreOffice is installed.
  case noProgram
  /// It took longer than so many seconds, and was ended.
  case tookTooLong(seconds: Int)
  /// LibreOffice made nothing of it: it is damaged, has a password, or is a text.
  case failed
}
