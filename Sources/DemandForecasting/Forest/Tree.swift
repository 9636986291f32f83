import Foundation

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

/// Trees are stored as bytes: millions of numbers as text would be slow to read and several times as large.
extension Tree {
  private enum Key: String, CodingKey { case feature, threshold, next, codes, shares, leafStarts }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func numbers<Number: BitwiseCopyable>(_ key: Key, _ zero: Number) throws -> [Number] {
      try PackedNumbers.numbers(values.decode(Data.self, forKey: key), zero: zero)
    }
    self.init()
    feature = try numbers(.feature, 0)
    threshold = try numbers(.threshold, 0)
    next = try numbers(.next, 0)
    codes = try numbers(.codes, 0)
    shares = try numbers(.shares, 0)
    leafStarts = try numbers(.leafStarts, 0)
    guard isSound else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "the parts of a tree do not fit together"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(PackedNumbers.data(feature), forKey: .feature)
    try values.encode(PackedNumbers.data(threshold), forKey: .threshold)
    try values.encode(PackedNumbers.data(next), forKey: .next)
    try values.encode(PackedNumbers.data(codes), forKey: .codes)
    try values.encode(PackedNumbers.data(shares), forKey: .shares)
    try values.encode(PackedNumbers.data(leafStarts), forKey: .leafStarts)
  }

  /// Whether every place that a node or a leaf points to exists, and every walk ends: children come after parents.
  private var isSound: Bool {
    guard threshold.count == feature.count, next.count == feature.count, !feature.isEmpty,
      let last = leafStarts.last, last == codes.count, shares.count == codes.count, leafStarts[0] == 0
    else { return false }
    for leaf in 1..<max(1, leafStarts.count) where leafStarts[leaf] <= leafStarts[leaf - 1] { return false }
    for node in feature.indices {
      let target = Int(next[node])
      if feature[node] < 0 {
        guard target >= 0, target + 1 < leafStarts.count else { return false }
      } else {
        guard Int(feature[node]) < SituationFeatures.count, target > node, target + 1 < feature.count else {
          return false
        }
      }
    }
    return codes.allSatisfy { Int($0) < OutcomeScale.most } && shares.allSatisfy { $0 > 0 && $0 <= 1.001 }
  }
}

/// Lists of numbers as their bytes, little-endian.
enum PackedNumbers {
  static func data<Number: BitwiseCopyable>(_ numbers: [Number]) -> Data {
    numbers.withUnsafeBytes { Data($0) }
  }

  /// The numbers; an incomplete last one is left out.
  static func numbers<Number: BitwiseCopyable>(_ data: Data, zero: Number) -> [Number] {
    var numbers = [Number](repeating: zero, count: data.count / MemoryLayout<Number>.stride)
    numbers.withUnsafeMutableBytes { bytes in _ = data.copyBytes(to: bytes) }
    return numbers
  }
}
