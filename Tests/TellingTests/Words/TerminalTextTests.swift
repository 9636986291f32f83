import Testing

@testable import Telling

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("CODE\u{1B}[2J", "CODE?[2J"), ("a\rb", "a?b"), ("a\u{9B}31mb", "a?31mb"), ("\u{7F}", "?"),
    ("\u{0}", "?"),
    ("línea\n\tdos «ñ» €\u{A0}\u{2014}\u{1F600}", "línea\n\tdos «ñ» €\u{A0}\u{2014}\u{1F600}"), ("", ""),
  ])
  func noSignSteersTheTerminal(text: String, expected: String) {
    #expect(TerminalText.harmless(text) == expected)
  }
}
