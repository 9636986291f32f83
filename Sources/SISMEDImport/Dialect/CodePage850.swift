/// Code page 850 (IBM's DOS Latin 1; Unicode Consortium, table CP850).
enum CodePage850 {
  /// The letter of a byte.
  static func letter(_ byte: UInt8) -> UnicodeScalar {
    byte < 0x80 ? UnicodeScalar(byte) : upperHalf[Int(byte) - 0x80]
  }

  /// The byte of a letter beyond ASCII; nil when the page has none.
  static func byte(_ letter: UnicodeScalar) -> UInt8? { bytes[letter] }

  private static let bytes = Dictionary(
    uniqueKeysWithValues: upperHalf.enumerated().map { ($1, UInt8($0 + 0x80)) })

  private static let upperHalf: [UnicodeScalar] = [
    "\u{C7}", "\u{FC}", "\u{E9}", "\u{E2}", "\u{E4}", "\u{E0}", "\u{E5}", "\u{E7}",
    "\u{EA}", "\u{EB}", "\u{E8}", "\u{EF}", "\u{EE}", "\u{EC}", "\u{C4}", "\u{C5}",
    "\u{C9}", "\u{E6}", "\u{C6}", "\u{F4}", "\u{F6}", "\u{F2}", "\u{FB}", "\u{F9}",
    "\u{FF}", "\u{D6}", "\u{DC}", "\u{F8}", "\u{A3}", "\u{D8}", "\u{D7}", "\u{192}",
    "\u{E1}", "\u{ED}", "\u{F3}", "\u{FA}", "\u{F1}", "\u{D1}", "\u{AA}", "\u{BA}",
    "\u{BF}", "\u{AE}", "\u{AC}", "\u{BD}", "\u{BC}", "\u{A1}", "\u{AB}", "\u{BB}",
    "\u{2591}", "\u{2592}", "\u{2593}", "\u{2502}", "\u{2524}", "\u{C1}", "\u{C2}", "\u{C0}",
    "\u{A9}", "\u{2563}", "\u{2551}", "\u{2557}", "\u{255D}", "\u{A2}", "\u{A5}", "\u{2510}",
    "\u{2514}", "\u{2534}", "\u{252C}", "\u{251C}", "\u{2500}", "\u{253C}", "\u{E3}", "\u{C3}",
    "\u{255A}", "\u{2554}", "\u{2569}", "\u{2566}", "\u{2560}", "\u{2550}", "\u{256C}", "\u{A4}",
    "\u{F0}", "\u{D0}", "\u{CA}", "\u{CB}", "\u{C8}", "\u{131}", "\u{CD}", "\u{CE}",
    "\u{CF}", "\u{2518}", "\u{250C}", "\u{2588}", "\u{2584}", "\u{A6}", "\u{CC}", "\u{2580}",
    "\u{D3}", "\u{DF}", "\u{D4}", "\u{D2}", "\u{F5}", "\u{D5}", "\u{B5}", "\u{FE}",
    "\u{DE}", "\u{DA}", "\u{DB}", "\u{D9}", "\u{FD}", "\u{DD}", "\u{AF}", "\u{B4}",
    "\u{AD}", "\u{B1}", "\u{2017}", "\u{BE}", "\u{B6}", "\u{A7}", "\u{F7}", "\u{B8}",
    "\u{B0}", "\u{A8}", "\u{B7}", "\u{B9}", "\u{B3}", "\u{B2}", "\u{25A0}", "\u{A0}",
  ]
}
