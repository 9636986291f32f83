import Foundation

@testable import DemandForecasting

/// The Light model a second time, straight from its definitions: what the real one is compared with.
///
/// Slow and without a buffer. Months are looked up in dictionaries that hold the reported ones only.
struct NaiveLight {
  let reported: [[Int: Double]]
  let stock: [[Int: Double]]
  let products: [Int]
  let firstReports: [Int]
  var minimumClass = 150

  init(_ fixture: PanelFixture) {
    func dictionary(_ row: [Double?]) -> [Int: Double] {
      var months: [Int: Double] = [:]
      for (month, value) in row.enumerated() { months[month] = value }
      return months
    }
    reported = fixture.consumption.map(dictionary)
    stock = fixture.closing.map(dictionary)
    products = fixture.products
    firstReports = fixture.firstReports
  }

  /// The quantiles of every series at the steps 1, 2 … `horizon`, [step][series]; nil for one that had not reported.
  func forecasts(origin: Int, horizon: Int, total: Bool) -> [[[Double]?]] {
    var steps: [[[Double]?]] = []
    for step in 1...horizon {
      let analogues = self.analogues(origin, step, total)
      steps.append(
        reported.indices.map { series in
          guard firstReports[series] <= origin else { return nil }
          let quantiles = self.quantiles(series, origin, step, total, analogues)
          guard total, let before = steps.last?[series] else { return quantiles }
          return zip(quantiles, before).map { max($0, $1) }
        })
    }
    return total ? widened(steps) : steps
  }

  /// Step after step, no interval about the median is narrower than it was a month before.
  private func widened(_ steps: [[[Double]?]]) -> [[[Double]?]] {
    steps.reduce(into: []) { done, step in
      guard let last = done.last else { return done.append(step) }
      done.append(
        zip(step, last).map { quantiles, before in
          guard let quantiles, let before else { return quantiles }
          return widened(quantiles, since: before)
        })
    }
  }

  private func widened(_ quantiles: [Double], since before: [Double]) -> [Double] {
    var lowered = quantiles
    for low in [8, 7, 6, 5, 4, 3, 2, 1, 0] {
      let asWide = quantiles[18 - low] - (before[18 - low] - before[low])
      lowered[low] = max(before[low], min(quantiles[low], asWide, lowered[low + 1]))
    }
    return lowered
  }

  private func quantiles(
    _ series: Int, _ origin: Int, _ step: Int, _ total: Bool, _ analogues: [Analogue]
  ) -> [Double] {
    let levels = (1...19).map { Double($0) / 20 } + (total ? [0.97, 0.98, 0.99] : [])
    let own = ownQuantiles(series, origin, step, total, levels)
    let pool = self.pool(marks(series, origin), analogues).sorted()
    let level = self.level(series, origin, origin)
    let analogue = pool.isEmpty ? nil : levels.map { typeSeven(pool, $0) * level }
    let mixed: [Double]
    switch (own, analogue) {
    case (let own?, let analogue?) where pool.count >= minimumClass:
      mixed = zip(own, analogue).map { ($0 + $1) / 2 }
    case (let own?, _): mixed = own
    case (nil, let analogue?): mixed = analogue
    case (nil, nil): mixed = levels.map { _ in 0 }
    }
    return mixed.sorted().map { max($0, 0) }
  }

  // MARK: Own quantiles

  private func ownQuantiles(
    _ series: Int, _ origin: Int, _ step: Int, _ total: Bool, _ levels: [Double]
  ) -> [Double]? {
    let first = max(0, origin - 47)
    let months = (first...origin).compactMap { month in
      reported[series][month].map { (value: $0, age: origin - month) }
    }
    guard !months.isEmpty else { return nil }
    let monthly = weighted(months, levels)
    guard total else { return monthly }
    var sums: [(value: Double, age: Int)] = []
    for last in first...origin where last - step + 1 >= first {
      let window = (last - step + 1...last).compactMap { reported[series][$0] }
      if window.count == step { sums.append((window.reduce(0, +), origin - last)) }
    }
    return sums.count < 3 ? monthly.map { $0 * Double(step) } : weighted(sums, levels)
  }

