/// Random numbers that depend on a seed alone (SplitMix64, Steele, Lea and Flood 2014).
public struct SplitMix: Sendable {
  private var state: UInt64

  /// A stream of its own for a seed and a place.
  public init(seed: UInt64, place: UInt64) {
    state = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15) ^ Self.mix(place &* 0xD134_2543_DE82_EF95 &+ 1)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number within 0..<bound, which is above zero.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Scrambles 64 bits.
  public static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
