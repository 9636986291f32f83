/// One shelf (facility × product) through the months: users come day by day, stock arrives, orders go out.
struct ShelfHistory {
  /// Stock on its way.
  struct Delivery {
    let month: Int
    let day: Int
    let quantity: Int
    let expiryMonth: Int
  }

  let placeIndex: Int
  let productIndex: Int
  let profile: DemandProfile
  var lots = LotStore()
  var ledger = LotLedger()
  var deliveries: [Delivery] = []
  var supply: RandomStream
  private var demand: RandomStream
  /// What went wrong on purpose.
  var mishaps: ShelfMishaps
  /// The level's slow wandering around its trend.
  private(set) var drift = 1.0
  /// What was recorded as dispensed in the last twelve months, oldest first.
  private var recentConsumption: [Int] = []
  private var priceMicroSoles: Int

  static let daysPerMonth = 30

  init(
    placeIndex: Int, productIndex: Int, profile: DemandProfile, product: SyntheticProduct, seed: UInt64
  ) {
    self.placeIndex = placeIndex
    self.productIndex = productIndex
    self.profile = profile
    supply = RandomStream(seed: seed, .supply, placeIndex, productIndex)
    demand = RandomStream(seed: seed, .demand, placeIndex, productIndex)
    mishaps = ShelfMishaps(RandomStream(seed: seed, .causes, placeIndex, productIndex))
    priceMicroSoles = product.priceMicroSoles
  }

  var onOrder: Int { deliveries.reduce(0) { $0 + $1.quantity } }

  /// Months of stock on the shelf, by the official average; nil when nothing was dispensed for a year.
  var averageMonthlyConsumption: (sum: Int, activeMonths: Int)? {
    let active = recentConsumption.count { $0 > 0 }
    return active == 0 ? nil : (recentConsumption.reduce(0, +), active)
  }

  /// Units that `months` of the official average make, rounded up: ⌈sum × months ÷ active months⌉.
  func officialCover(months: Int) -> Int {
    guard let (sum, active) = averageMonthlyConsumption else { return 0 }
    return (sum * months + active - 1) / active
  }

  /// The users of a month, day by day, and what each of them asks for.
  mutating func drawDemand(_ product: SyntheticProduct, month: Int, monthOfYear: Int) -> [Int] {
    drift = min(max(drift * demand.number(0.94...1.065), 0.6), 1.6)
    let mean = profile.meanUsers(product, month: month, monthOfYear: monthOfYear, drift: drift)
    let users = demand.negativeBinomial(mean: mean, dispersion: product.dispersion)
    var byDay = [Int](repeating: 0, count: Self.daysPerMonth)
    for _ in 0..<users {
      let day = demand.integer(0...(Self.daysPerMonth - 1))
      byDay[day] += demand.element(of: product.unitsPerUser) ?? 1
    }
    return byDay
  }

  /// The first stock of a shelf: three months of what is expected.
  mutating func stockUp(_ product: SyntheticProduct, month: Int) {
    let expected = profile.usersAtStart * product.meanUnitsPerUser * 3
    let quantity = Self.rounded(max(2, Int(expected)), upTo: product.orderMultiple)
    deliveries.append(
      Delivery(month: month, day: 0, quantity: quantity, expiryMonth: month + supply.integer(14...30)))
  }

  /// Lets a month pass: what arrives, what is asked for, what is dispensed.
  mutating func dispense(_ asked: [Int], month: Int, into record: inout SyntheticRecord) {
    let arriving = deliveries.filter { $0.month <= month }
    deliveries.removeAll { $0.month <= month }
    ledger.begin(lots)
    record.opening = lots.quantity
    var shelf = record.opening
    var consumed = 0
    for day in 0..<Self.daysPerMonth {
      for delivery in arriving where delivery.day == day { shelf += delivery.quantity }
      let given = min(asked[day], shelf)
      shelf -= given
      consumed += given
      if shelf == 0 { record.daysWithoutStock += 1 }
    }
    for delivery in arriving {
      record.received += delivery.quantity
      let lot = LotStore.Lot(quantity: delivery.quantity, expiryMonth: delivery.expiryMonth)
      lots.add(lot)
      ledger.receive(lot)
      priceMicroSoles = priceMicroSoles / 2 + priceMicroSoles * supply.integer(475...525) / 1000
    }
    lots.take(consumed)
    record.demand = asked.reduce(0, +)
    record.lost = record.demand - consumed
    record.dispensedByProgramme = consumed
    record.priceMicroSoles = priceMicroSoles
  }

  mutating func remember(consumed: Int) {
    recentConsumption.append(consumed)
    if recentConsumption.count > 12 { recentConsumption.removeFirst() }
  }

  static func rounded(_ quantity: Int, upTo multiple: Int) -> Int {
    guard multiple > 1 else { return quantity }
    return (quantity + multiple - 1) / multiple * multiple
  }
}
