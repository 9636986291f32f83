/// What is known of a table's letters before any of them is read.
///
/// Records of a workbook and of UTF-16 text are UTF-8 whatever the file held; others keep the file's bytes.
public struct TextFacts: Equatable, Sendable {
  /// Whether the bytes of the records are valid UTF-8, as plain ASCII is; never so for a DBF with binary columns.
  public let isUTF8: Bool
  /// Whether the file was UTF-16.
  public let wasUTF16: Bool
  /// The code page that a DBF declares (1252, 850, 437, …); nil where it declares none, and for other kinds.
  ///
  /// A hint only: programs that copy a table often leave a byte behind that no longer holds.
  public let codePage: Int?

  /// What the letters of delimited text that is not UTF-8 tell of its code page.
  public let letters: LetterEvidence

  init(
    isUTF8: Bool, wasUTF16: Bool = false, codePage: Int? = nil, letters: LetterEvidence = LetterEvidence()
  ) {
    self.isUTF8 = isUTF8
    self.letters = letters
    self.wasUTF16 = wasUTF16
    self.codePage = codePage
  }
}
