import SupplyModel

/// Runs the network month by month: users, losses, neighbours' help, orders.
struct SupplyChain {
  let settings: SyntheticSettings
  let facilities: [SyntheticFacility]
  let products: [SyntheticProduct]
  private var shelves: [ShelfHistory] = []
  /// For each shelf, those of the same product in the same micro-network, itself included.
  private var neighbours: [[Int]] = []
  let shortages: RegionalShortages
  private var transfers: RandomStream
  /// Who does not report; nil where that has no consequences.
  private let lapses: ReportingLapses?
  /// What left the sub-warehouses, and what went back to them.
  private(set) var arrivals: [SubWarehouse.Flow] = []
  private(set) var returns: [SubWarehouse.Flow] = []

  /// So many months after the last one reported are simulated as well: what warehouses hold is for them.
  private static let monthsBeyond = 6

  init(settings: SyntheticSettings, facilities: [SyntheticFacility], products: [SyntheticProduct]) {
    self.settings = settings
    self.facilities = facilities
    self.products = products
    shortages = RegionalShortages(
      networks: FacilityLayout.networkCount(settings), products: products.count, settings: settings)
    transfers = RandomStream(seed: settings.seed, .transfers)
    lapses = settings.hasKnownCauses ? ReportingLapses(facilities, settings) : nil
    for (placeIndex, place) in facilities.enumerated() {
      for (productIndex, product) in products.enumerated() {
        let profile = DemandProfile(
          place, product, placeIndex: placeIndex, productIndex: productIndex, settings: settings)
        guard let profile else { continue }
        shelves.append(
          ShelfHistory(
            placeIndex: placeIndex, productIndex: productIndex, profile: profile, product: product,
            seed: settings.seed))
      }
    }
    let groups = Dictionary(grouping: shelves.indices) { index in
      [facilities[shelves[index].placeIndex].microNetworkIndex, shelves[index].productIndex]
    }
    neighbours = shelves.map { shelf in
      groups[[facilities[shelf.placeIndex].microNetworkIndex, shelf.productIndex]] ?? []
    }
  }

  /// The records of the months reported, by month, then facility, then product.
  mutating func run() -> [SyntheticRecord] {
    var all: [SyntheticRecord] = []
    all.reserveCapacity(shelves.count * settings.months)
    for month in (-DemandProfile.warmUpMonths)..<(settings.months + Self.monthsBeyond) {
      var records: [SyntheticRecord?] = []
      for index in shelves.indices { records.append(passMonth(month, shelf: index)) }
      helpNeighbours(month, &records)
      for index in shelves.indices {
        if var record = records[index] {
          close(month, shelf: index, &record)
          records[index] = record
        }
      }
      if (0..<settings.months).contains(month) { all.append(contentsOf: records.compactMap { $0 }) }
    }
    return all
  }

  /// One shelf's month up to its last day, or nil before the product is held or once its line is gone.
  private mutating func passMonth(_ month: Int, shelf index: Int) -> SyntheticRecord? {
    let profile = shelves[index].profile
    let place = facilities[shelves[index].placeIndex]
    let product = products[shelves[index].productIndex]
    guard month >= profile.firstMonth else { return nil }
    let calendarMonth = settings.firstMonth.advanced(by: month)
    var record = SyntheticRecord(
      facility: place.facility.code, product: product.product.code, month: calendarMonth)
    guard profile.isHeld(month: month) else {
      // Every second facility's form keeps printing the line of a product that has gone.
      guard shelves[index].placeIndex % 2 == 0 else { return nil }
      record.isHeld = false
      record.priceMicroSoles = product.priceMicroSoles
      return record
    }
    if month == profile.firstMonth { shelves[index].stockUp(product, month: month) }
    for delivery in shelves[index].deliveries where delivery.month <= month {
      arrivals.append(
        SubWarehouse.Flow(
          network: place.networkIndex, product: shelves[index].productIndex, month: month,
          lot: LotStore.Lot(quantity: delivery.quantity, expiryMonth: delivery.expiryMonth)))
    }
    var asked = shelves[index].drawDemand(product, month: month, monthOfYear: calendarMonth.monthOfYear)
    if settings.hasKnownCauses, shelves[index].mishaps.jumps() { asked = asked.map { $0 * 3 } }
    shelves[index].dispense(asked, month: month, into: &record)
    shelves[index].bookOddities(
      product, month: month, bulkProbability: settings.bulkProbability, into: &record)
    if settings.hasKnownCauses { shelves[index].sendAway(into: &record) }
    return record
  }

