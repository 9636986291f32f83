import CSVReading
import Foundation

/// What one look over all bytes of a file tells before any of it is read as records.
struct ByteSurvey {
  /// Bytes in the file.
  private(set) var byteCount = 0
  /// Its first bytes: more than enough for every signature and every DBF header.
  private(set) var head: [UInt8] = []
  /// The first byte that is NUL.
  private(set) var nulOffset: Int?
  private var validator = UTF8Validator()
  private var letters = LetterSurvey()

  /// Bytes kept in `head`: the longest header that a DBF's two bytes can state.
  static let headBytes = 65_536

  /// Whether the bytes (of a DBF: those behind its header) are valid UTF-8.
  var isUTF8: Bool { validator.isValid }

  /// What the letters tell of an eight-bit code page.
  var letterEvidence: LetterEvidence { letters.evidence }

  /// Takes the next bytes; the first block has to hold the head if the file is long enough.
  mutating func accept(_ block: UnsafeRawBufferPointer) {
    var text = block
    if byteCount == 0 {
      head = Array(block.prefix(Self.headBytes))
      if let header = try? DBFHeader(head: head) {
        text = UnsafeRawBufferPointer(rebasing: block.dropFirst(header.length))
      }
    }
    validator.accept(text)
    letters.accept(text)
    if nulOffset == nil, let base = block.baseAddress, let nul = memchr(base, 0, block.count) {
      nulOffset = byteCount + base.distance(to: UnsafeRawPointer(nul))
    }
    byteCount += block.count
  }
}
