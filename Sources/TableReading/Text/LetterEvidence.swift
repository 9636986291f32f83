/// What the letters of a text tell of its code page: Windows-1252, or code page 850 as DOS writes it.
///
/// A word counts for a page only if all its bytes beyond ASCII are letters of Spanish there, where Spanish has them.
public struct LetterEvidence: Equatable, Sendable {
  /// What the evidence says.
  public enum Verdict: Sendable {
    /// Windows-1252, or nothing that needs any page.
    case windows1252
    /// Code page 850.
    case codePage850
    /// As much for the one as for the other.
    case undecided
  }

  /// Words that only code page 850 makes sense of.
  public private(set) var codePage850 = 0
  /// Words that only Windows-1252 makes sense of.
  public private(set) var windows1252 = 0
  /// The bytes of the first word that code page 850 makes sense of, alone or like the other.
  public private(set) var sample: [UInt8]?

  /// The page with more words; Windows-1252, as SISMED writes it, where no word can be of another.
  public var verdict: Verdict {
    if codePage850 != windows1252 { return codePage850 > windows1252 ? .codePage850 : .windows1252 }
    return sample == nil ? .windows1252 : .undecided
  }

  /// No word yet.
  init() {}

  /// Takes a word: letters of ASCII and bytes beyond it.
  mutating func accept(_ word: [UInt8]) {
    let letters = word.filter { $0 < 0x80 }
    guard letters.count >= 2 else { return }
    let isUpper = !letters.contains { $0 >= UInt8(ascii: "a") }
    var readings: Set<Reading> = []
    for index in word.indices where word[index] >= 0x80 {
      readings.insert(Self.reading(at: index, of: word, isUpper: isUpper))
    }
    if readings.contains(.neither) { return }
    switch (readings.contains(.codePage850), readings.contains(.windows1252), readings.contains(.space)) {
    case (false, true, _): windows1252 += 1
    case (true, false, false):
      codePage850 += 1
      sample = sample ?? word
    case (false, false, false): sample = sample ?? word
    default: break
    }
  }

  private enum Reading { case codePage850, windows1252, both, space, neither }

  /// What a byte at a place of a word can be; `isUpper` says that no letter of ASCII in the word is small.
  private static func reading(at index: Int, of word: [UInt8], isUpper: Bool) -> Reading {
    let isFirst = index == 0
    switch word[index] {
    // á é í ó ú ü ñ, Á É Í Ó Ú Ü Ñ, ª º ° of Windows-1252: frames, fractions and foreign letters in the other page.
    case 0xE1, 0xED, 0xF3, 0xFA, 0xFC, 0xF1, 0xC1, 0xC9, 0xCD, 0xD3, 0xDA, 0xDC, 0xD1, 0xAA, 0xBA, 0xB0:
      return .windows1252
    // ü ó ú ñ Ñ É: controls and signs of money in Windows-1252.
    case 0x81, 0xA2, 0xA3, 0xA4, 0xA5, 0x90: return .codePage850
    // é í: ‚ and ¡ in Windows-1252, which begin a word and never stand within one.
    case 0x82, 0xA1: return isFirst ? .both : .codePage850
    // á: a blank in Windows-1252, which may well join two words.
    case 0xA0:
      let around = [index - 1, index + 1].map { word.indices.contains($0) ? word[$0] : 0 }
      return around.allSatisfy { (0x61...0x7A).contains($0) } ? .both : .space
    // Ó Ü: à and š in Windows-1252, not letters of Spanish.
    case 0xE0, 0x9A: return isUpper ? .codePage850 : isFirst ? .both : .neither
    // Á: µ in Windows-1252, as µg and µUI.
    case 0xB5:
      guard isFirst else { return isUpper ? .codePage850 : .neither }
      return isUpper && word.count > 3 ? .codePage850 : .both
    // Ú: é in Windows-1252; programs that cannot make it a capital write JOSé.
    case 0xE9: return isUpper || isFirst ? .both : .windows1252
    // Í: Ö in Windows-1252, as in names from German.
    case 0xD6: return isUpper || isFirst ? .both : .neither
    default: return .neither
    }
  }
}

/// Looks for the words of a text that its code page matters to, over blocks.
struct LetterSurvey {
  /// A longer run of letters is no word.
  static let longestWord = 40
  /// So many words are enough to judge by.
  static let wordsEnough = 10_000

  private(set) var evidence = LetterEvidence()
  private var hasBegun = false
  private var words = 0

  /// Takes the next bytes; a word that a block cuts off in front is left out.
  mutating func accept(_ block: UnsafeRawBufferPointer) {
    var index = 0
    while index < block.count, words < Self.wordsEnough {
      if index + 8 <= block.count,
        block.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      guard block[index] >= 0x80 else {
        index += 1
        continue
      }
      index = acceptWord(around: index, of: block)
    }
    hasBegun = true
  }

  /// Takes bytes that are all ASCII.
  mutating func passOver(_ block: UnsafeRawBufferPointer) { hasBegun = hasBegun || !block.isEmpty }

  /// Takes the word around a byte; gives where it ends.
  private mutating func acceptWord(around index: Int, of block: UnsafeRawBufferPointer) -> Int {
    var first = index
    while first > 0, Self.isLetter(block[first - 1]), index - first <= Self.longestWord { first -= 1 }
    var end = index + 1
    while end < block.count, Self.isLetter(block[end]) { end += 1 }
    if first > 0 || !hasBegun, end - first <= Self.longestWord {
      evidence.accept(Array(block[first..<end]))
      words += 1
    }
    return end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF)
  }
}