  private func weighted(_ sample: [(value: Double, age: Int)], _ levels: [Double]) -> [Double] {
    let sorted = sample.sorted { ($0.value, -$0.age) < ($1.value, -$1.age) }
    let weights = sorted.map { pow(2, -Double($0.age) / 3) }
    let total = weights.reduce(0, +)
    var places: [Double] = []
    for index in weights.indices {
      places.append((weights[..<index].reduce(0, +) + weights[index] / 2) / total)
    }
    return levels.map { level in
      if level <= places[0] { return sorted[0].value }
      guard let above = places.firstIndex(where: { $0 >= level }) else {
        return sorted[sorted.count - 1].value
      }
      let share = (level - places[above - 1]) / (places[above] - places[above - 1])
      return sorted[above - 1].value * (1 - share) + sorted[above].value * share
    }
  }

  // MARK: Analogues

  private typealias Analogue = (marks: [Int], ratio: Double)

  private func analogues(_ origin: Int, _ step: Int, _ total: Bool) -> [Analogue] {
    let first = max(min(12, max(2, origin - step - 3)), origin - step - 24)
    var analogues: [Analogue] = []
    for series in reported.indices where firstReports[series] <= origin {
      for month in first..<max(first, origin - step + 1) {
        guard reported[series].contains(where: { $0.key <= month && $0.value > 0 }) else { continue }
        let outcome = (total ? month + 1...month + step : month + step...month + step)
          .map { reported[series][$0] }
        guard !outcome.contains(nil) else { continue }
        let demand = outcome.compactMap { $0 }.reduce(0, +)
        analogues.append((marks(series, month), demand / level(series, month, origin)))
      }
    }
    return analogues
  }

  /// The ratios that a series with these marks is forecast from.
  private func pool(_ wanted: [Int], _ analogues: [Analogue]) -> [Double] {
    // Marks in the order in which they fall away: trend, zero share, stock state, and the month's zero last.
    for dropped in 0...3 {
      let same = analogues.filter { $0.marks[dropped...] == wanted[dropped...] }
      if same.count >= minimumClass { return same.map(\.ratio) }
    }
    return analogues.map(\.ratio)
  }

  private func typeSeven(_ sorted: [Double], _ level: Double) -> Double {
    let place = level * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    guard below + 1 < sorted.count else { return sorted[below] }
    let share = place - Double(below)
    return sorted[below] * (1 - share) + sorted[below + 1] * share
  }

  /// Trend, zero share, stock state, the month's zero.
  private func marks(_ series: Int, _ month: Int) -> [Int] {
    let six = recent(series, month, 6)
    let zeros = six.isEmpty ? 1 : Double(six.filter { $0 == 0 }.count) / Double(six.count)
    let trend = (mean(recent(series, month, 3)) + 0.2) / (mean(recent(series, month, 12)) + 0.2)
    var stockState = 0
    if let closing = stock[series][month] {
      let supply = closing / (mean(six) + 0.3)
      stockState = closing == 0 ? 1 : 2 + [0.7, 1.5, 3].filter { supply >= $0 }.count
    }
    return [
      [0.5, 0.85, 1.25, 2].filter { trend >= $0 }.count,
      zeros == 0 ? 0 : zeros <= 0.34 ? 1 : zeros < 0.84 ? 2 : 3,
      stockState, reported[series][month] == 0 ? 1 : 0,
    ]
  }

  private func level(_ series: Int, _ month: Int, _ origin: Int) -> Double {
    let (m12, m3) = (mean(recent(series, month, 12)), mean(recent(series, month, 3)))
    let siblings = reported.indices.filter {
      products[$0] == products[series] && firstReports[$0] <= origin && !recent($0, month, 12).isEmpty
    }
    let productMean = mean(siblings.map { mean(recent($0, month, 12)) })
    return 0.6 * m12 + 0.3 * m3 + 0.1 * min(productMean, m12 + m3 + 1) + 0.5
  }

  /// The reported months among the last `count`; failing those the last 12; failing those the latest 12 there are.
  private func recent(_ series: Int, _ month: Int, _ count: Int) -> [Double] {
    for reach in [count, 12] {
      let found = (max(0, month - reach + 1)...month).compactMap { reported[series][$0] }
      if !found.isEmpty { return found }
    }
    return (0...month).compactMap { reported[series][$0] }.suffix(12)
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
