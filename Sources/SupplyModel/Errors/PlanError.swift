/// Why a plan cannot be made of the forecasts and files that somebody names.
public enum PlanError: ColcaError {
  /// The file of forecasts lacks a column.
  case column(path: String, String)
  /// A row of it that cannot be used; `column` is nil where the row as a whole is wrong.
  case row(path: String, line: Int, column: String?, value: String)
  /// It has no row.
  case nothingStated(path: String)
  /// Of a series a month between others is missing.
  case gap(path: String, of: SeriesKey)
  /// It says nothing of a facility × product that is to be planned.
  case noForecast(path: String, of: SeriesKey)
  /// It follows one for fewer months than the plan looks ahead.
  case tooShort(path: String, of: SeriesKey, months: Int, needed: Int)
  /// A file that no plan can be made of: nothing of it could be read.
  case unusableFile(path: String)
  /// A file of which some rows could not be read: what stands in them would be missing in the plan.
  case rejectedRows(path: String, rows: Int)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .column, .row, .nothingStated, .gap, .noForecast, .tooShort, .unusableFile,
      .rejectedRows:
      .badData
    }
  }
}
