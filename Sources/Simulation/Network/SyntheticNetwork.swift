import SupplyModel

/// A supply network that never was, with the true demand that its stock-outs hide.
///
/// The same settings give the same network on every machine: every random number comes from the seed.
///
///     let network = SyntheticNetwork(SyntheticSettings(facilities: 30, months: 36))
///     let files = try SyntheticNetworkWriter.write(network, to: directory)
///
/// - Complexity: proportional to facilities × products × months × (users a month + 30 days).
public struct SyntheticNetwork: Sendable {
  /// One facility's month whose first report was wrong and was sent again.
  public struct Correction: Sendable, Equatable {
    /// The facility's code.
    public let facility: FacilityCode
    /// The month.
    public let month: Month
  }

  /// What the network was made from.
  public let settings: SyntheticSettings
  /// The facilities, in rising order of code.
  public let facilities: [SyntheticFacility]
  /// The products, in the order of the files.
  public let products: [SyntheticProduct]
  /// Every facility × product × month as it truly was, by month, then facility, then product.
  public let records: [SyntheticRecord]
  /// The reports of the networks' sub-warehouses, by month, warehouse and product; not among `records`, as nobody is
  /// served there.
  public let warehouseRecords: [SyntheticRecord]
  /// The facility-month that was sent again; nil in networks of a single month.
  public let correction: Correction?
  /// The rows damaged on purpose.
  public let brokenRows: [BrokenRow]

  /// Simulates a network.
  public init(_ settings: SyntheticSettings = SyntheticSettings()) {
    let facilities = FacilityLayout.facilities(settings)
    let products = SyntheticProduct.catalogue
    var chain = SupplyChain(settings: settings, facilities: facilities, products: products)
    var records = chain.run()
    Self.markReporting(&records, facilities, settings)
    self.settings = settings
    self.facilities = facilities
    self.products = products
    self.records = records
    let units = Dictionary(
      facilities.map { ($0.networkIndex, $0.executingUnitCode) }, uniquingKeysWith: { first, _ in first })
    let arrivals = Dictionary(grouping: chain.arrivals, by: \.network)
    let returns = Dictionary(grouping: chain.returns, by: \.network)
    warehouseRecords = units.sorted { $0.key < $1.key }.flatMap { network, unit in
      SubWarehouse(network: network, executingUnitCode: unit, settings: settings).records(
        products: products, arrivals: arrivals[network] ?? [], returns: returns[network] ?? [],
        shortages: chain.shortages)
    }.sorted { ($0.month, $0.facility, $0.product) < ($1.month, $1.facility, $1.product) }
    correction = Self.chooseCorrection(records, settings)
    brokenRows = Self.chooseBrokenRows(records, settings, except: correction)
  }

  /// Sets who reported which month, and who writes down days without stock.
  private static func markReporting(
    _ records: inout [SyntheticRecord], _ facilities: [SyntheticFacility], _ settings: SyntheticSettings
  ) {
    let lapses = ReportingLapses(facilities, settings)
    let writesDays = facilities.indices.map { placeIndex in
      var stream = RandomStream(seed: settings.seed, .reporting, placeIndex, 1)
      return stream.happens(settings.stockoutDaysReportedShare)
    }
    let indices = Dictionary(
      uniqueKeysWithValues: facilities.enumerated().map { ($0.element.facility.code, $0.offset) })
    for index in records.indices {
      guard let placeIndex = indices[records[index].facility] else { continue }
      let month = settings.firstMonth.distance(to: records[index].month)
      records[index].isReported = lapses.isReported(place: placeIndex, month: month)
      if writesDays[placeIndex] {
        records[index].reportedDaysWithoutStock = records[index].daysWithoutStock
      }
    }
  }

  /// The first facility of the fifth month from the end that dispensed ten or more of something.
  private static func chooseCorrection(
    _ records: [SyntheticRecord], _ settings: SyntheticSettings
  ) -> Correction? {
    guard settings.months > 1 else { return nil }
    let month = settings.firstMonth.advanced(by: max(0, settings.months - 5))
    return records.first { $0.month == month && $0.isReported && $0.consumed >= 10 }
      .map { Correction(facility: $0.facility, month: month) }
  }

  /// Rows of months spread over the whole time, one kind after another.
  private static func chooseBrokenRows(
    _ records: [SyntheticRecord], _ settings: SyntheticSettings, except correction: Correction?
  ) -> [BrokenRow] {
    guard settings.months >= 6, settings.facilities >= 2 else { return [] }
    let count = min(settings.brokenRowCount, settings.months - 1)
    let kinds = BrokenRow.Kind.allCases
    return (0..<max(0, count)).compactMap { number in
      // The last month stays whole: it is the one that forecasts start from.
      let month = settings.firstMonth.advanced(by: (number * 2 + 1) * (settings.months - 1) / (count * 2))
      let rows = records.filter { $0.month == month && $0.isReported }
      let candidates = rows.indices.filter {
        rows[$0].isHeld && rows[$0].consumed > 0 && rows[$0].facility != correction?.facility
      }
      var stream = RandomStream(seed: settings.seed, .defects, number)
      guard let chosen = stream.element(of: candidates) else { return nil }
      return BrokenRow(
        kind: kinds[number % kinds.count], month: month,
        line: rows[..<chosen].reduce(2) { $0 + FormdetRows.count(of: $1, settings: settings) },
        facility: rows[chosen].facility, product: rows[chosen].product)
    }
  }
}

extension SyntheticNetwork {
  /// Whether a network's sub-warehouse had nothing of a product to send, by network, product and month reported.
  public var dryMonths: [[[Bool]]] {
    let networks = FacilityLayout.networkCount(settings)
    let shortages = RegionalShortages(networks: networks, products: products.count, settings: settings)
    return (0..<networks).map { network in
      products.indices.map { product in
        (0..<settings.months).map { shortages.isDry(network: network, product: product, month: $0) }
      }
    }
  }
}

/// Which facility-months have no report: some never come, some have not come yet when the last month closes.
struct ReportingLapses {
  /// By facility, then month from the first one reported.
  private var isMissing: [[Bool]]

  init(_ facilities: [SyntheticFacility], _ settings: SyntheticSettings) {
    isMissing = facilities.indices.map { placeIndex in
      var stream = RandomStream(seed: settings.seed, .reporting, placeIndex)
      // A centre closes its month itself; posts bring theirs on paper.
      let weight = facilities[placeIndex].kind == .centre ? 0.3 : 1.15
      return (0..<settings.months).map { _ in stream.happens(settings.missingReportShare * weight) }
    }
    let lastIndex = settings.months - 1
    for placeIndex in facilities.indices { isMissing[placeIndex][lastIndex] = false }
    let lateCount = Int(Double(facilities.count) * settings.notYetReportedShare + 0.5)
    var stream = RandomStream(seed: settings.seed, .reporting, -1)
    var candidates = Array(facilities.indices.dropFirst())
    for _ in 0..<min(lateCount, candidates.count) {
      let late = candidates.remove(at: stream.integer(0...(candidates.count - 1)))
      isMissing[late][lastIndex] = true
    }
  }

  func isReported(place placeIndex: Int, month: Int) -> Bool { !isMissing[placeIndex][month] }
}
