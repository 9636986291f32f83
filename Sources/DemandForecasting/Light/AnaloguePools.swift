/// What the analogues of each class went on to consume, as quantiles of its ratio to their level, for one step.
///
/// Forecasting by pooled analogues: every series in every past month is an example of what may follow a month of its
/// class (see `StateClass`). Ratios y(u+h)/L(u) put small and large facilities on one scale. An analogue whose outcome
/// was not reported is left out.
struct AnaloguePools: Sendable, Codable, Equatable {
  /// Demand of which months an analogue's outcome is.
  enum Outcome: String, Codable, Sendable {
    /// Month u+h alone.
    case month
    /// All of u+1 … u+h together.
    case total
  }

  private var poolOfClass = [Int](repeating: -1, count: StateClass.count)
  private var sizes: [Int] = []
  private var coarseness: [Int] = []
  private var quantiles: [Double] = []
  /// The levels of the quantiles.
  let levels: [Double]

  /// Whether pools that were read from a file have their parts.
  var isSound: Bool {
    poolOfClass.count == StateClass.count && quantiles.count == sizes.count * levels.count
      && coarseness.count == sizes.count && poolOfClass.allSatisfy { $0 < sizes.count }
  }

  /// The pool of a class: how many analogues it has, and their ratios' quantiles; nil when there is none at all.
  func pool(of code: UInt8) -> (size: Int, quantiles: ArraySlice<Double>)? {
    let pool = poolOfClass[Int(code)]
    guard pool >= 0 else { return nil }
    return (sizes[pool], quantiles[pool * levels.count..<(pool + 1) * levels.count])
  }

  /// How coarse the pool of a class is: 0 when it is that class alone, `StateClass.coarsest` when it is every month.
  func coarseness(of code: UInt8) -> Int? {
    let pool = poolOfClass[Int(code)]
    return pool >= 0 ? coarseness[pool] : nil
  }

  /// The pools of the classes in `wanted`: of each, the least coarse that has `minimum` members, else all.
  init(
    _ cells: OriginPanel, step: Int, outcome: Outcome, trainingMonths: Range<Int>, levels: [Double],
    wanted: Set<UInt8>, minimum: Int
  ) {
    self.levels = levels
    let ratios = ClassRatios(cells, step: step, outcome: outcome, months: trainingMonths)
    var poolOfKey = [PoolKey: Int]()
    var scratch: [Double] = []
    for code in wanted.sorted() {
      guard let key = ratios.key(of: StateClass(code: Int(code)), minimum: minimum) else { continue }
      poolOfClass[Int(code)] = poolOfKey[key] ?? sizes.count
      guard poolOfKey[key] == nil else { continue }
      poolOfKey[key] = sizes.count
      let zeros = ratios.gather(key, into: &scratch)
      sizes.append(zeros + scratch.count)
      coarseness.append(key.coarseness)
      scratch.withUnsafeMutableBufferPointer { nonzero in
        nonzero.sort()
        for level in levels {
          quantiles.append(SampleQuantiles.linear(level: level, zeros: zeros, rest: .init(nonzero)))
        }
      }
    }
  }
}

/// Quantiles of a plain sample.
enum SampleQuantiles {
  /// The quantile at `level` of a sample: linear between order statistics.
  ///
  /// Type 7 of Hyndman and Fan (1996): for x₀ ≤ … ≤ xₙ₋₁, the value at position (n − 1)·level. The sample is
  /// `zeros` zeros and then `rest`, sorted: half of what health posts report is zero, and is not worth sorting.
  ///
  ///     SampleQuantiles.linear(level: 0.25, zeros: 1, rest: [2, 4, 8])  // position 0.75: 1.5
  ///
  /// - Precondition: the sample is not empty; `rest` is sorted and holds nothing below zero.
  static func linear(level: Double, zeros: Int, rest: UnsafeBufferPointer<Double>) -> Double {
    let last = zeros + rest.count - 1
    let position = Double(last) * level
    let below = min(Int(position), last)
    let above = min(below + 1, last)
    let lower = below < zeros ? 0 : rest[below - zeros]
    let upper = above < zeros ? 0 : rest[above - zeros]
    return lower + (upper - lower) * (position - Double(below))
  }
}
