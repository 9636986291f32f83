import DemandForecasting
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// What a run says, reckoned a second time from the rows that went in, plainly and by the rules as they are written down.
@Suite struct SecondReckoningTests {
  @Test(arguments: 1...10)
  func everyFigureComesOutTheSame(seed: UInt64) throws {
    let world = try ReckonedWorld(seed: seed)
    let run = try world.run()
    #expect(run.assessments.contains { $0.order.quantity > 0 }, "something is ordered")
    for line in run.assessments {
      world.checkHistory(line, run)
      checkOrder(line, run.settings)
      checkMonotony(line)
    }
    world.checkTransfers(run)
    world.checkBudgets(run)
    world.checkSplits(run)
    try world.checkBalances()
  }

  @Test(arguments: 11...13)
  func moreServiceOrdersNoLess(seed: UInt64) throws {
    let world = try ReckonedWorld(seed: seed)
    func orders(_ level: Double) throws -> [Int] {
      try world.run {
        $0.serviceLevel = level
        $0.orders.serviceLevelWithoutSubstitute = level
        $0.orders.budgetSoles = nil
        $0.transfers = nil
      }.assessments.map { $0.order.arithmetic?.packed ?? 0 }
    }
    let levels = try [0.6, 0.8, 0.95].map(orders)
    for (less, more) in zip(levels, levels.dropFirst()) {
      #expect(zip(less, more).allSatisfy { $0 <= $1 }, "\(zip(less, more).map { "\($0) \($1)" })")
    }
    #expect(levels[0] != levels[2])
  }

  /// The order by the arithmetic that stands in it.
  private func checkOrder(_ line: SeriesAssessment, _ settings: ForecastRun.Settings) {
    guard let sum = line.order.arithmetic else {
      #expect(line.order.quantity == 0, "\(line.key)")
      return
    }
    let what = "\(line.facility) \(line.product)"
    var level = sum.demand
    if !sum.isByQuantity {
      if let floor = sum.floor, level < floor { level = floor }
      if let ceiling = sum.ceiling, level > ceiling { level = ceiling }
    }
    if level < sum.least { level = sum.least }
    #expect(line.order.orderUpToLevel == level, "\(what)")
    let there = sum.stock - sum.expiring + Double(sum.moved) + sum.onOrder
    // Of the safety, what is above the expected use, as much is left out as will expire later anyway.
    var spared = 0.0
    while spared + 1 <= (sum.spoiling ?? 0) + 1e-9, spared + 1 <= level - max(sum.expectedDemand, sum.least) {
      spared += 1
    }
    var need = 0
    while Double(need) < level - spared - there - 1e-9 { need += 1 }
    #expect(sum.need == need, "\(what)")
    let isEmpty = sum.stock - sum.expiring + Double(sum.moved) < 1
    var packs = 0
    if !sum.isBlocked, need > 0, isEmpty || Double(need) >= sum.trifle {
      while packs * sum.packSize < need || packs * sum.packSize < sum.minimumOrder { packs += 1 }
      if let ceiling = sum.ceiling, !sum.isByQuantity,
        there + Double(packs * sum.packSize) > ceiling + 1e-9
      {
        let fewer = need / sum.packSize
        let isDelivered = fewer == 0 || fewer * sum.packSize >= sum.minimumOrder
        let isEnough = there + Double(fewer * sum.packSize) >= max(sum.demand - spared, sum.least) - 1e-9
        if isDelivered, isEnough {
          // The floor alone would have it rounded up.
          packs = fewer
        } else if there + Double(packs * sum.packSize) > ceiling + Double(sum.packSize) + 1e-9,
          max(1, fewer) * sum.packSize >= sum.minimumOrder
        {
          // Rounded down instead, but to no less than a pack and no less than is delivered.
          packs = max(1, fewer)
        }
      }
    }
    #expect(sum.packed == packs * sum.packSize, "\(what)")
    let isOrder = line.order.decision == .order || line.order.decision == .orderUrgently
    let allowed = sum.cap.map { min($0.units, sum.packed) } ?? sum.packed
    #expect(line.order.quantity == (isOrder || sum.cap != nil ? allowed : 0), "\(what)")
    // Floor and ceiling are months of the official average, where the stock was counted in the run's own month.
    guard line.stockMonth == settings.asOf, sum.moved == 0, sum.expiring == 0 else { return }
    let average = line.official.averageConsumption
    let cover = Double(line.order.coverMonths)
    #expect(sum.floor == settings.orders.floorMonths * average, "\(what)")
    #expect(sum.ceiling == max(settings.orders.ceilingMonths, cover) * average, "\(what)")
  }

