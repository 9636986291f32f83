import SupplyModel

/// Chooses where the faults of a practice go: each at a facility of its own, where it is plain to see.
struct PracticePlaces {
  private let network: SyntheticNetwork
  private let month: Month
  private let seed: UInt64
  /// The records of the month of shelves that are used, by facility and product.
  private let records: [SyntheticRecord]
  /// Units dispensed a month on the average of the last six months.
  private let averages: [SeriesKey: Double]

  private static let averagedMonths = 6

  init(_ network: SyntheticNetwork, month: Month, seed: UInt64) {
    self.network = network
    self.month = month
    self.seed = seed
    let first = month.advanced(by: 1 - Self.averagedMonths)
    var sums: [SeriesKey: Int] = [:]
    for record in network.records where (first...month).contains(record.month) {
      sums[Self.shelf(record), default: 0] += record.consumed
    }
    averages = sums.mapValues { Double($0) / Double(Self.averagedMonths) }
    records = network.records.filter { $0.month == month && $0.isHeld }
  }

  /// All of them; nil where one finds no place.
  var faults: PracticeNetwork.Faults? {
    guard let (receiver, giver) = transfer else { return nil }
    var taken: Set<FacilityCode> = [receiver.facility, giver.facility]
    // Centres order each month and are what people look at first: the faults lie at posts.
    let posts = network.facilities.filter { $0.kind != .centre && $0.kind != .communal }.map(\.facility.code)
    guard let silent = posts.last(where: { !taken.contains($0) }) else { return nil }
    taken.insert(silent)
    guard let unbalanced = shelf(besides: taken, where: { $0.closing >= 12 && $0.consumed >= 4 }) else {
      return nil
    }
    taken.insert(unbalanced.facility)
    guard let expired = shelf(besides: taken, where: { hasLotToExpire($0) }),
      let dry = dryShelf(besides: receiver.product, near: receiver.facility)
    else { return nil }
    return .init(
      silent: silent, unbalanced: unbalanced, expired: expired, giver: giver, receiver: receiver, dry: dry)
  }

  /// The neighbours between whom a transfer of one product protects most.
  private var transfer: (receiver: SeriesKey, giver: SeriesKey)? {
    let microNetworks = Dictionary(
      uniqueKeysWithValues: network.facilities.map { ($0.facility.code, $0.microNetworkIndex) })
    let worth = Dictionary(
      uniqueKeysWithValues: network.products.map { ($0.product.code, $0.product.coupleYearsPerUnit ?? 0) })
    // Where three units or more are used a month, nobody wonders about the need.
    let used = records.filter { average($0) >= 3 }
    let byNeed = used.sorted { left, right in
      let (first, second) = (
        average(left) * (worth[left.product] ?? 0), average(right) * (worth[right.product] ?? 0)
      )
      return first != second
        ? first > second : (left.facility, left.product) < (right.facility, right.product)
    }
    for receiver in byNeed {
      let giver = used.first {
        $0.product == receiver.product && $0.facility != receiver.facility
          && microNetworks[$0.facility] == microNetworks[receiver.facility]
      }
      if let giver { return (Self.shelf(receiver), Self.shelf(giver)) }
    }
    return nil
  }

  /// The product that most shelves of a facility's network need, as its warehouse has it; not the one that is moved.
  private func dryShelf(besides moved: ProductCode, near facility: FacilityCode) -> SeriesKey? {
    guard let place = network.facilities.first(where: { $0.facility.code == facility }) else { return nil }
    let served = Set(
      network.facilities.filter { $0.networkIndex == place.networkIndex }.map(\.facility.code))
    let warehouse: FacilityCode = "\(place.executingUnitCode)S01"
    let stocked = Set(
      network.warehouseRecords.filter { $0.month == month && $0.facility == warehouse }.map(\.product))
    let counts = records.reduce(into: [ProductCode: Int]()) { counts, record in
      guard served.contains(record.facility), record.product != moved, stocked.contains(record.product)
      else { return }
      counts[record.product, default: 0] += 1
    }
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      SeriesKey(warehouse, $0.key)
    }
  }

  private func shelf(besides taken: Set<FacilityCode>, where isFit: (SyntheticRecord) -> Bool) -> SeriesKey? {
    records.first { !taken.contains($0.facility) && isFit($0) }.map(Self.shelf)
  }

  /// A lot of three units or more, whose number is written down once it has another expiry.
  private func hasLotToExpire(_ record: SyntheticRecord) -> Bool {
    guard let lot = record.lots.first(where: { $0.closing > 0 }), lot.closing >= 3,
      let product = network.products.firstIndex(where: { $0.product.code == record.product })
    else { return false }
    let expiry = month.advanced(by: -PracticeEdit.expiredMonths)
    return SyntheticLot.number(product: product, expiry: expiry, seed: seed) != "----C"
      && !record.lots.contains { $0.expiry == expiry }
  }

  private func average(_ record: SyntheticRecord) -> Double {
    averages[Self.shelf(record)] ?? 0
  }

  private static func shelf(_ record: SyntheticRecord) -> SeriesKey {
    SeriesKey(record.facility, record.product)
  }
}
