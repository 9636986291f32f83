import SupplyModel

/// The reports of a network as the files that were sent, first versions and corrections.
struct MonthlyReports {
  private let network: SyntheticNetwork
  private let executingUnits: [FacilityCode: String]
  /// Places in the catalogue by code.
  private let products: [ProductCode: Int]
  /// The reports of the sub-warehouses.
  private let warehouses: [Month: [SyntheticRecord]]
  /// Where each month's records lie; they are in order of month.
  private let ranges: [Range<Int>]

  init(_ network: SyntheticNetwork) {
    self.network = network
    executingUnits = Dictionary(
      uniqueKeysWithValues: network.facilities.map { ($0.facility.code, $0.executingUnitCode) })
    products = Dictionary(
      uniqueKeysWithValues: network.products.enumerated().map { ($1.product.code, $0) })
    warehouses = Dictionary(grouping: network.warehouseRecords, by: \.month)
    var ranges: [Range<Int>] = []
    var start = 0
    for month in 0..<network.settings.months {
      let calendarMonth = network.settings.firstMonth.advanced(by: month)
      var end = start
      while end < network.records.count, network.records[end].month == calendarMonth { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    self.ranges = ranges
  }

  var months: [Month] {
    ranges.indices.map { network.settings.firstMonth.advanced(by: $0) }
  }

  /// The file of a month as it was first sent: the corrected facility's mistakes and the broken rows in it.
  ///
  /// The sub-warehouses stand behind the facilities, as their codes do.
  func bytes(of month: Month) -> [UInt8] {
    let index = network.settings.firstMonth.distance(to: month)
    let range = ranges[index]
    let broken = network.brokenRows.filter { $0.month == month }
    // Every sixth export comes from a version that pads its numbers.
    var file = file(of: month, rows: range.count, firstDayMade: 3, quantityWidth: index % 6 == 5 ? 8 : 0)
    for record in network.records[range] where record.isReported {
      let isWrong = network.correction == .init(facility: record.facility, month: record.month)
      let damage = broken.first { $0.facility == record.facility && $0.product == record.product }
      file.append(isWrong ? record.mistyped : record, broken: damage?.kind)
    }
    for record in warehouses[month] ?? [] { file.append(record) }
    return file.bytes
  }

  /// The file that puts a facility's month right.
  func bytes(of correction: SyntheticNetwork.Correction) -> [UInt8] {
    let range = ranges[network.settings.firstMonth.distance(to: correction.month)]
    var file = file(of: correction.month, rows: 8, firstDayMade: 17, quantityWidth: 0)
    for record in network.records[range] where record.facility == correction.facility {
      file.append(record)
    }
    return file.bytes
  }

  private func file(of month: Month, rows: Int, firstDayMade: Int, quantityWidth: Int) -> FormdetFile {
    FormdetFile(
      rowCount: rows, firstDayMade: firstDayMade, quantityWidth: quantityWidth,
      isPerLot: month >= network.settings.firstPerLotMonth, executingUnits: executingUnits
    ) { [products, seed = network.settings.seed] product, expiry in
      SyntheticLot.number(product: products[product] ?? 0, expiry: expiry, seed: seed)
    }
  }
}

extension Month {
  /// `AAAAMM`, as SISMED writes months.
  var compact: String { String(year) + TextBytes.padded(monthOfYear, to: 2, with: "0") }
}
