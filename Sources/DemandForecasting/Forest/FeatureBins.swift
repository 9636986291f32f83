/// Cuts every feature of a table into at most 64 bins, so that a split is found by counting.
///
/// A feature with few values gets a bin for each; others get bins of about equally many examples. A feature that does
/// not vary gets one bin, and is never tried.
struct FeatureBins {
  /// The upper edge of every bin but the last, by feature: a value is in the first bin whose edge it does not exceed.
  let edges: [[Float]]
  /// The bin of every example, feature after feature.
  let bins: [UInt8]
  /// The features that vary.
  let varying: [Int]

  /// The most bins.
  static let most = 64
  /// Edges are taken from so many examples.
  private static let sampled = 8192

  init(_ table: TrainingTable) {
    let (count, width) = (table.count, table.featureCount)
    var bins = [UInt8](repeating: 0, count: count * width)
    var edges: [[Float]] = []
    let step = Self.stride(count)
    var sample: [Float] = []
    for feature in 0..<width {
      sample.removeAll(keepingCapacity: true)
      for example in Swift.stride(from: 0, to: count, by: step) {
        sample.append(table.features[example * width + feature])
      }
      sample.sort()
      let cuts = Self.edges(sorted: sample)
      edges.append(cuts)
      guard !cuts.isEmpty else { continue }
      cuts.withUnsafeBufferPointer { cuts in
        for example in 0..<count {
          bins[feature * count + example] = Self.bin(table.features[example * width + feature], cuts)
        }
      }
    }
    self.edges = edges
    self.bins = bins
    varying = edges.indices.filter { !edges[$0].isEmpty }
  }

  /// How far apart the examples lie that edges are taken from.
  ///
  /// Never a multiple of 3: the examples of a month stand in a row, three steps of it, and all that were taken would
  /// be of one step.
  static func stride(_ count: Int) -> Int {
    let step = max(1, count / sampled)
    return step % 3 == 0 ? step + 1 : step
  }

  private static func edges(sorted: [Float]) -> [Float] {
    guard let last = sorted.last else { return [] }
    var distinct: [Float] = []
    for value in sorted where distinct.last != value {
      distinct.append(value)
      if distinct.count > most { break }
    }
    if distinct.count <= most { return zip(distinct, distinct.dropFirst()).map { ($0 + $1) / 2 } }
    var cuts: [Float] = []
    for bin in 1..<most {
      let value = sorted[bin * (sorted.count - 1) / most]
      if cuts.last != value && value < last { cuts.append(value) }
    }
    return cuts
  }

  /// The first bin whose edge the value does not exceed.
  private static func bin(_ value: Float, _ edges: UnsafeBufferPointer<Float>) -> UInt8 {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= edges[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }
}
