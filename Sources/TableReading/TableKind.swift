/// What a table was stored as.
public enum TableKind: String, Sendable, CaseIterable {
  /// Delimited text; the only kind for which a delimiter and an encoding have to be learned.
  case csv
  /// A dBase or FoxPro table.
  case dbf
  /// A sheet of an Excel workbook.
  case xlsx
}
