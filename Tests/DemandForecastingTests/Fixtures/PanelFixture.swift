import TestSupport

@testable import DemandForecasting

/// Panels for tests: what a series reported is an array of optionals, so that gaps can be seen.
struct PanelFixture {
  var consumption: [[Double?]]
  var closing: [[Double?]]
  var products: [Int]
  var firstReports: [Int]

  var productCount: Int { (products.max() ?? -1) + 1 }

  var panel: DemandPanel {
    DemandPanel(
      monthCount: consumption.first?.count ?? 0, productCount: productCount,
      consumption: consumption.flatMap { $0.map { $0 ?? .nan } },
      closingStock: closing.flatMap { $0.map { $0 ?? .nan } }, productIndex: products,
      firstReport: firstReports)
  }

  /// Series of one product that reported from the first month on, with unknown stock.
  init(_ consumption: [[Double?]]) {
    self.consumption = consumption
    closing = consumption.map { $0.map { _ in nil } }
    products = consumption.map { _ in 0 }
    firstReports = consumption.map { _ in 0 }
  }

  /// Series of several sizes, some often at zero, with whole units, gaps at the share `missing`, and late starters.
  init(seed: UInt64, series: Int, months: Int, products productCount: Int = 3, missing: Double) {
    var random = SeededGenerator(seed: seed)
    self.init([])
    for _ in 0..<series {
      let size = Double.random(in: 0...5, using: &random)
      let zeroShare = Double.random(in: -0.3...1, using: &random)
      let start =
        missing > 0 && Double.random(in: 0..<1, using: &random) < 0.3
        ? Int.random(in: 0..<months, using: &random) : 0
      var used: [Double?] = []
      var left: [Double?] = []
      for month in 0..<months {
        let isSilent = month < start || Double.random(in: 0..<1, using: &random) < missing
        let isZero = Double.random(in: 0..<1, using: &random) < zeroShare
        let units = Int.random(in: 1...(2 + Int(size * size * size)), using: &random)
        used.append(isSilent ? nil : isZero ? 0 : Double(units))
        let stock = Double(Int.random(in: 0...4, using: &random) * units)
        left.append(isSilent && Bool.random(using: &random) || month < start ? nil : stock)
      }
      consumption.append(used)
      closing.append(left)
      products.append(Int.random(in: 0..<productCount, using: &random))
      firstReports.append(start)
    }
  }

  /// The panel with its months after `origin` cut off.
  func truncated(after origin: Int) -> PanelFixture {
    var copy = self
    copy.consumption = consumption.map { Array($0[...origin]) }
    copy.closing = closing.map { Array($0[...origin]) }
    return copy
  }

  /// The panel with its series in another order.
  func reordered(_ order: [Int]) -> PanelFixture {
    var copy = self
    copy.consumption = order.map { consumption[$0] }
    copy.closing = order.map { closing[$0] }
    copy.products = order.map { products[$0] }
    copy.firstReports = order.map { firstReports[$0] }
    return copy
  }
}

/// The bits of some numbers, so that equality is exact.
func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

/// The largest difference between two lists, relative to the size of their values where that is above 1.
func largestDifference(_ some: [Double], _ others: [Double]) -> Double {
  guard some.count == others.count else { return .infinity }
  return zip(some, others).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
