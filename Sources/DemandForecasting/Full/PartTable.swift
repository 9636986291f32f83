/// The quantiles of one part for every series and step: [series][step][level].
///
/// A series without part has zeros. NaN is where a part has nothing to say: it is never averaged (`fillGaps`).
struct PartTable: Sendable {
  private(set) var quantiles: [Double]

  /// The forest's; NaN for steps that no forest covers.
  static func forest(
    _ cells: OriginPanel, peers: PeerSignals, forests: [DemandForest], month: Int, horizon: Int,
    levels: [Double],
    series: [Int], chunks: FixedChunks
  ) -> PartTable {
    let rowLength = horizon * levels.count
    let asked = forests.map { (forest: $0, trees: $0.asked()) }
    var table = [Double](repeating: 0, count: series.count * rowLength)
    chunks.fill(&table, rows: series.count) { chunk, part in
      let width = SituationFeatures.count
      var features = SituationFeatures(cells, peers: peers)
      var questions = ForestQuestions<(index: Int, step: Int)>(width: width, codes: OutcomeScale.most)
      let indices = chunk.filter { cells.panel.takesPart(series[$0], at: month) }
      var rows = [Float](repeating: 0, count: indices.count * width)
      rows.withUnsafeMutableBufferPointer { rows in
        for (place, index) in indices.enumerated() {
          let row = UnsafeMutableBufferPointer(rebasing: rows[place * width..<(place + 1) * width])
          features.fill(series: series[index], month: month, into: row)
          let first = (index - chunk.lowerBound) * rowLength
          for place in first..<first + rowLength { part[place] = .nan }
        }
        for (forest, trees) in asked {
          func answer() {
            questions.ask(trees) { about, shares in
              let start = (about.index - chunk.lowerBound) * rowLength + (about.step - 1) * levels.count
              forest.quantiles(
                shares: shares, step: about.step, level: cells.cell(series[about.index], month: month).level,
                levels: levels,
                into: UnsafeMutableBufferPointer(rebasing: part[start..<start + levels.count]))
            }
          }
          for (place, index) in indices.enumerated() {
            let row = UnsafeMutableBufferPointer(rebasing: rows[place * width..<(place + 1) * width])
            for step in forest.steps where step <= horizon {
              features.fill(series: series[index], month: month, step: step, into: row)
              questions.add(row, about: (index, step))
              if questions.isFull { answer() }
            }
          }
          answer()
        }
      }
    }
    return PartTable(quantiles: table)
  }

  /// The series' own quantiles; NaN for a series of which nothing was reported within the window.
  static func own(
    _ panel: DemandPanel, settings: LightSettings, month: Int, horizon: Int, outcome: AnaloguePools.Outcome,
    levels: [Double], series: [Int], chunks: FixedChunks
  ) -> PartTable {
    let rowLength = horizon * levels.count
    var table = [Double](repeating: 0, count: series.count * rowLength)
    chunks.fill(&table, rows: series.count) { chunk, part in
      var own = OwnQuantiles(settings)
      var single = [Double](repeating: 0, count: levels.count)
      single.withUnsafeMutableBufferPointer { single in
        for index in chunk where panel.takesPart(series[index], at: month) {
          panel.withPast(series[index], through: month) { past in
            guard own.month(past: past, levels: levels, into: single) else {
              let first = (index - chunk.lowerBound) * rowLength
              for place in first..<first + rowLength { part[place] = .nan }
              return
            }
            for step in 1...horizon {
              let start = (index - chunk.lowerBound) * rowLength + (step - 1) * levels.count
              let place = UnsafeMutableBufferPointer(rebasing: part[start..<start + levels.count])
              switch outcome {
              case .month: for level in levels.indices { place[level] = single[level] }
              case .total:
                own.total(step: step, past: past, month: .init(single), levels: levels, into: place)
              }
            }
          }
        }
      }
    }
    return PartTable(quantiles: table)
  }

  /// Light's.
  static func light(
    _ cells: OriginPanel, pools: [AnaloguePools], settings: LightSettings, horizon: Int,
    outcome: AnaloguePools.Outcome, levels: [Double], series: [Int], chunks: FixedChunks
  ) -> PartTable {
    let rowLength = horizon * levels.count
    var table = [Double](repeating: 0, count: series.count * rowLength)
    chunks.fill(&table, rows: series.count) { chunk, part in
      var blend = QuantileBlend(settings, outcome: outcome, levels: levels, horizon: horizon)
      for index in chunk where cells.panel.takesPart(series[index], at: cells.origin) {
        let start = (index - chunk.lowerBound) * rowLength
        let row = UnsafeMutableBufferPointer(rebasing: part[start..<start + rowLength])
        cells.panel.withPast(series[index], through: cells.origin) {
          blend.forecast(
            past: $0, atOrigin: cells.atOrigin(series[index]), pools: pools,
            expected: cells.expectation(series[index], past: $0), into: row)
        }
      }
    }
    return PartTable(quantiles: table)
  }

  /// A table that was worked out elsewhere.
  init(quantiles: [Double]) { self.quantiles = quantiles }

  /// Whether the part has nothing to say of some series or step.
  var hasGaps: Bool { quantiles.contains { $0.isNaN } }

  /// Takes from another part what this one has nothing to say of, so that averages never count it as no demand.
  ///
  /// - Precondition: the other part is of the same series, steps and levels.
  mutating func fillGaps(from other: PartTable) {
    for index in quantiles.indices where quantiles[index].isNaN { quantiles[index] = other.quantiles[index] }
  }

  /// Adds these quantiles to others, each series with a weight of its own.
  ///
  /// - Precondition: a weight for each series of the table, at least one.
  func add(weights: [Double], to sum: inout [Double]) {
    let rowLength = quantiles.count / weights.count
    for (row, weight) in weights.enumerated() where weight > 0 {
      for index in row * rowLength..<(row + 1) * rowLength { sum[index] += weight * quantiles[index] }
    }
  }
}

/// The forecasts that a full forecast is averaged from.
enum ForecastPart: Hashable, Sendable, Codable {
  /// The pooled forest.
  case forest
  /// The Light forecast.
  case light
  /// The series' own quantiles with a half-life, in months.
  case own(halfLife: Double)

  /// Parts are added up in this order, so that sums come out the same.
  var order: Double {
    switch self {
    case .forest: -2
    case .light: -1
    case .own(let halfLife): halfLife
    }
  }
}