  private func checkMonotony(_ line: SeriesAssessment) {
    let risks = line.risk?.probabilityByMonth ?? []
    #expect(
      zip(risks, risks.dropFirst()).allSatisfy { $0 <= $1 } && risks.allSatisfy { (0...1).contains($0) })
    for month in line.monthlyDemand {
      #expect(month.values == month.values.sorted() && month.values.allSatisfy { $0 >= 0 && $0.isFinite })
      let shares = stride(from: 0, to: 60, by: 3).map { month.probabilityOfReaching($0) }
      #expect(shares == shares.sorted(by: >))
    }
  }
}

/// A network of random habits, and everything that its files say of it, kept beside the database.
private struct ReckonedWorld {
  struct Row {
    let opening, received, consumed, adjustment, closing: Int
  }

  let network: SeededNetwork
  let settings: (inout ForecastRun.Settings) -> Void
  /// What was reported, by facility, product and month.
  private(set) var rows: [String: Row] = [:]
  private(set) var unbalanced: Set<String> = []
  private(set) var micros: [FacilityCode: String] = [:]
  private(set) var budgets: [FacilityCode: Double] = [:]
  let prices: [ProductCode: Double] = ["P0": 2, "P1": 0.5]
  let last = Month(count: 2026 * 12 + 5)
  static let warehouse: FacilityCode = "030S05"

  static func key(_ facility: FacilityCode, _ product: ProductCode, _ month: Month) -> String {
    "\(facility) \(product) \(month)"
  }

  init(seed: UInt64) throws {
    network = try SeededNetwork()
    var random = SeededGenerator(seed: seed * 77)
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var text: [(month: Month, text: String)] = []
    for place in 0..<7 {
      let facility = FacilityCode("F\(place)")
      micros[facility] = "M\(place % 2)"
      for product in ["P0", "P1"] as [ProductCode] {
        let usual = draw(3...30)
        // Some have far too much, so that there is something to move.
        var stock = place % 3 == 0 ? usual * 14 : usual * draw(0...3)
        for back in (0..<16).reversed() {
          let month = last.advanced(by: -back)
          let opening = stock
          let received = back % 3 == draw(0...2) ? usual * draw(0...3) : 0
          let consumed = min(opening + received, usual * draw(7...13) / 10)
          let adjustment = draw(0...9) == 0 ? -min(2, opening + received - consumed) : 0
          stock = opening + received - consumed + adjustment
          // Now and then a report is missing, and now and then one does not add up.
          if draw(0...19) == 0 { continue }
          let isOff = draw(0...24) == 0
          let row = Row(
            opening: opening, received: received, consumed: consumed, adjustment: adjustment,
            closing: isOff ? stock + 3 : stock)
          let key = Self.key(facility, product, month)
          rows[key] = row
          if isOff { unbalanced.insert(key) }
          text.append(
            (
              month,
              "\(facility),\(product),\(month),\(opening),\(received),\(consumed),\(adjustment),\(row.closing),,\n"
            ))
        }
      }
    }
    for product in ["P0", "P1"] {
      text.append((last, "\(Self.warehouse),\(product),\(last),,,0,,\(draw(10...60)),,\n"))
    }
    try network.load(text)
    var calendar = "facility,lead_time_months,review_period_months,warehouse,budget\n"
    for place in 0..<7 {
      let budget = draw(0...2) == 0 ? Double(draw(5...60)) : nil
      budgets["F\(place)"] = budget
      calendar +=
        "F\(place),\(draw(0...2)),\(draw(1...3)),\(Self.warehouse),\(budget.map { "\($0)" } ?? "")\n"
    }
    let catalogue =
      "code,name,pack_size,minimum_order,price\nP0,UNO,\(draw(1...6)),\(draw(0...1) * 9 + 1),2\nP1,DOS,1,1,0.5\n"
    for (name, bytes) in [("calendar.csv", calendar), ("catalogue.csv", catalogue)] {
      let path = try network.folder.write(name, bytes)
      let outcomes = try FileImport(database: network.database).importFile(path: path)
      #expect(outcomes.allSatisfy { $0.counts.accepted > 0 }, "\(name)")
    }
    let places = micros.map { code, micro in
      Facility(code: code, name: code.text, microNetwork: micro, network: "N", latitude: -6, longitude: -76)
    }
    _ = try network.database.importFile(name: "register") { transaction in
      try transaction.save(.facilities(places))
      return ImportRecord(
        digest: "register", layout: LayoutName(rawValue: "renipress"), rows: places.count, rejected: 0,
        findings: [])
    }
    let (horizon, floor, ceiling) = (draw(3...8), Double(draw(0...3)), Double(draw(5...8)))
    let (service, few) = ([0.7, 0.9, 0.95][draw(0...2)], Double(draw(0...6)))
    let rounding = AverageRounding.allCases[draw(0...2)]
    let budget = draw(0...1) == 0 ? Double(draw(20...200)) : nil
    let reach = TransferReach.allCases[draw(0...1)]
    settings = {
      $0.horizonMonths = horizon
      $0.serviceLevel = service
      $0.officialRule.rounding = rounding
      $0.orders.floorMonths = max(0.5, floor)
      $0.orders.ceilingMonths = ceiling
      $0.orders.fewUnits = few
      $0.orders.budgetSoles = budget
      $0.transfers?.reach = reach
      $0.transfers?.coupleYearsPerTrip = 0.01
    }
  }

