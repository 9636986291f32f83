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
  /// Where the text ends: behind it stand only bytes that fill up, as DOS's mark of the end (0x1A) and NULs.
  private(set) var textEnd = 0
  private var hasLines = false
  /// Which of them there are.
  private(set) var filler: (hasNUL: Bool, hasEndMark: Bool) = (false, false)
  private var validator = UTF8Validator()
  private var letters = LetterSurvey()

  /// Bytes kept in `head`: the longest header that a DBF's two bytes can state.
  static let headBytes = 65_536

  /// Whether the bytes (of a DBF: those behind its header) are valid UTF-8.
  var isUTF8: Bool { validator.isValid }

  /// Whether the bytes are meant as UTF-8, though some of them are none: by a byte order mark, or as most letters are.
  var isDamagedUTF8: Bool {
    guard !isUTF8 else { return false }
    return head.starts(with: [0xEF, 0xBB, 0xBF]) || validator.wideLetters > validator.brokenPlaces
  }

  /// Whether any letter is one of UTF-8's that takes several bytes.
  var hasWideLetters: Bool { validator.wideLetters > 0 }

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
    // Most files are plain ASCII nearly throughout, which tells neither anything.
    if validator.isBetweenLetters, text.isASCII {
      letters.passOver(text)
    } else {
      validator.accept(text)
      letters.accept(text)
    }
    if nulOffset == nil, let base = block.baseAddress, let nul = memchr(base, 0, block.count) {
      nulOffset = byteCount + base.distance(to: UnsafeRawPointer(nul))
    }
    noteEnd(block)
    byteCount += block.count
  }

  /// Whether text comes to its end before the bytes do.
  var isFilledUp: Bool { hasLines && (filler.hasNUL || filler.hasEndMark) }

  /// The first NUL that stands in the text, or in what has no lines and is no text; nil where those behind its end are all.
  var nulInText: Int? { nulOffset.flatMap { hasLines && $0 >= textEnd ? nil : $0 } }

  private mutating func noteEnd(_ block: UnsafeRawBufferPointer) {
    hasLines = hasLines || block.contains(0x0A) || block.contains(0x0D)
    var tail = block[...]
    if let last = block.lastIndex(where: { $0 != 0 && $0 != 0x1A }) {
      textEnd = byteCount + last + 1
      filler = (false, false)
      tail = block[(last + 1)...]
    }
    for byte in tail {
      if byte == 0 { filler.hasNUL = true }
      if byte == 0x1A { filler.hasEndMark = true }
    }
  }

}

extension UnsafeRawBufferPointer {
  /// Whether no byte is beyond 0x7F.
  fileprivate var isASCII: Bool {
    var index = 0
    // Many words at once: the processor takes them together.
    let chunk = 256
    while index + chunk <= count {
      var bits: UInt64 = 0
      for word in 0..<(chunk / 8) { bits |= loadUnaligned(fromByteOffset: index + 8 * word, as: UInt64.self) }
      guard bits & 0x8080_8080_8080_8080 == 0 else { return false }
      index += chunk
    }
    while index < count {
      guard self[index] < 0x80 else { return false }
      index += 1
    }
    return true
  }
}

/// Checks UTF-8 over blocks that may end within a letter (RFC 3629: no overlong forms, no surrogates).
///
/// Behind a byte that is none it goes on: one letter of another encoding makes no text of another encoding.
struct UTF8Validator {
  /// Letters of several bytes.
  private(set) var wideLetters = 0
  private var broken = 0
  private var pending = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Places that are no UTF-8, a letter cut off at the end among them.
  var brokenPlaces: Int { broken + (pending > 0 ? 1 : 0) }
  /// Whether no letter has been begun and not ended.
  var isBetweenLetters: Bool { pending == 0 }
  /// Whether all bytes so far are valid and the last letter came to its end.
  var isValid: Bool { brokenPlaces == 0 }

  mutating func accept(_ block: UnsafeRawBufferPointer) {
    var index = 0
    while index < block.count {
      if pending == 0, index + 8 <= block.count,
        block.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      accept(block[index])
      index += 1
    }
  }

  private mutating func accept(_ byte: UInt8) {
    if pending > 0 {
      let isTail = (lowest...highest).contains(byte)
      (lowest, highest) = (0x80, 0xBF)
      if isTail {
        pending -= 1
        if pending == 0 { wideLetters += 1 }
        return
      }
      // The letter was cut off; the byte may begin another.
      pending = 0
      broken += 1
    }
    switch byte {
    case 0x00...0x7F: return
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lowest) = (2, 0xA0)
    case 0xED: (pending, highest) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lowest) = (3, 0x90)
    case 0xF4: (pending, highest) = (3, 0x8F)
    case 0xF1...0xF3: pending = 3
    default: broken += 1
    }
  }
}

/// What is known of a table's letters before any of them is read.
///
/// Records of a workbook and of UTF-16 text are UTF-8 whatever the file held; others keep the file's bytes.
public struct TextFacts: Equatable, Sendable {
  /// Whether the bytes of the records are valid UTF-8, as plain ASCII is; never so for a DBF with binary columns.
  public let isUTF8: Bool
  /// Whether delimited text is meant as UTF-8, though some of its bytes are none.
  public let isDamagedUTF8: Bool
  /// Whether delimited text holds letters that only UTF-8 writes so.
  public let hasWideLetters: Bool
  /// Whether the file was UTF-16.
  public let wasUTF16: Bool
  /// The code page that a DBF declares (1252, 850, 437, …); nil where it declares none, and for other kinds.
  ///
  /// A hint only: programs that copy a table often leave a byte behind that no longer holds.
  public let codePage: Int?

  /// What the letters of delimited text that is not UTF-8 tell of its code page.
  public let letters: LetterEvidence

  init(
    isUTF8: Bool, isDamagedUTF8: Bool = false, hasWideLetters: Bool = false, wasUTF16: Bool = false,
    codePage: Int? = nil, letters: LetterEvidence = LetterEvidence()
  ) {
    self.isUTF8 = isUTF8
    self.isDamagedUTF8 = isDamagedUTF8
    self.hasWideLetters = hasWideLetters
    self.letters = letters
    self.wasUTF16 = wasUTF16
    self.codePage = codePage
  }
}
