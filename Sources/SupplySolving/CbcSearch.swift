import CCbc
import Synchronization

/// A mixed-integer program handed to CBC: least cost, every variable from 0.
///
/// The answer depends on the program alone: one thread, a fixed seed, and limits in nodes, never in seconds.
struct CbcSearch {
  let limits: TransportSolver.Limits

  /// CBC's command interface keeps state between models: one search at a time.
  private static let turn = Mutex(())

  /// The values of all columns in the best solution found; nil when CBC found none.
  func solution(
    _ columns: ProgramColumns, rowLower: [Double], rowUpper: [Double], integers: Range<Int>
  ) -> [Double]? {
    Self.turn.withLock { _ -> [Double]? in
      guard let model = Cbc_newModel() else { return nil }
      defer { Cbc_deleteModel(model) }
      columns.load(into: model, rowLower: rowLower, rowUpper: rowUpper)
      for place in integers { Cbc_setInteger(model, Int32(clamping: place)) }
      for (name, value) in parameters { Cbc_setParameter(model, name, value) }
      Cbc_setMaximumNodes(model, Int32(clamping: limits.nodes))
      Cbc_setAllowableFractionGap(model, limits.relativeGap)
      Cbc_setAllowableGap(model, 0)
      Cbc_setLogLevel(model, 0)
      // A search that its limit stopped says 1, and keeps the best that it had met.
      guard (0...1).contains(Cbc_solve(model)), Cbc_isProvenInfeasible(model) == 0 else { return nil }
      // Without integers there is no tree, and what it would keep as its best is not set.
      let found: UnsafePointer<Double>? =
        integers.isEmpty ? Cbc_getColSolution(model) : UnsafePointer(Cbc_bestSolution(model))
      guard let solution = found else { return nil }
      return (0..<columns.count).map { solution[$0] }
    }
  }

  private var parameters: [(String, String)] {
    [
      ("log", "0"), ("randomSeed", "1"), ("randomCbcSeed", "1"), ("maxNodes", "\(limits.nodes)"),
      ("ratioGap", "\(limits.relativeGap)"), ("allowableGap", "0"),
    ] + (limits.probes ? [] : [("probingCuts", "off")])
  }
}

/// The columns of a linear program as CBC takes them: sparse, column after column, every variable from 0.
struct ProgramColumns {
  private var starts: [Int32] = [0]
  private var rows: [Int32] = []
  private var factors: [Double] = []
  private var upper: [Double] = []
  private var costs: [Double] = []

  /// How many variables there are.
  var count: Int { costs.count }

  /// Adds a variable with its cost and its factor in each row.
  mutating func append(upper: Double, cost: Double, _ entries: [(row: Int, factor: Double)]) {
    for entry in entries {
      rows.append(Int32(clamping: entry.row))
      factors.append(entry.factor)
    }
    starts.append(Int32(clamping: rows.count))
    self.upper.append(upper)
    costs.append(cost)
  }

  /// Gives the program to a model, which copies it.
  func load(into model: UnsafeMutableRawPointer, rowLower: [Double], rowUpper: [Double]) {
    let lower = [Double](repeating: 0, count: costs.count)
    Cbc_loadProblem(
      model, Int32(clamping: costs.count), Int32(clamping: rowLower.count), starts, rows, factors, lower,
      upper,
      costs, rowLower, rowUpper)
  }
}
