/// Averages a series' own quantiles with those of its analogues, step by step; scratch included, one per thread.
struct QuantileBlend {
  private var own: OwnQuantiles
  private let outcome: AnaloguePools.Outcome
  private let levels: [Double]
  private let horizon: Int
  private let minimumClass: Int
  private let leansOnBeginnings: Bool
  /// The series' own quantiles of one month.
  private var month: [Double]
  /// What simulated networks make of a short history.
  private var shape: [Double]

  init(_ settings: LightSettings, outcome: AnaloguePools.Outcome, levels: [Double], horizon: Int) {
    own = OwnQuantiles(settings)
    self.outcome = outcome
    self.levels = levels
    self.horizon = horizon
    minimumClass = settings.minimumClass
    leansOnBeginnings = settings.leansOnBeginnings
    month = Array(repeating: 0, count: levels.count)
    shape = month
  }

  /// Writes the forecasts of a series, [step][level].
  ///
  /// - Parameter expected: what a short history leans on where there are too few analogues; nil for one that speaks for itself.
  mutating func forecast(
    past: UnsafeBufferPointer<Double>, atOrigin: OriginPanel.Cell, pools: [AnaloguePools],
    expected: Beginnings.Expectation?, into result: UnsafeMutableBufferPointer<Double>
  ) {
    let hasOwn = month.withUnsafeMutableBufferPointer { own.month(past: past, levels: levels, into: $0) }
    for step in 1...horizon {
      let start = (step - 1) * levels.count
      let quantiles = UnsafeMutableBufferPointer(rebasing: result[start..<start + levels.count])
      if hasOwn { writeOwn(step, past, into: quantiles) }
      if let (size, ratios) = pools[step - 1].pool(of: atOrigin.classCode), size >= minimumClass || !hasOwn {
        for (index, ratio) in ratios.enumerated() {
          let analogue = ratio * atOrigin.level
          quantiles[index] = hasOwn ? 0.5 * quantiles[index] + 0.5 * analogue : analogue
        }
      } else if hasOwn, leansOnBeginnings, let expected {
        lean(on: expected, step: step, quantiles)
      }
      QuantileOrder.tidy(quantiles)
      guard outcome == .total, step > 1 else { continue }
      for index in quantiles.indices {
        quantiles[index] = max(quantiles[index], result[start - levels.count + index])
      }
    }
  }

  /// Averages a series' own quantiles with what is expected of a history as short.
  private mutating func lean(
    on expected: Beginnings.Expectation, step: Int, _ quantiles: UnsafeMutableBufferPointer<Double>
  ) {
    shape.withUnsafeMutableBufferPointer { shape in
      BeginningShapes.quantiles(
        place: expected.shape.place, months: outcome == .month ? 1 : step, level: expected.level,
        levels: levels,
        into: shape)
      for index in quantiles.indices {
        quantiles[index] = (1 - expected.weight) * quantiles[index] + expected.weight * shape[index]
      }
    }
  }

  /// Writes the series' own quantiles at a step.
  private mutating func writeOwn(
    _ step: Int, _ past: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>
  ) {
    month.withUnsafeBufferPointer { month in
      switch outcome {
      case .month: for index in month.indices { result[index] = month[index] }
      case .total: own.total(step: step, past: past, month: month, levels: levels, into: result)
      }
    }
  }
}

/// Puts quantiles in order after they were averaged.
enum QuantileOrder {
  /// Sorts the quantiles of one distribution, which rounding may have crossed, and cuts them at zero.
  static func tidy(_ quantiles: UnsafeMutableBufferPointer<Double>) {
    for index in quantiles.indices {
      let value = max(0, quantiles[index])
      var place = index
      while place > 0 && quantiles[place - 1] > value {
        quantiles[place] = quantiles[place - 1]
        place -= 1
      }
      quantiles[place] = value
    }
  }

  /// Tidies the distributions of one series, step after step; totals are raised to those of fewer months.
  static func tidy(_ row: UnsafeMutableBufferPointer<Double>, horizon: Int, isTotal: Bool) {
    let width = row.count / horizon
    for step in 0..<horizon {
      let quantiles = UnsafeMutableBufferPointer(rebasing: row[step * width..<(step + 1) * width])
      tidy(quantiles)
      guard isTotal, step > 0 else { continue }
      for index in 0..<width { quantiles[index] = max(quantiles[index], row[(step - 1) * width + index]) }
    }
  }
}
