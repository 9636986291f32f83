import SupplyModel

/// Changes the books of a synthetic network from the month of a practice on, so that they still add up from month to month.
struct PracticeEdit {
  /// A lot that has expired was to be used up to so many months before.
  static let expiredMonths = 2
  /// What is to spare lasts the needy shelf so many months.
  private static let spareMonths = 8
  /// By so many units a closing stock was written wrongly: a slip of one digit.
  private static let slip = 50

  private let plain: SyntheticNetwork
  private let month: Month
  private var records: [SyntheticRecord]
  private var warehouseRecords: [SyntheticRecord]

  init(_ network: SyntheticNetwork, month: Month) {
    plain = network
    self.month = month
    records = network.records
    warehouseRecords = network.warehouseRecords
  }

  /// The network with all changes so far.
  var network: SyntheticNetwork {
    SyntheticNetwork(plain, records: records, warehouseRecords: warehouseRecords)
  }

  /// Leaves one facility without a report of the month, and everybody else with one.
  mutating func silence(_ facility: FacilityCode) {
    for index in records.indices where records[index].month >= month {
      records[index].isReported = records[index].month > month || records[index].facility != facility
    }
  }

  /// Empties a shelf, and fills another far beyond its use.
  mutating func move(from needy: SeriesKey, to rich: SeriesKey) {
    let used = records.filter {
      $0.facility == needy.facility && $0.product == needy.product && $0.month <= month
    }
    .suffix(6).reduce(0) { $0 + $1.consumed }
    Self.empty(&records, needy, month: month) { $0.returned += $1 }
    let units = max(10, used * Self.spareMonths / 6)
    let expiry = month.advanced(by: 23)
    Self.change(&records, rich, from: month) { [month] record in
      let isFirst = record.month == month
      if isFirst { record.received += units } else { record.opening += units }
      record.closing += units
      var lot = SyntheticLot(expiry: expiry)
      if isFirst { lot.received = units } else { lot.opening = units }
      lot.closing = units
      record.lots.append(lot)
      record.nearestExpiry = record.lots.filter { $0.closing > 0 }.map(\.expiry).min()
    }
  }

  /// Has the first lot of a shelf expired before the month.
  mutating func expireFirstLot(of shelf: SeriesKey) {
    let expired = month.advanced(by: -Self.expiredMonths)
    var old: Month?
    Self.change(&records, shelf, from: month) { record in
      old = old ?? record.lots.first { $0.closing > 0 }?.expiry
      guard let place = record.lots.firstIndex(where: { $0.expiry == old }) else { return }
      var lot = SyntheticLot(expiry: expired)
      lot.opening = record.lots[place].opening
      lot.received = record.lots[place].received
      lot.reentered = record.lots[place].reentered
      lot.closing = record.lots[place].closing
      record.lots[place] = lot
      record.lots.sort { $0.expiry < $1.expiry }
      record.nearestExpiry = record.lots.filter { $0.closing > 0 }.map(\.expiry).min()
    }
  }

  /// Leaves a warehouse without a product at the end of the month: all was sent away.
  mutating func empty(warehouse shelf: SeriesKey) {
    Self.empty(&warehouseRecords, shelf, month: month) { $0.distributed += $1 }
  }

  /// Writes the closing stock of a sheet wrongly; the month after begins with the right one.
  mutating func miswrite(_ shelf: SeriesKey) {
    Self.change(&records, shelf, from: month) { [month] record in
      guard record.month == month else { return }
      record.closing += Self.slip
      // Whoever writes by hand copies no lots.
      record.lots = []
    }
  }

  /// Takes all that is left off a shelf, and gives it back in the month after.
  private static func empty(
    _ records: inout [SyntheticRecord], _ shelf: SeriesKey, month: Month,
    booking book: (inout SyntheticRecord, _ units: Int) -> Void
  ) {
    for index in records.indices
    where records[index].facility == shelf.facility && records[index].product == shelf.product {
      var record = records[index]
      if record.month == month {
        book(&record, record.closing)
        record.closing = 0
        record.nearestExpiry = nil
        for place in record.lots.indices { record.lots[place].closing = 0 }
        record.daysWithoutStock = max(1, record.daysWithoutStock)
      } else if record.month == month.advanced(by: 1) {
        record.received += record.opening
        record.opening = 0
        for place in record.lots.indices {
          record.lots[place].received += record.lots[place].opening
          record.lots[place].opening = 0
        }
      }
      records[index] = record
    }
  }

  /// Changes the records of a shelf in the month and in those after it.
  private static func change(
    _ records: inout [SyntheticRecord], _ shelf: SeriesKey, from month: Month,
    _ body: (inout SyntheticRecord) -> Void
  ) {
    for index in records.indices
    where records[index].month >= month && records[index].facility == shelf.facility
      && records[index].product == shelf.product
    {
      body(&records[index])
    }
  }
}
