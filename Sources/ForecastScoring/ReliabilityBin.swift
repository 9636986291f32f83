/// Forecasts of about the same probability, beside how often the event then came.
public struct ReliabilityBin: Sendable, Equatable {
  /// The lowest probability in it.
  public let lowest: Double
  /// The highest probability in it.
  public let highest: Double
  /// Their mean.
  public let meanProbability: Double
  /// How many forecasts.
  public let rows: Int
  /// How many of them saw the event.
  public let events: Int

  /// The share that saw the event.
  public var eventShare: Double { Double(events) / Double(rows) }

  /// The 95 % interval of that share (Wilson 1927).
  ///
  /// (p + z²/2n ± z√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n) with z = 1.96. It takes the forecasts as independent, which months and
  /// neighbours are not quite: the truth is a little wider.
  ///
  ///     ReliabilityBin(lowest: 0, highest: 0.2, meanProbability: 0.1, rows: 10, events: 2).interval  // 0.057…0.510
  public var interval: ClosedRange<Double> {
    let z = 1.959963985
    let (share, count) = (eventShare, Double(rows))
    let centre = share + z * z / (2 * count)
    let spread = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    let whole = 1 + z * z / count
    return max(0, (centre - spread) / whole)...min(1, (centre + spread) / whole)
  }

  /// A bin from its parts.
  ///
  /// - Precondition: `rows` is above 0.
  public init(lowest: Double, highest: Double, meanProbability: Double, rows: Int, events: Int) {
    precondition(rows > 0, "a bin holds something")
    self.lowest = lowest
    self.highest = highest
    self.meanProbability = meanProbability
    self.rows = rows
    self.events = events
  }

  /// Bins of equal counts: the edges are the forecasts' own quantiles, linear between them; equal edges are one.
  ///
  /// A forecast on an edge belongs to the bin below it, the lowest to the first bin. So ties stay together, and there may be
  /// fewer bins than asked for.
  ///
  ///     ReliabilityBin.bins(probabilities: [0.1, 0.2, 0.3, 0.4], events: [false, true, false, true], count: 2)
  ///     // 0.1…0.2 and 0.3…0.4, each with one event of two
  ///
  /// - Precondition: an outcome for every forecast, and a `count` above 1.
  public static func bins(probabilities: [Double], events: [Bool], count: Int = 10) -> [ReliabilityBin] {
    precondition(probabilities.count == events.count && count > 1, "an outcome for every forecast")
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    guard let last = order.indices.last else { return [] }
    let inner = (1..<count).map { step -> Double in
      let place = Double(step * last) / Double(count)
      let (below, share) = (Int(place), place - place.rounded(.down))
      let low = probabilities[order[below]]
      return low + share * (probabilities[order[min(below + 1, last)]] - low)
    }.filter { $0 > probabilities[order[0]] }
    var bins: [ReliabilityBin] = []
    var start = 0
    for edge in inner + [.infinity] {
      var end = start
      while end < order.count, probabilities[order[end]] <= edge { end += 1 }
      guard end > start else { continue }
      let members = order[start..<end]
      bins.append(
        ReliabilityBin(
          lowest: probabilities[order[start]], highest: probabilities[order[end - 1]],
          meanProbability: members.reduce(0) { $0 + probabilities[$1] } / Double(members.count),
          rows: members.count, events: members.count { events[$0] }))
      start = end
    }
    return bins
  }
}
