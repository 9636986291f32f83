/// A pool of analogues: all classes that have this key at this coarseness.
struct PoolKey: Hashable {
  let coarseness: Int
  let key: Int

  /// Whether the pool takes in the class with a code.
  func contains(_ code: Int) -> Bool { StateClass(code: code).key(coarseness: coarseness) == key }
}

/// The ratios of all analogues at one step, sorted into their classes.
struct ClassRatios {
  /// Ratios above zero, class after class; class c has those from starts[c] to starts[c + 1].
  private var ratios: [Double] = []
  private var starts = [Int](repeating: 0, count: StateClass.count + 1)
  /// Ratios that are zero, per class: half of all, so only counted.
  private var zeros = [Int](repeating: 0, count: StateClass.count)

  /// The ratios of the analogues in `months`.
  init(_ cells: OriginPanel, step: Int, outcome: AnaloguePools.Outcome, months: Range<Int>) {
    var counts = [Int](repeating: 0, count: StateClass.count)
    // Two passes, to count and then to fill: cheaper than growing a list per class.
    Self.forEachAnalogue(cells, step, outcome, months) { code, demand, _ in
      if demand > 0 { counts[code] += 1 } else { zeros[code] += 1 }
    }
    for code in 0..<StateClass.count { starts[code + 1] = starts[code] + counts[code] }
    ratios = Array(repeating: 0, count: starts[StateClass.count])
    var next = starts
    Self.forEachAnalogue(cells, step, outcome, months) { code, demand, level in
      guard demand > 0 else { return }
      ratios[next[code]] = demand / level
      next[code] += 1
    }
  }

  /// The least coarse pool for a class that has `minimum` members; failing all, that of every analogue, unless empty.
  func key(of wanted: StateClass, minimum: Int) -> PoolKey? {
    for coarseness in 0...StateClass.coarsest {
      let pool = PoolKey(coarseness: coarseness, key: wanted.key(coarseness: coarseness))
      var size = 0
      for code in 0..<StateClass.count where pool.contains(code) { size += count(code) }
      if size >= (coarseness < StateClass.coarsest ? minimum : 1) { return pool }
    }
    return nil
  }

  /// Puts the ratios above zero of a pool in `list`, and gives the number of those that are zero.
  func gather(_ pool: PoolKey, into list: inout [Double]) -> Int {
    list.removeAll(keepingCapacity: true)
    var zero = 0
    for code in 0..<StateClass.count where pool.contains(code) {
      list.append(contentsOf: ratios[starts[code]..<starts[code + 1]])
      zero += zeros[code]
    }
    return zero
  }

  private func count(_ code: Int) -> Int { zeros[code] + starts[code + 1] - starts[code] }

  /// Gives `body` the class, the outcome and the level of every analogue whose outcome was reported.
  private static func forEachAnalogue(
    _ cells: OriginPanel, _ step: Int, _ outcome: AnaloguePools.Outcome, _ months: Range<Int>,
    _ body: (_ code: Int, _ demand: Double, _ level: Double) -> Void
  ) {
    for series in 0..<cells.panel.seriesCount {
      let row = series * cells.monthSpan - cells.firstMonth
      for month in months where cells.cells[row + month].isAnalogue {
        let demand = cells.panel.outcome(series, month, step, outcome)
        guard !demand.isNaN else { continue }
        body(Int(cells.cells[row + month].classCode), demand, cells.cells[row + month].level)
      }
    }
  }
}
