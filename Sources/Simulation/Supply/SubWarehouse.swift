import SupplyModel

/// The sub-warehouse of a network as its own reports show it: what the region sends, what leaves for the facilities.
///
/// It sends each lot in the month in which the lot arrives, and has had it since the region's delivery before the last one
/// (the region comes every third month), but never over a month in which it was dry: then it closes without a unit, and
/// what the next delivery brings was promised already. What facilities send back goes on to the region in the same month.
/// It dispenses to nobody.
struct SubWarehouse {
  /// Units that arrive at a facility, or come back from one.
  struct Flow {
    let network: Int
    let product: Int
    let month: Int
    let lot: LotStore.Lot
  }

  /// The region delivers every so many months.
  private static let monthsBetweenDeliveries = 3

  let network: Int
  /// The code of the network's executing unit, whose warehouse it is.
  let executingUnitCode: String
  let settings: SyntheticSettings

  /// Its code.
  var code: FacilityCode { "\(executingUnitCode)S01" }

  /// The reports of the months reported, by month, then product; a product counts from its first unit on.
  ///
  /// - Parameters:
  ///   - arrivals: all that arrived from this warehouse, also after the last month reported.
  ///   - returns: all that came back.
  func records(
    products: [SyntheticProduct], arrivals: [Flow], returns: [Flow], shortages: RegionalShortages
  ) -> [SyntheticRecord] {
    var records: [SyntheticRecord] = []
    for (index, product) in products.enumerated() {
      let sent = arrivals.filter { $0.network == network && $0.product == index }
      let back = returns.filter { $0.network == network && $0.product == index }
      let isDry = { (month: Int) in shortages.isDry(network: network, product: index, month: month) }
      let stays = sent.map { flow in
        (flow: flow, from: deliveryMonth(of: flow, product: index, isDry: isDry))
      }
      guard let first = stays.map(\.from).min() else { continue }
      for month in max(0, first)..<max(0, settings.months) {
        let present = stays.filter { $0.from <= month && $0.flow.month >= month }
        let returned = back.filter { $0.month == month }.reduce(0) { $0 + $1.lot.quantity }
        records.append(
          record(
            product, present.map { ($0.flow, $0.from) }, month: month, returned: returned))
      }
    }
    return records.sorted { ($0.month, $0.product) < ($1.month, $1.product) }
  }

  /// The month in which the region brought a lot.
  private func deliveryMonth(of flow: Flow, product: Int, isDry: (Int) -> Bool) -> Int {
    let phase = (product + network) % Self.monthsBetweenDeliveries
    var month = flow.month - 2
    while (month + phase) % Self.monthsBetweenDeliveries != 0 { month -= 1 }
    let dry = (month..<flow.month).last { isDry($0) }
    return dry.map { $0 + 1 } ?? month
  }

  private func record(
    _ product: SyntheticProduct, _ present: [(flow: Flow, from: Int)], month: Int, returned: Int
  ) -> SyntheticRecord {
    var record = SyntheticRecord(
      facility: code, product: product.product.code,
      month: settings.firstMonth.advanced(by: month))
    var lots: [Int: SyntheticLot] = [:]
    for (flow, from) in present {
      let (units, expiry) = (flow.lot.quantity, flow.lot.expiryMonth)
      var lot = lots[expiry] ?? SyntheticLot(expiry: settings.firstMonth.advanced(by: expiry))
      if from == month { lot.received += units } else { lot.opening += units }
      if flow.month > month { lot.closing += units }
      lots[expiry] = lot
    }
    record.lots = lots.sorted { $0.key < $1.key }.map(\.value)
    record.opening = record.lots.reduce(0) { $0 + $1.opening }
    record.received = record.lots.reduce(0) { $0 + $1.received }
    record.closing = record.lots.reduce(0) { $0 + $1.closing }
    record.distributed = record.opening + record.received - record.closing
    record.reentered = returned
    record.returned = returned
    record.nearestExpiry = record.lots.first { $0.closing > 0 }?.expiry
    record.priceMicroSoles = product.priceMicroSoles
    return record
  }
}

/// The months in which a network's sub-warehouse has nothing of a product to send.
struct RegionalShortages {
  /// By network, then product, then month from the first one simulated.
  private let dry: [[[Bool]]]

  init(networks: Int, products: Int, settings: SyntheticSettings) {
    dry = (0..<networks).map { network in
      (0..<products).map { product in
        var stream = RandomStream(seed: settings.seed, .shortages, network, product)
        var left = 0
        return (0..<(DemandProfile.warmUpMonths + settings.months)).map { _ in
          // Both draws are made every month, so that a shortage leaves the later ones where they were.
          let starts = stream.happens(settings.scarce(settings.shortageStartProbability))
          let length = stream.integer(2...5)
          left = max(left - 1, starts ? length : 0)
          return left > 0
        }
      }
    }
  }

  func isDry(network: Int, product: Int, month: Int) -> Bool {
    let months = dry[network][product]
    let index = month + DemandProfile.warmUpMonths
    return months.indices.contains(index) && months[index]
  }
}
