import CSVReading
import Files
import SupplyModel
import TableReading

/// One table of what a person names to import: a file, a sheet of a workbook, or a member of an archive.
public struct SupplySource {
  enum Content {
    case table(Table)
    case refused(Finding)
  }

  /// The path as it was given; behind it the member or sheet, where there are several: `envio.zip/ICI_202610.csv`.
  public let path: String
  /// SHA-256 of the file's bytes, and which of its tables this is.
  public let digest: String
  /// Bytes of the whole file; nil for a member of an archive or a workbook, whose share of it is not known.
  public let byteCount: Int?
  /// When it was written, in seconds since 1970; nil where nothing tells.
  public let writtenAt: Int?
  /// Whether that is a time of its own, as a member of an archive has, and not that of the whole file.
  public let hasOwnTime: Bool
  let content: Content

  /// The names of the files beside it, in its archive or its folder; none where they cannot be told.
  func siblings() -> [String] {
    if case .table(let table) = content, !table.archiveMembers.isEmpty { return table.archiveMembers }
    let folder = PathText.parent(path)
    return (try? Folders.names(in: folder.isEmpty ? "." : folder)) ?? []
  }

  /// Whether it is a sheet that its workbook hides.
  public var isHidden: Bool { if case .table(let table) = content { table.isHidden } else { false } }
  /// Whether it is a sheet of a workbook, whose other sheets may hold what matters.
  public var isSheet: Bool { if case .table(let table) = content { table.kind == .xlsx } else { false } }

  /// Calls `body` with each table of a file: members by name, a workbook's visible sheets before others.
  ///
  /// What cannot be read as a table comes too, and gives its finding when it is read.
  ///
  /// - Parameter converter: makes workbooks of other kinds of spreadsheets.
  /// - Throws: `FileError.noSuchFile` or `.unreadable`; whatever `body` throws.
  public static func forEach(
    in path: String, converter: SpreadsheetConverter = SpreadsheetConverter(),
    _ body: (SupplySource) throws -> Void
  ) throws {
    let file = try FileAccess.translating(path: path) { try TableFile.open(path: path, converter: converter) }
    let folder = PathText.parent(path)
    func shown(_ name: String) -> String {
      if name == PathText.lastComponent(path) { return path }
      return folder.isEmpty ? name : folder == "/" ? "/" + name : folder + "/" + name
    }
    try FileAccess.translating(path: path) {
      try file.forEachEntry { entry in
        switch entry {
        case .table(let table):
          // A workbook's only sheet is known by the file's name, as a person knows it.
          let inner = table.name == PathText.lastComponent(path) ? "" : "#" + table.name
          try body(
            SupplySource(
              path: shown(table.name), digest: file.digest + inner,
              byteCount: inner.isEmpty ? file.byteCount : nil,
              writtenAt: table.writtenAt ?? file.writtenAt, hasOwnTime: table.writtenAt != nil,
              content: .table(table)))
        case .refused(let name, let reason):
          try body(
            SupplySource(
              path: shown(name), digest: file.digest + "#" + name, byteCount: nil, writtenAt: nil,
              hasOwnTime: false,
              content: .refused(Finding(reason))))
        }
      }
    }
  }
}

/// Where the system's refusals become ours.
enum FileAccess {
  static func translating<Value>(path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as FileAccessError {
      if error.systemError == 2 { throw FileError.noSuchFile(path: path) }
      throw FileError.unreadable(path: path, reason: error.reason)
    }
  }
}

extension TextEncoding {
  /// The encoding of a table's records, as far as its bytes tell; Windows-1252 where they leave doubt.
  init(_ table: Table) {
    let text = table.text
    // A DBF's code page is a hint, but for 850 it is the only one that there is.
    let isCodePage850 = text.codePage == 850 || text.letters.verdict == .codePage850
    let isUTF8 = text.isUTF8 || text.isDamagedUTF8
    self = text.wasUTF16 ? .utf16 : isUTF8 ? .utf8 : isCodePage850 ? .cp850 : .windows1252
  }

  /// What is wrong with an encoding that a person gave; nil where nothing speaks against it.
  func contradiction(in table: Table) -> Finding? {
    switch self {
    case .windows1252, .cp850:
      guard table.kind == .csv, table.text.hasWideLetters, table.text.isUTF8, !table.text.wasUTF16 else {
        return nil
      }
      return Finding(.file(.wrongEncoding(given: self, found: .utf8)))
    case .utf8:
      guard table.kind == .csv, !table.text.isUTF8, !table.text.isDamagedUTF8 else { return nil }
      return Finding(.file(.wrongEncoding(given: self, found: TextEncoding(table))))
    case .utf16:
      guard table.kind == .csv, !table.text.wasUTF16 else { return nil }
      return Finding(.file(.wrongEncoding(given: self, found: TextEncoding(table))))
    }
  }

  /// What is wrong where two code pages fit a table's letters as well; nil where all is clear.
  static func doubt(about table: Table) -> Finding? {
    guard !table.text.isUTF8, !table.text.isDamagedUTF8, table.text.letters.verdict == .undecided,
      let word = table.text.letters.sample
    else { return nil }
    func reading(_ page: TextEncoding) -> String { word.withUnsafeBufferPointer(page.text) }
    return Finding(.file(.ambiguousEncoding(windows1252: reading(windows1252), cp850: reading(cp850))))
  }
}