  func run(_ change: (inout ForecastRun.Settings) -> Void = { _ in }) throws -> ForecastRun {
    try ForecastPlanner(database: network.database).run {
      var settings = ForecastRun.Settings(asOf: $0, model: .light, scope: .all)
      self.settings(&settings)
      change(&settings)
      return settings
    }
  }

  /// Stock, consumption and official average, from the rows.
  func checkHistory(_ line: SeriesAssessment, _ run: ForecastRun) {
    let what = "\(line.facility) \(line.product)"
    let months = (0..<12).reversed().map { run.settings.asOf.advanced(by: -$0) }
    let used = months.map { rows[Self.key(line.facility, line.product, $0)].map { Double($0.consumed) } }
    #expect(line.recentConsumption == used, "\(what)")
    var (sum, active) = (0.0, 0.0)
    for amount in used.compactMap(\.self) where amount > 0 {
      sum += amount
      active += 1
    }
    var average = active > 0 ? sum / active : 0
    switch run.settings.officialRule.rounding {
    case .whole: average = Double(Int(average + 0.5))
    case .oneDecimal: average = Double(Int(average * 10 + 0.5)) / 10
    case .none: break
    }
    #expect(line.official.averageConsumption == average, "\(what)")
    let counted = (0..<16).map { run.settings.asOf.advanced(by: -$0) }
      .first { rows[Self.key(line.facility, line.product, $0)] != nil }
    #expect(line.stockMonth == counted, "\(what)")
    let stock = counted.flatMap { rows[Self.key(line.facility, line.product, $0)] }.map { Double($0.closing) }
    #expect(line.stock == stock, "\(what)")
    guard let stock, average > 0 else { return }
    #expect(line.official.monthsOfStock == stock / average, "\(what)")
  }

