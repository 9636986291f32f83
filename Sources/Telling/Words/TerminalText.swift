/// Text that cannot steer the terminal it is printed on.
///
/// A cell of a file, or the name of one, may hold the signs by which programs move the cursor, rename the window or answer in the
/// user's stead (ECMA-48's C0 and C1 controls). What people are told goes through here; files for programs keep every sign.
public enum TerminalText {
  /// The text with `?` for its control characters, but for ends of lines and tabs.
  ///
  ///     TerminalText.harmless("CODE\u{1B}[2J")  // "CODE?[2J"
  ///
  /// - Complexity: O(bytes); a text without any is given back as it is.
  public static func harmless(_ text: String) -> String {
    guard mayHoldControls(text) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "?" : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  /// By bytes alone: the second control set has two bytes that begin with C2.
  private static func mayHoldControls(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || before == 0xC2 && byte < 0xA0 {
        return true
      }
      before = byte
    }
    return false
  }
}
