/// Why a workbook could not be made.
public struct WorkbookFailure: Error, Equatable {
  /// The library's own words.
  public let reason: String
}
