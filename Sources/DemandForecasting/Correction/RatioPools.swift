/// How demand scatters about its level, for each product and size of level: product-limit estimates of the ratio.
///
/// A series alone has too few uncensored months for a tail of its own. So what a series tells is its level, and how
/// far a month may lie above its level is learned from all months of its product at levels of like size: D / (L + ε),
/// with the months in which the shelf ran empty as censored ratios. ε, a fiftieth of the product's mean, keeps ratios
/// finite.
struct RatioPools: Sendable {
  /// The levels, in multiples of the product's mean, at which one class ends and the next begins.
  private static let classEdges = [0.1, 0.3, 1, 3]
  private static let classCount = classEdges.count + 1

  /// The most that months of each product are raised by, in levels.
  private let raises: [Double]
  /// The mean uncensored consumption of each product; 1 where there is none or it is 0.
  private let scales: [Double]
  /// E[R | R ≥ r] and E[R | a part of R is r] of each bin, by product and class; nil where no month is uncensored.
  private var tables: [(atOrAbove: [Double], ofWhole: [Double])?] = []

  /// The pools at these levels.
  ///
  /// - Parameters:
  ///   - rows: the series of each product.
  ///   - levels: by series and month, as in `cells`.
  init(
    _ cells: CensoredCells, rows: [[Int]], levels: [Double], settings: CorrectionSettings, chunks: FixedChunks
  ) {
    let minimum = settings.minimumPool
    raises = rows.map { Self.largestRaise(cells, $0, settings) }
    var counts = rows.map { _ in RatioCounts(classes: Self.classCount) }
    var scales = rows.map { _ in 1.0 }
    let perProduct = FixedChunks(size: 1, workers: chunks.workers)
    perProduct.fill(&scales, rows: rows.count) { chunk, part in
      part[0] = Self.meanUncensored(cells, rows[chunk.lowerBound])
    }
    let means = scales
    perProduct.fill(&counts, rows: rows.count) { chunk, part in
      let product = chunk.lowerBound
      for row in rows[product] {
        for cell in cells.range(of: row) where cells.isCounted(cell) {
          let level = levels[cell]
          let bin = RatioBins.index(of: cells.consumption[cell] / Self.base(level, means[product]))
          part[0].add(
            bin, of: Self.levelClass(level, means[product]), isEvent: cells.marks[cell] == .observed)
        }
      }
    }
    self.scales = scales
    var whole = RatioCounts(classes: Self.classCount)
    for product in counts { whole.add(product) }
    for product in counts {
      for size in 0..<Self.classCount {
        let distribution =
          product.distribution(class: size, minimum: minimum) ?? whole.distribution(
            class: size, minimum: minimum)
          ?? whole.distribution(class: size, minimum: 1)
        tables.append(distribution.map { ($0.meanAtOrAbove, $0.meanOfWhole) })
      }
    }
  }

  /// The most that a month of a product whose shelf ran empty is raised by, in levels, once it is above the level.
  func largestRaise(product: Int) -> Double { raises[product] }

  /// What a ratio is a multiple of.
  func base(_ level: Double, product: Int) -> Double { Self.base(level, scales[product]) }

  /// E[R | R ≥ ratio] at such a level of a product, in multiples of `base`; nil where nothing is known of any.
  ///
  /// - Parameter isPart: the ratio is that of an unknown part of the month; then E[R | a part of R is ratio].
  func mean(_ ratio: Double, isPart: Bool, level: Double, product: Int) -> Double? {
    let size = Self.levelClass(level, scales[product])
    guard let table = tables[product * Self.classCount + size] else { return nil }
    return (isPart ? table.ofWhole : table.atOrAbove)[RatioBins.index(of: ratio)]
  }

  /// The share of a product's months that closed without stock decides.
  private static func largestRaise(
    _ cells: CensoredCells, _ rows: [Int], _ settings: CorrectionSettings
  ) -> Double {
    var (short, all) = (0, 0)
    for row in rows {
      for cell in cells.range(of: row) where !cells.consumption[cell].isNaN {
        switch cells.marks[cell] {
        case .notHeld: break
        case .observed, .lateStart, .exposed: all += 1
        case .atLeast, .emptyShelf: (short, all) = (short + 1, all + 1)
        }
      }
    }
    guard all > 0 else { return settings.largestRaise }
    let beyond = max(0, Double(short) / Double(all) - settings.tightShare)
    return min(
      max(settings.largestRaise, settings.mostRaise), settings.largestRaise + settings.tightRaise * beyond)
  }

  private static func base(_ level: Double, _ scale: Double) -> Double { level + 0.02 * scale }

  private static func levelClass(_ level: Double, _ scale: Double) -> Int {
    classEdges.firstIndex { level <= $0 * scale } ?? classEdges.count
  }

  /// Whole units add up to the same sum in any order.
  private static func meanUncensored(_ cells: CensoredCells, _ rows: [Int]) -> Double {
    var (sum, count) = (0.0, 0)
    for row in rows {
      for cell in cells.range(of: row) where cells.isCounted(cell) && cells.marks[cell] == .observed {
        sum += cells.consumption[cell]
        count += 1
      }
    }
    return sum > 0 ? sum / Double(count) : 1
  }
}
