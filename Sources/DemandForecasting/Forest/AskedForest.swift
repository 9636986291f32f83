/// A forest laid out for many questions at a time: each tree is asked all of them while it lies close at hand.
///
/// The shares of a question are added up tree after tree, as `Forest.addShares` does, and come out the same to the last bit.
struct AskedForest: Sendable {
  /// A node: what lies above the threshold goes to the node after `next`; a leaf leads to itself, whatever is asked.
  private struct Node {
    let threshold: Float
    let feature: Int32
    let next: Int32
  }

  /// An outcome of a leaf with what it adds to the shares.
  private struct LeafShare {
    let share: Float
    let code: Int32
  }

  /// The nodes of all trees, one tree behind another.
  private var nodes: [Node] = []
  private var roots: [Int] = []
  /// Where the outcomes of each node begin and end; a leaf alone has any.
  private var spans: [SIMD2<Int32>] = []
  private var outcomes: [LeafShare] = []

  /// Lays out a forest.
  init(_ forest: Forest) {
    let weight = 1 / Float(forest.trees.count)
    nodes.reserveCapacity(forest.trees.reduce(0) { $0 + $1.feature.count })
    spans.reserveCapacity(nodes.capacity)
    outcomes.reserveCapacity(forest.trees.reduce(0) { $0 + $1.codes.count })
    for tree in forest.trees {
      let (first, before) = (Int32(nodes.count), Int32(outcomes.count))
      roots.append(nodes.count)
      for place in tree.feature.indices {
        let next = tree.next[place]
        if tree.feature[place] < 0 {
          nodes.append(Node(threshold: .infinity, feature: 0, next: first + Int32(place)))
          spans.append(
            SIMD2(before + tree.leafStarts[Int(next)], before + tree.leafStarts[Int(next) + 1]))
        } else {
          nodes.append(
            Node(threshold: tree.threshold[place], feature: Int32(tree.feature[place]), next: first + next))
          spans.append(.zero)
        }
      }
      for (code, share) in zip(tree.codes, tree.shares) {
        outcomes.append(LeafShare(share: share * weight, code: Int32(code)))
      }
    }
  }

  /// Adds to each outcome code of each question its share of the question's examples; of each question they come to 1.
  ///
  /// - Parameters:
  ///   - rows: the questions, `width` features each.
  ///   - count: how many they are.
  ///   - shares: `stride` for each question, more than the largest code.
  func addShares(
    of rows: UnsafePointer<Float>, width: Int, count: Int, to shares: UnsafeMutablePointer<Float>,
    stride: Int
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      spans.withUnsafeBufferPointer { spans in
        outcomes.withUnsafeBufferPointer { outcomes in
          func step(_ place: Int, _ row: UnsafePointer<Float>) -> Int {
            let node = nodes[place]
            return Int(node.next) &+ (row[Int(node.feature)] > node.threshold ? 1 : 0)
          }
          func add(_ leaf: Int, _ question: Int) {
            let own = shares + question * stride
            for place in Int(spans[leaf].x)..<Int(spans[leaf].y) {
              own[Int(outcomes[place].code)] += outcomes[place].share
            }
          }
          for root in roots {
            var question = 0
            // Four at a time: the way through a tree is one wait for memory after another, and four wait at once.
            while question + 4 <= count {
              let row = rows + question * width
              var (one, two, three, four) = (root, root, root, root)
              while true {
                let next = (
                  step(one, row), step(two, row + width), step(three, row + 2 * width),
                  step(four, row + 3 * width)
                )
                if next == (one, two, three, four) { break }
                (one, two, three, four) = next
              }
              add(one, question)
              add(two, question + 1)
              add(three, question + 2)
              add(four, question + 3)
              question += 4
            }
            while question < count {
              let row = rows + question * width
              var place = root
              while true {
                let next = step(place, row)
                if next == place { break }
                place = next
              }
              add(place, question)
              question += 1
            }
          }
        }
      }
    }
  }
}

/// Questions to a forest that are asked together, with what they are about.
struct ForestQuestions<Subject> {
  /// As many as their shares and a tree stay at hand.
  static var most: Int { 128 }

  private let width: Int
  private let codes: Int
  private var rows: [Float] = []
  private var shares: [Float]
  private var subjects: [Subject] = []

  /// No questions yet.
  ///
  /// - Parameters:
  ///   - width: the features of each.
  ///   - codes: how many outcome codes there may be.
  init(width: Int, codes: Int) {
    (self.width, self.codes) = (width, codes)
    rows.reserveCapacity(Self.most * width)
    shares = [Float](repeating: 0, count: Self.most * codes)
  }

  /// Whether no more can be asked before they are answered.
  var isFull: Bool { subjects.count == Self.most }

  /// Adds a question: a row of features.
  mutating func add(_ row: UnsafeMutableBufferPointer<Float>, about subject: Subject) {
    rows.append(contentsOf: row)
    subjects.append(subject)
  }

  /// Asks them, and gives the shares of each to `body`; then there are none.
  mutating func ask(
    _ forest: AskedForest, _ body: (_ subject: Subject, _ shares: UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    guard !subjects.isEmpty else { return }
    rows.withUnsafeBufferPointer { rows in
      shares.withUnsafeMutableBufferPointer { shares in
        guard let first = rows.baseAddress, let start = shares.baseAddress else { return }
        shares.update(repeating: 0)
        forest.addShares(of: first, width: width, count: subjects.count, to: start, stride: codes)
        for (place, subject) in subjects.enumerated() {
          body(subject, UnsafeMutableBufferPointer(start: start + place * codes, count: codes))
        }
      }
    }
    rows.removeAll(keepingCapacity: true)
    subjects.removeAll(keepingCapacity: true)
  }
}
