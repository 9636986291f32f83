import SupplyModel

/// A synthetic network on which people practise a month's work: its last month but one holds what such a work has to find.
///
/// Equal seeds and months give equal networks. What was put in on purpose is told by `faults`; whatever else a synthetic network brings with it
/// (late deliveries, dry warehouses) is there too.
public struct PracticeNetwork: Sendable {
  /// What was put into the month of the practice on purpose.
  public struct Faults: Sendable, Equatable {
    /// The one facility that reported nothing.
    public let silent: FacilityCode
    /// The sheet whose closing stock is not what its movements give; a file beside the months puts it right.
    public let unbalanced: SeriesKey
    /// A shelf on which a lot has expired.
    public let expired: SeriesKey
    /// A shelf with far more than is used there.
    public let giver: SeriesKey
    /// An empty shelf of the same product and micro-network.
    public let receiver: SeriesKey
    /// What a warehouse has none of.
    public let dry: SeriesKey
  }

  /// The seed that is used unless somebody names another.
  public static let usualSeed: UInt64 = 20_260_831

  /// The month whose work is practised.
  public let month: Month
  /// The month after it, whose reports come later.
  public var nextMonth: Month { month.advanced(by: 1) }
  /// What was put in on purpose.
  public let faults: Faults
  /// The network as it reports, with the faults.
  public let network: SyntheticNetwork
  /// The same with the right sheet in place of the one that does not balance.
  let corrected: SyntheticNetwork

  /// The month that is practised where nothing else is asked for, and the earliest for which a clock is believed.
  public static let firstMonth = Month(count: 2026 * 12 + 7)

  /// The network of a seed, with the month whose work is practised; nil where chance left no place for one of the faults.
  public init?(seed: UInt64 = PracticeNetwork.usualSeed, month practised: Month = PracticeNetwork.firstMonth)
  {
    var settings = SyntheticSettings(
      facilities: 15, months: 26, lastMonth: practised.advanced(by: 1), seed: seed)
    settings.missingReportShare = 0.01
    settings.notYetReportedShare = 0
    settings.brokenRowCount = 0
    let plain = SyntheticNetwork(settings)
    month = settings.lastMonth.advanced(by: -1)
    guard let faults = PracticePlaces(plain, month: month, seed: seed).faults else { return nil }
    self.faults = faults
    var edit = PracticeEdit(plain, month: month)
    edit.silence(faults.silent)
    edit.move(from: faults.receiver, to: faults.giver)
    edit.expireFirstLot(of: faults.expired)
    edit.empty(warehouse: faults.dry)
    corrected = edit.network
    edit.miswrite(faults.unbalanced)
    network = edit.network
  }
}

extension SyntheticNetwork {
  /// The same network with other records of the same months, in the same order, and nothing sent twice or damaged.
  init(_ other: SyntheticNetwork, records: [SyntheticRecord], warehouseRecords: [SyntheticRecord]) {
    settings = other.settings
    facilities = other.facilities
    products = other.products
    self.records = records
    self.warehouseRecords = warehouseRecords
    correction = nil
    brokenRows = []
  }
}
