import Foundation

/// Base64 of RFC 4648, section 4, and in lines of 76 characters as RFC 2045 wants them in a message.
enum Base64Text {
  /// The text of some bytes, without line ends.
  ///
  ///     Base64Text.encoded([UInt8]("fooba".utf8))  // "Zm9vYmE=" (RFC 4648, section 10)
  static func encoded(_ bytes: some Collection<UInt8>) -> String { Data(bytes).base64EncodedString() }

  /// The text in lines, each with its line end.
  static func lines(_ bytes: some Collection<UInt8>) -> String {
    let lines = Data(bytes).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    // Foundation puts line ends between lines, and none behind the last.
    return lines.isEmpty ? "" : lines + "\r\n"
  }
}
