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