  func checkTransfers(_ run: ForecastRun) {
    var moved: [SeriesKey: Int] = [:]
    var (givers, takers): (Set<SeriesKey>, Set<SeriesKey>) = ([], [])
    let lines = Dictionary(uniqueKeysWithValues: run.assessments.map { ($0.key, $0) })
    for transfer in run.transfers {
      let (from, to) = (SeriesKey(transfer.from, transfer.product), SeriesKey(transfer.to, transfer.product))
      #expect(transfer.units > 0 && transfer.from != transfer.to)
      #expect(lines[to].map { transfer.units % ($0.order.arithmetic?.packSize ?? 1) } == 0)
      moved[from, default: 0] -= transfer.units
      moved[to, default: 0] += transfer.units
      givers.insert(from)
      takers.insert(to)
    }
    #expect(givers.isDisjoint(with: takers), "nobody gives and takes the same product")
    for line in run.assessments { #expect(line.moved == moved[line.key] ?? 0, "\(line.key)") }
    for key in givers {
      let left = (lines[key]?.stock ?? 0) + Double(moved[key] ?? 0)
      let kept = run.settings.officialRule.minimumMonths * (lines[key]?.official.averageConsumption ?? 0)
      #expect(left >= kept - 1e-6, "who gives keeps the official minimum: \(key)")
    }
    for key in Set(
      run.transfers.filter { $0.units > $0.expiringUnits }.map { SeriesKey($0.from, $0.product) })
    {
      guard let line = lines[key] else { continue }
      #expect(line.alert != .watch, "who is to watch gives only what would expire: \(key)")
      let needed = line.order.arithmetic?.packed ?? 0
      #expect(
        line.order.expectedUnits >= needed, "who gives gets what it orders anew: \(key), \(needed)")
    }
  }

  func checkBudgets(_ run: ForecastRun) {
    func cost(_ lines: [SeriesAssessment]) -> Double {
      lines.reduce(0) { $0 + Double($1.order.quantity) * (prices[$1.product] ?? 0) }
    }
    let pharmacies = run.assessments.filter { $0.facility != Self.warehouse }
    if let budget = run.settings.orders.budgetSoles { #expect(cost(pharmacies) <= budget + 1e-6) }
    for (facility, budget) in budgets {
      #expect(cost(pharmacies.filter { $0.facility == facility }) <= budget + 1e-6, "\(facility)")
    }
    for line in pharmacies {
      guard let sum = line.order.arithmetic, let cap = sum.cap, sum.minimumOrder <= sum.packSize else {
        continue
      }
      // What was cut is cut for a reason: one pack more would not have fitted some budget.
      let more = Double(sum.packSize) * (prices[line.product] ?? 0)
      let ofFacility = budgets[line.facility].map {
        cost(pharmacies.filter { $0.facility == line.facility }) + more > $0 + 1e-6
      }
      let ofRun = run.settings.orders.budgetSoles.map { cost(pharmacies) + more > $0 + 1e-6 }
      #expect(ofFacility ?? false || ofRun ?? false, "\(line.key) \(cap)")
    }
  }

  func checkSplits(_ run: ForecastRun) {
    #expect(!run.warehouseStocks.isEmpty)
    for stock in run.warehouseStocks {
      let asking = run.assessments.filter {
        $0.product == stock.product && $0.order.quantity > 0 && $0.facility != Self.warehouse
      }
      let ordered = asking.reduce(0) { $0 + $1.order.quantity }
      #expect(stock.ordered == ordered && stock.lines == asking.count)
      let shares = asking.compactMap { $0.order.arithmetic?.allotment?.units }
      guard ordered > stock.stock, let size = asking.first?.order.arithmetic?.packSize else {
        #expect(stock.allotted == ordered && shares.isEmpty)
        continue
      }
      // Every whole pack goes to somebody, and nobody gets more than was asked for.
      #expect(shares.reduce(0, +) == stock.stock / size * size && stock.allotted == shares.reduce(0, +))
      #expect(zip(asking, shares).allSatisfy { $1 <= $0.order.quantity && $1 % size == 0 })
      let urgent = zip(asking, shares).filter { $0.0.order.decision == .orderUrgently }
      let served = urgent.count { $0.1 > 0 }
      #expect(served == min(urgent.count, stock.stock / size), "first a pack for each that would run out")
    }
  }

  /// Rows whose movements do not give what is left, and no others, are told.
  func checkBalances() throws {
    let findings = try FindingReview(database: network.database, latestMonth: last, scope: .all).findings()
    let told = findings.filter { $0.finding.code == .unbalanced }.compactMap { one -> String? in
      guard let subject = one.finding.subject, let facility = subject.facility, let product = subject.product
      else { return nil }
      return Self.key(facility, product, subject.month)
    }
    #expect(Set(told) == unbalanced && told.count == unbalanced.count)
    for (key, row) in rows {
      let off = row.opening + row.received - row.consumed + row.adjustment != row.closing
      #expect(off == unbalanced.contains(key))
    }
  }
}
