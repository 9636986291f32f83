/// The values that outcomes are rounded to in a forest's leaves: zero, and bands of about equally many outcomes.
///
/// Half of what health posts report is zero, so zero has a code of its own. The other codes stand for bands, each known
/// by the outcome in its middle; quantiles are linear across a band.
struct OutcomeScale: Sendable, Codable, Equatable {
  /// The value of each code, rising; the first is 0.
  let values: [Double]
  /// Where each band begins: code c has the outcomes from starts[c] to starts[c + 1], code 0 those that are 0.
  private let starts: [Double]

  /// The most codes.
  static let most = 512

  /// A scale for these outcomes.
  init(_ outcomes: [Double]) {
    let sorted = outcomes.filter { $0 > 0 }.sorted()
    var values = [0.0]
    let bands = Self.most - 1
    for band in 0..<bands where !sorted.isEmpty {
      let value = sorted[min(sorted.count - 1, (2 * band + 1) * sorted.count / (2 * bands))]
      if value > values[values.count - 1] { values.append(value) }
    }
    var starts = [0.0, 0.0]
    for index in values.indices.dropFirst(2) { starts.append((values[index - 1] + values[index]) / 2) }
    starts.append(values[values.count - 1])
    if values.count > 1 { starts[1] = values[1] }
    self.values = values
    self.starts = starts
  }

  /// Whether a scale that was read from a file has its parts.
  var isSound: Bool {
    (1...Self.most).contains(values.count) && starts.count == max(3, values.count + 1)
      && (values + starts).allSatisfy { $0 >= 0 && $0.isFinite }
  }

  /// The code of an outcome.
  func code(_ outcome: Double) -> UInt16 {
    guard outcome > 0, values.count > 1 else { return 0 }
    var (low, high) = (1, values.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if outcome >= starts[middle] { low = middle } else { high = middle }
    }
    return UInt16(low)
  }

  /// The share of a mixture of codes that lies below an outcome; within 0...1, linear across a band.
  ///
  /// - Parameter shares: the share of each code.
  func shareBelow(_ outcome: Double, of shares: UnsafeMutableBufferPointer<Float>) -> Double {
    guard outcome >= 0 else { return 0 }
    var (below, total) = (Double(shares[0]), Double(shares[0]))
    for code in shares.indices.dropFirst() {
      let share = Double(shares[code])
      total += share
      guard share > 0, outcome > starts[code] else { continue }
      let width = starts[code + 1] - starts[code]
      below += share * (width > 0 ? min(1, (outcome - starts[code]) / width) : 1)
    }
    return total > 0 ? min(1, below / total) : 0
  }

  /// Writes the quantiles of a mixture of codes, scaled.
  ///
  /// - Parameters:
  ///   - shares: the share of each code, which together come to about 1.
  ///   - levels: rising levels within (0, 1).
  ///   - scale: what a value of 1 stands for.
  func quantiles(
    shares: UnsafeMutableBufferPointer<Float>, levels: [Double], scale: Double,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    var total: Float = 0
    for share in shares { total += share }
    var (code, below) = (0, Float(0))
    for (index, level) in levels.enumerated() {
      let wanted = Float(level) * total
      while code < values.count - 1 && below + shares[code] < wanted {
        below += shares[code]
        code += 1
      }
      guard code > 0 else {
        result[index] = 0
        continue
      }
      let within = shares[code] > 0 ? min(1, max(0, (wanted - below) / shares[code])) : 1
      let (start, end) = (starts[code], starts[code + 1])
      result[index] = scale * (start + (end - start) * Double(within))
    }
  }
}
