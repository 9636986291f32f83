import Foundation

/// How the facts of a finding stand in one column, as JSON.
///
/// A file can hold numbers so large that their sum is none: such a one is written as a word, for JSON has no other way.
enum StoredFacts {
  private static let words = (positive: "inf", negative: "-inf", none: "nan")

  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.none)
    return encoder
  }

  static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.none)
    return decoder
  }
}
