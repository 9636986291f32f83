/// A cell of a sheet, typed as a spreadsheet knows it.
///
/// Text is written as text whatever it says: `=1+2` is four letters and never a formula.
public enum WorkbookCell: Sendable, Equatable {
  /// Words or codes.
  case text(String)
  /// A number, kept and shown with at most so many decimals (0…6).
  case number(Double, decimals: Int)
  /// A share of one, kept with four decimals and shown in percent: 0.8 as `80 %`.
  case share(Double)
  /// A day of the calendar.
  case day(year: Int, month: Int, day: Int)
  /// A month, kept as its first day and shown as `2026-10`.
  case month(year: Int, month: Int)
  /// Unknown or not applicable.
  case blank
}
