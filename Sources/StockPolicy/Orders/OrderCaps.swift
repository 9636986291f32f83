import SupplyModel
import SupplySolving

/// Cuts orders to what budgets and shelves allow: the best list, not a share of every line.
///
/// What is kept is worth most: the couple-years that are expected to go unmet no longer, pack by pack. A budget counts the
/// soles of the orders; a shelf counts the litres of what is there, comes by transfer or on order, and is ordered. A product
/// without a price cannot be counted against a budget, nor one without litres against a shelf: it is ordered in full,
/// and its line says that it was not counted.
public struct OrderCaps: Sendable {
  private let budgetSoles: Double?
  private let supplies: [FacilityCode: FacilitySupply]
  private let solver: CappedSolver

  /// The caps of a run.
  ///
  /// - Parameters:
  ///   - settings: the budget of all orders together.
  ///   - supplies: the caps of each facility, by code.
  ///   - solver: what finds the best list.
  public init(
    settings: OrderSettings, supplies: [FacilityCode: FacilitySupply], solver: CappedSolver = CappedSolver()
  ) {
    budgetSoles = settings.budgetSoles
    self.supplies = supplies.filter { $0.value.budgetSoles != nil || $0.value.storageLitres != nil }
    self.solver = solver
  }

  private struct Key: Hashable {
    let kind: OrderArithmetic.Cap.Kind
    /// Empty for the whole run's.
    let facility: FacilityCode
  }

  /// The lines with their orders cut where a cap binds, in the same order.
  ///
  /// - Parameter lines: every facility × product of the run, so that shelves are known to the litre.
  public func cut(_ lines: [OrderLine]) -> [OrderLine] {
    guard budgetSoles != nil || !supplies.isEmpty else { return lines }
    var lines = lines
    var groups: [FacilityCode: [Int]] = [:]
    for (place, line) in lines.enumerated() where line.isOrder {
      let facility = line.assessment.facility
      // One budget for all ties all facilities together; without it each stands by itself.
      if budgetSoles != nil {
        groups["", default: []].append(place)
      } else if supplies[facility] != nil {
        groups[facility, default: []].append(place)
      }
    }
    let onShelves = litresOnShelves(lines)
    for (_, places) in groups.sorted(by: { $0.key < $1.key }) {
      cut(&lines, at: places, onShelves: onShelves)
    }
    return lines
  }

  private func cut(_ lines: inout [OrderLine], at places: [Int], onShelves: [FacilityCode: Double]) {
    var caps: [Key: Int] = [:]
    var capacities: [Double] = []
    func number(_ key: Key, holding capacity: Double) -> Int {
      if let known = caps[key] { return known }
      caps[key] = capacities.count
      capacities.append(max(0, capacity))
      return capacities.count - 1
    }
    var kinds: [[OrderArithmetic.Cap.Kind]] = []
    let items = places.map { place in
      let line = lines[place]
      let facility = line.assessment.facility
      let supply = supplies[facility]
      var uses: [CappedProblem.Use] = []
      var counted: [OrderArithmetic.Cap.Kind] = []
      var uncounted: [OrderArithmetic.Cap.Kind] = []
      func use(
        _ kind: OrderArithmetic.Cap.Kind, _ place: FacilityCode, _ perUnit: Double?, of capacity: Double?
      ) {
        guard let capacity else { return }
        guard let perUnit else {
          uncounted.append(kind)
          return
        }
        guard perUnit > 0 else { return }
        let cap = number(Key(kind: kind, facility: place), holding: capacity)
        uses.append(.init(cap: cap, amount: perUnit * Double(line.packSize)))
        counted.append(kind)
      }
      use(.facilityBudget, facility, line.priceSoles, of: supply?.budgetSoles)
      use(.runBudget, "", line.priceSoles, of: budgetSoles)
      use(
        .storage, facility, line.litresPerUnit,
        of: supply?.storageLitres.map { $0 - (onShelves[facility] ?? 0) })
      kinds.append(counted)
      if !uncounted.isEmpty { lines[place].assessment.order.arithmetic?.uncounted = uncounted }
      return CappedProblem.Item(pieces: line.pieces, uses: uses)
    }
    let (problem, packs) = wholeOrders(items, capacities, of: places.map { lines[$0] })
    let left = zip(capacities, problem.used(by: packs)).map { $0 - $1 }
    for (number, place) in places.enumerated() where packs[number] < items[number].packs {
      let binding = zip(items[number].uses, kinds[number]).filter { use, _ in left[use.cap] < use.amount }
      let named = binding.isEmpty ? kinds[number] : binding.map(\.1)
      let units = packs[number] * lines[place].packSize
      lines[place].assessment.order.arithmetic?.cap = .init(kinds: named, units: units)
      lines[place].assessment.order.quantity = units
    }
  }

  /// The best list in which nothing is cut below its minimum quantity, and the problem that it solves.
  ///
  /// What would be is left out, and what it took goes to the others. So the list may miss one in which such an order
  /// stands whole at the cost of others.
  private func wholeOrders(
    _ items: [CappedProblem.Item], _ capacities: [Double], of lines: [OrderLine]
  ) -> (problem: CappedProblem, packs: [Int]) {
    var problem = CappedProblem(items: items, capacities: capacities)
    while true {
      let packs = solver.packs(for: problem)
      let short = lines.indices.filter { place in
        packs[place] > 0
          && packs[place] * lines[place].packSize < lines[place].assessment.order.arithmetic?.minimumOrder
            ?? 0
      }
      guard !short.isEmpty else { return (problem, packs) }
      var fewer = problem.items
      for place in short { fewer[place] = CappedProblem.Item(pieces: [], uses: items[place].uses) }
      problem = CappedProblem(items: fewer, capacities: capacities)
    }
  }

  /// Litres that each facility's shelves hold or will, without any order, by code.
  private func litresOnShelves(_ lines: [OrderLine]) -> [FacilityCode: Double] {
    lines.reduce(into: [:]) { litres, line in
      guard let perUnit = line.litresPerUnit, let stock = line.assessment.stock else { return }
      let coming = Double(line.assessment.moved) + (line.assessment.order.arithmetic?.onOrder ?? 0)
      litres[line.assessment.facility, default: 0] += max(0, stock + coming) * perUnit
    }
  }
}
