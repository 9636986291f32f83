import SupplyModel

/// What became of reading one file: its content, or why there is none, and everything found on the way.
public struct ReadFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// SHA-256 of the bytes, as lower-case hexadecimal.
  public let digest: String
  /// The layout it was read as; nil when none fits.
  public internal(set) var layout: LayoutName?
  /// The dialect it was read in; nil when it is no text.
  public internal(set) var dialect: Dialect?
  /// Data rows: all between header and end, but title and total rows.
  public internal(set) var rows = 0
  /// Data rows that did not become content.
  public internal(set) var rejected = 0
  /// Those of them that stand below a further header that is not read: they have one finding together, that of the header.
  public internal(set) var rejectedWithTheirTable = 0
  /// The content of a register; nil for reports, which come in batches, and when nothing can go in.
  public internal(set) var register: RegisterContent?
  /// The facilities of which rows of a checklist, a population or services tell; a row each.
  public internal(set) var served: [ServedFacility] = []
  /// Everything odd, in the order of the file.
  public internal(set) var findings: [Finding] = []

  init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }

  /// The file's name without its folder.
  public var name: String { PathText.lastComponent(path) }
}

/// What a reader hands on while it reads.
public enum ReadingEvent: Sendable {
  /// Reports, in the order of the file.
  case reports(ReportBatch)
  /// So many rows of the table, up to this byte of the file, have been read.
  case progress(rows: Int, byteOffset: Int)
  /// Forget every report so far: a number came up that only the whole file explains, and it is read anew.
  case startOver
}
