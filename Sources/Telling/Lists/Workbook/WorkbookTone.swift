/// A colour that a word gives to its cell; the word stays, so that colour never stands alone.
public enum WorkbookTone: Sendable, Equatable, CaseIterable {
  case red, orange, green, blue, grey

  /// The colour of the letters, 0xRRGGBB; on `ground` its contrast is at least 4.5.
  var ink: UInt32 {
    switch self {
    case .red: 0xA31621
    case .orange: 0x8A4500
    case .green: 0x1C5C36
    case .blue: 0x27408B
    case .grey: 0x4C5863
    }
  }

  /// The colour behind them, 0xRRGGBB.
  var ground: UInt32 {
    switch self {
    case .red: 0xFDECEC
    case .orange: 0xFFF1E0
    case .green: 0xE6F4EA
    case .blue: 0xE8EDFA
    case .grey: 0xECEFF2
    }
  }
}
