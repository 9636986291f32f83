/// Random numbers that depend on a seed, a purpose and a place only, the same on every machine (SplitMix64).
///
/// Each series and each purpose has a stream of its own, so that a change in how stock is supplied leaves
/// the true demand as it was. Only exact operations (+, −, ×, ÷, comparison) follow from it: no `log` or
/// `exp`, whose last bit differs between platforms.
public struct RandomStream: Sendable {
  /// What a stream is for; the number is part of the seed and must not change.
  public enum Purpose: UInt64, Sendable {
    /// Where facilities stand.
    case places = 1
    /// Who asks for what.
    case profile = 2
    /// Users.
    case demand = 3
    /// Deliveries and losses of a simulated shelf.
    case supply = 4
    /// Dry sub-warehouses.
    case shortages = 5
    /// Reports that never come.
    case reporting = 6
    /// Neighbours' help.
    case transfers = 7
    /// Broken rows.
    case defects = 8
    /// Numbers of lots.
    case lots = 9
    /// What goes wrong so that its cause is known.
    case causes = 10
    /// Visits, hours, people and checklists.
    case service = 11
    /// What goes wrong with a replayed delivery.
    case deliveries = 20
    /// Which of Colca's replayed advice is followed.
    case adherence = 21
  }

  private var state: UInt64

  /// The stream of a purpose at a place.
  public init(seed: UInt64, _ purpose: Purpose, _ indices: Int...) {
    state = Self.mixed(seed ^ Self.mixed(purpose.rawValue &* 0x9E37_79B9_7F4A_7C15))
    for index in indices {
      state = Self.mixed(state ^ (UInt64(bitPattern: Int64(index)) &+ 0x9E37_79B9_7F4A_7C15))
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Sixty-four random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A fraction in 0 ..< 1.
  public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of the range, all equally likely but for its upper end.
  public mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * fraction()
  }

  /// A whole number of the range, all equally likely (within 2⁻⁶⁴ times the range's length).
  public mutating func integer(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// True with the probability.
  public mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  /// One of the elements, or nil when there is none.
  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[integer(0...(elements.count - 1))]
  }

  /// A negative-binomial count with mean μ and variance μ + μ² ÷ `dispersion`.
  ///
  /// Drawn as the failures before the `dispersion`-th success, so that it needs no transcendental function.
  ///
  /// - Complexity: about `mean + dispersion` random numbers.
  mutating func negativeBinomial(mean: Double, dispersion: Int) -> Int {
    guard mean > 0, dispersion > 0 else { return 0 }
    let success = Double(dispersion) / (Double(dispersion) + mean)
    var successes = 0
    var failures = 0
    while successes < dispersion {
      if fraction() < success { successes += 1 } else { failures += 1 }
    }
    return failures
  }
}
