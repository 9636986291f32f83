/// One regression tree: where an example falls, and the outcomes of those that fell there.
struct Tree: Sendable, Codable, Equatable {
  /// The feature that a node splits by; −1 for a leaf.
  var feature: [Int16] = []
  /// An inner node sends values up to this one to its first child.
  var threshold: [Float] = []
  /// The first child of an inner node, the other follows it; the place of its outcomes for a leaf.
  var next: [Int32] = []
  /// The different outcome codes of all leaves; those of a leaf end where the following leaf's begin.
  var codes: [UInt16] = []
  /// What share of its leaf's examples has the code, in the same order.
  var shares: [Float] = []
  /// Where the codes of each leaf begin, and the end of the last.
  var leafStarts: [Int32] = [0]

  /// The outcomes of the leaf that a row of features falls into: a range of `codes`.
  func leaf(of row: UnsafePointer<Float>) -> Range<Int> {
    feature.withUnsafeBufferPointer { feature in
      threshold.withUnsafeBufferPointer { threshold in
        next.withUnsafeBufferPointer { next in
          var node = 0
          while feature[node] >= 0 {
            let isAbove = row[Int(feature[node])] > threshold[node]
            node = Int(next[node]) + (isAbove ? 1 : 0)
          }
          let leaf = Int(next[node])
          return Int(leafStarts[leaf])..<Int(leafStarts[leaf + 1])
        }
      }
    }
  }
}
