import CCbc

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
