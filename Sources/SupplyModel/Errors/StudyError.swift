/// What can be wrong with what a study is made of: the months of a replay, or rows that come on the standard input.
public enum StudyError: ColcaError {
  /// Months that cannot be replayed: none is left to count, or one lies beyond those known.
  case replayWindow(first: Month, last: Month, warmUpMonths: Int, known: ClosedRange<Month>)
  /// The header of streamed rows lacks a column.
  case streamColumn(String)
  /// A streamed row that cannot be used; `column` is nil where the row as a whole is wrong.
  case streamRow(line: Int, column: String?, value: String)
  /// The rows of a facility and product do not stand together.
  case streamOrder(line: Int, facility: FacilityCode, product: ProductCode)
  /// A streamed month that the model's month does not reach.
  case streamBeyondModel(line: Int, month: Month, model: Month)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .replayWindow: .usage
    case .streamColumn, .streamRow, .streamOrder, .streamBeyondModel: .badData
    }
  }
}
