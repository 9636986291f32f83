import SupplyModel

/// What a reader hands on while it reads.
public enum ReadingEvent: Sendable {
  /// Reports, in the order of the file.
  case reports(ReportBatch)
  /// So many rows of the table, up to this byte of the file, have been read.
  case progress(rows: Int, byteOffset: Int)
  /// Forget every report so far: a number came up that only the whole file explains, and it is read anew.
  case startOver
}
