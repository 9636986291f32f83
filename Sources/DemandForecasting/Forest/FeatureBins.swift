/// Cuts every feature of a table into at most 64 bins, so that a split is found by counting.
///
/// A feature with few values gets a bin for each; others get bins of about equally many examples. A feature that does
/// not vary gets one bin, and is never tried.
struct FeatureBins {
  /// The upper edge of every bin but the last, by feature: a value is in the first bin whose edge it does not exceed.
  let edges: [[Float]]
  /// The bins of every example, one per feature, example after example: a node that tries many features reads each example once.
  let bins: [UInt8]
  /// The features that vary.
  let varying: [Int]

  /// The most bins.
  static var most: Int { 64 }
  /// Edges are taken from so many examples.
  private static var sampled: Int { 8192 }

  /// Bins of a table; features whose places are in `ignored` get one bin, as those that do not vary.
  init(_ table: TrainingTable, ignored: Range<Int> = 0..<0) {
    let (count, width) = (table.count, table.featureCount)
    var edges: [[Float]] = []
    let step = Self.stride(count)
    var sample: [Float] = []
    var spare: [UInt32] = []
    for feature in 0..<width {
      sample.removeAll(keepingCapacity: true)
      if ignored.contains(feature) {
        edges.append([])
        continue
      }
      for example in Swift.stride(from: 0, to: count, by: step) {
        sample.append(table.features[example * width + feature])
      }
      RadixSort.sort(&sample, spare: &spare)
      edges.append(Self.edges(sorted: sample))
    }
    bins = Self.bins(of: table, edges: edges)
    self.edges = edges
    varying = edges.indices.filter { !edges[$0].isEmpty }
  }

  /// The bin of every value, in the order of the features: of each the first whose edge it does not exceed.
  private static func bins(of table: TrainingTable, edges: [[Float]]) -> [UInt8] {
    // Each feature has as many edges as the others, those beyond its own out of reach: so the search is the same six steps for every
    // value, and none of them a jump that the processor has to guess.
    var ends = [Float](repeating: .infinity, count: edges.count * most)
    for (feature, edges) in edges.enumerated() {
      for (place, edge) in edges.enumerated() { ends[feature * most + place] = edge }
    }
    var bins = [UInt8](repeating: 0, count: table.features.count)
    ends.withUnsafeBufferPointer { ends in
      table.features.withUnsafeBufferPointer { values in
        bins.withUnsafeMutableBufferPointer { bins in
          var place = 0
          for _ in 0..<table.count {
            var first = 0
            for _ in edges.indices {
              let value = values[place]
              var bin = first
              bin &+= value > ends[bin &+ 31] ? 32 : 0
              bin &+= value > ends[bin &+ 15] ? 16 : 0
              bin &+= value > ends[bin &+ 7] ? 8 : 0
              bin &+= value > ends[bin &+ 3] ? 4 : 0
              bin &+= value > ends[bin &+ 1] ? 2 : 0
              bin &+= value > ends[bin] ? 1 : 0
              bins[place] = UInt8(truncatingIfNeeded: bin &- first)
              place += 1
              first &+= most
            }
          }
        }
      }
    }
    return bins
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
}

/// Sorts numbers by their bits, eleven at a time: edges take thousands of values of every feature, and comparing them takes seven times
/// as long.
enum RadixSort {
  private static var width: Int { 11 }
  private static var buckets: Int { 1 << width }

  /// Sorts numbers that are not NaN; `spare` is scratch.
  static func sort(_ values: inout [Float], spare: inout [UInt32]) {
    let count = values.count
    // Keys that rise with the numbers: the sign turned, and all bits of negative ones.
    var keys = values.map { value in
      let bits = value.bitPattern
      return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    }
    if spare.count != count { spare = Array(repeating: 0, count: count) }
    var starts = [Int](repeating: 0, count: buckets + 1)
    for shift in [0, width, 2 * width] {
      for place in starts.indices { starts[place] = 0 }
      for key in keys { starts[Int(key >> UInt32(shift)) & (buckets - 1) + 1] += 1 }
      for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
      for key in keys {
        let bucket = Int(key >> UInt32(shift)) & (buckets - 1)
        spare[starts[bucket]] = key
        starts[bucket] += 1
      }
      swap(&keys, &spare)
    }
    for (place, key) in keys.enumerated() {
      values[place] = Float(bitPattern: key & 0x8000_0000 == 0 ? ~key : key & 0x7FFF_FFFF)
    }
  }
}