  /// Moves a little stock from a shelf that has plenty to an empty one of the same micro-network.
  private mutating func helpNeighbours(_ month: Int, _ records: inout [SyntheticRecord?]) {
    guard settings.delivers(inMonth: month) else { return }
    for taker in shelves.indices {
      guard records[taker]?.isHeld == true, shelves[taker].lots.quantity == 0,
        shelves[taker].profile.lastMonth > month, transfers.happens(settings.transferProbability),
        let giver = neighbours[taker].first(where: { $0 != taker && canGive($0, records) })
      else { continue }
      let spare = shelves[giver].lots.quantity - shelves[giver].officialCover(months: 3)
      let quantity = min(spare, max(2, shelves[taker].officialCover(months: 1)))
      let moved = shelves[giver].lots.take(quantity)
      for lot in moved {
        shelves[taker].lots.add(lot)
        shelves[taker].ledger.receive(lot)
      }
      records[giver]?.transferredOut += quantity
      records[taker]?.received += quantity
    }
  }

  private func canGive(_ giver: Int, _ records: [SyntheticRecord?]) -> Bool {
    guard records[giver]?.isHeld == true, records[giver]?.received == 0 else { return false }
    return shelves[giver].lots.quantity > max(4, shelves[giver].officialCover(months: 4))
  }

  /// Ends a month: what goes back, the close, and the next order.
  private mutating func close(_ month: Int, shelf index: Int, _ record: inout SyntheticRecord) {
    guard record.isHeld else { return }
    let place = facilities[shelves[index].placeIndex]
    if month == shelves[index].profile.lastMonth {
      record.returned += shelves[index].lots.quantity
      shelves[index].lots.take(shelves[index].lots.quantity)
      shelves[index].deliveries = []
    }
    record.closing = shelves[index].lots.quantity
    if record.closing == 0 { record.daysWithoutStock = max(1, record.daysWithoutStock) }
    if settings.hasKnownCauses {
      record.cause = shelves[index].cause(
        products[shelves[index].productIndex], month: month, firstMonth: settings.firstMonth, of: record)
    }
    record.nearestExpiry = shelves[index].lots.nearestExpiry.map { settings.firstMonth.advanced(by: $0) }
    if record.month >= settings.firstPerLotMonth {
      record.lots = shelves[index].ledger.close(shelves[index].lots, firstMonth: settings.firstMonth)
    }
    if record.returned > 0 {
      returns.append(
        SubWarehouse.Flow(
          network: place.networkIndex, product: shelves[index].productIndex, month: month,
          lot: LotStore.Lot(quantity: record.returned, expiryMonth: month)))
    }
    shelves[index].remember(consumed: record.consumed)
    // SIS pays for a part, the same part at a facility all year; a bulk booking is the programme's.
    let insuredTenths = shelves[index].placeIndex % 4
    record.dispensedToInsured = (record.consumed - record.bulk) * insuredTenths / 10
    record.dispensedByProgramme -= record.dispensedToInsured
    let reviews = (month + shelves[index].placeIndex) % place.calendar.reviewPeriodMonths == 0
    if reviews, month < shelves[index].profile.lastMonth {
      let isDry = shortages.isDry(
        network: place.networkIndex, product: shelves[index].productIndex, month: month)
      record.ordered = shelves[index].order(
        products[shelves[index].productIndex], calendar: place.calendar, month: month, isDry: isDry,
        isReported: lapses.map { lapses in
          !(0..<settings.months).contains(month)
            || lapses.isReported(place: shelves[index].placeIndex, month: month)
        } ?? true, settings: settings)
    }
  }
}
