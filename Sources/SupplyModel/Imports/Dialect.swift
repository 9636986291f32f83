/// How the letters of a file are encoded.
public enum TextEncoding: String, Sendable, CaseIterable, Codable {
  /// UTF-8, with or without a byte order mark; plain ASCII counts as this.
  case utf8 = "utf-8"
  /// Windows-1252, as SISMED's workstations write it.
  case windows1252 = "windows-1252"
  /// UTF-16 with a byte order mark, read as UTF-8.
  case utf16 = "utf-16"
  /// Code page 850, the DOS of Western Europe: where a person, the file's header or its letters say so.
  case cp850
}

/// The mark between units and decimals.
public enum DecimalMark: String, Sendable, CaseIterable, Codable {
  /// 1,234.5
  case point = "."
  /// 1.234,5
  case comma = ","
}

/// The dialect that a file was read in.
public struct Dialect: Sendable, Equatable {
  /// How letters are encoded.
  public var encoding: TextEncoding
  /// The byte between fields; nil where the file marks them otherwise, as DBF and XLSX do.
  public var delimiter: UInt8?
  /// The decimal mark; a point where no number of the file has one.
  public var decimal: DecimalMark

  /// A dialect.
  public init(encoding: TextEncoding, delimiter: UInt8?, decimal: DecimalMark) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimal = decimal
  }

  /// The delimiters that an import tries, most frequent in SISMED first.
  public static let delimiters: [UInt8] = [
    UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The delimiter as the command line and the summary name it: `,` `;` `|` or `tab`.
  public var delimiterName: String? {
    delimiter.map { $0 == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar($0)) }
  }

  /// The delimiter of a name, or nil when it is none that an import knows.
  public static func delimiter(named name: String) -> UInt8? {
    if name == "tab" { return UInt8(ascii: "\t") }
    return name.utf8.count == 1 ? name.utf8.first.flatMap { delimiters.contains($0) ? $0 : nil } : nil
  }
}
