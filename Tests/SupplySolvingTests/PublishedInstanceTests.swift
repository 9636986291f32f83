import SupplySolving
import Testing

/// Instances of the fixed-charge transportation problem whose optimum is in print: all demand met, cost least.
@Suite struct PublishedInstanceTests {
  /// The least cost of meeting all demand: a unit is worth more than any cost, so none is left out.
  private func cost(
    supply: [Int], demand: [Int], unitCosts: [[Double]], charges: [[Double]]
  ) -> Double {
    let worth = 1_000.0
    let problem = TransportProblem(
      offers: supply.enumerated().map { .init(source: $0, product: 0, units: $1) },
      needs: demand.enumerated().map {
        .init(destination: $0, product: 0, pieces: [.init(units: $1, worth: worth)])
      },
      links: supply.indices.flatMap { source in
        demand.indices.map {
          .init(
            source: source, destination: $0, charge: charges[source][$0], unitCost: unitCosts[source][$0])
        }
      })
    let plan = TransportSolver(limits: .init(nodes: 100_000, relativeGap: 0)).plan(for: problem)
    return worth * Double(demand.reduce(0, +)) - plan.value
  }

  /// Instance bk4x3 of Gottlieb's library, optimum 350 (Kalvelagen 2002, *Benders decomposition with GAMS*).
  @Test func fourSourcesThreeCustomers() {
    let least = cost(
      supply: [10, 30, 40, 20], demand: [20, 50, 30],
      unitCosts: [[2, 3, 4], [3, 2, 1], [1, 4, 3], [4, 5, 2]],
      charges: [[10, 30, 20], [10, 30, 20], [10, 30, 20], [10, 30, 20]])
    #expect(abs(least - 350) < 1e-6)
  }

  /// Balinski's 8 × 12 instance, bal8x12 of the same library, optimum 471.55 (Makhorin, GLPK's models).
  @Test func balinski() {
    let unitCosts = [
      [0.69, 0.64, 0.71, 0.79, 1.70, 2.83, 2.02, 5.64, 5.94, 5.94, 5.94, 7.68],
      [1.01, 0.75, 0.88, 0.59, 1.50, 2.63, 2.26, 5.64, 5.85, 5.62, 5.85, 4.94],
      [1.05, 1.06, 1.08, 0.64, 1.22, 2.37, 1.66, 5.64, 5.91, 5.62, 5.91, 4.94],
      [1.94, 1.50, 1.56, 1.22, 1.98, 1.98, 1.36, 6.99, 6.99, 6.99, 6.99, 3.68],
      [1.61, 1.40, 1.61, 1.33, 1.68, 2.83, 1.54, 4.26, 4.26, 4.26, 4.26, 2.99],
      [5.29, 5.94, 6.08, 5.29, 5.96, 6.77, 5.08, 0.31, 0.21, 0.17, 0.31, 1.53],
      [5.29, 5.94, 6.08, 5.29, 5.96, 6.77, 5.08, 0.55, 0.35, 0.40, 0.19, 1.53],
      [5.29, 6.08, 6.08, 5.29, 5.96, 6.45, 5.08, 2.43, 2.30, 2.33, 1.81, 2.50],
    ]
    let charges: [[Double]] = [
      [11, 16, 18, 17, 10, 20, 17, 13, 15, 12, 14, 14],
      [14, 17, 17, 13, 15, 13, 16, 11, 20, 11, 15, 10],
      [12, 13, 20, 17, 13, 15, 16, 13, 12, 13, 10, 18],
      [16, 19, 16, 11, 15, 12, 18, 12, 18, 13, 13, 14],
      [19, 18, 15, 16, 12, 14, 20, 19, 11, 17, 16, 18],
      [13, 20, 20, 17, 15, 12, 14, 11, 12, 19, 15, 16],
      [11, 12, 15, 10, 17, 11, 11, 16, 10, 18, 17, 12],
      [17, 10, 20, 12, 17, 20, 16, 15, 10, 12, 16, 18],
    ]
    let least = cost(
      supply: [15, 20, 45, 35, 25, 35, 10, 25],
      demand: [20, 15, 20, 15, 5, 20, 30, 10, 35, 25, 10, 5], unitCosts: unitCosts, charges: charges)
    #expect(abs(least - 471.55) < 1e-6)
  }
}
