import PolicyReplay
import Runs
import Simulation
import SupplyModel

/// The shelves of a simulated network with their records, by facility and product code.
struct ShelfTable {
  struct Row {
    let facility: FacilityCode
    let product: ProductCode
    let facilityNumber: Int
    let productNumber: Int
    let network: Int
    let calendar: SupplyCalendar
    let coupleYearsPerUnit: Double
    /// In order of month.
    var records: [SyntheticRecord] = []
    /// The first month of the records, counted from the network's first.
    var firstMonth = 0

    /// The shelf as a replay from a month on finds it.
    func shelf(from start: Int, firstMonth first: Month) -> ReplayShelf {
      let before = records.last { first.distance(to: $0.month) < start }
      return ReplayShelf(
        facility: facilityNumber, product: productNumber, warehouse: network,
        leadTimeMonths: calendar.leadTimeMonths, reviewPeriodMonths: calendar.reviewPeriodMonths,
        reviewOffset: facilityNumber, coupleYearsPerUnit: coupleYearsPerUnit,
        firstMonth: max(start, firstMonth), startingStock: before?.closing ?? records.first?.opening ?? 0)
    }
  }

  private(set) var rows: [Row] = []

  init(_ network: SyntheticNetwork) {
    var places: [SeriesKey: Int] = [:]
    let facilities = Dictionary(
      network.facilities.enumerated().map { ($1.facility.code, $0) }, uniquingKeysWith: { first, _ in first })
    let products = Dictionary(
      network.products.enumerated().map { ($1.product.code, $0) }, uniquingKeysWith: { first, _ in first })
    for record in network.records {
      guard let facility = facilities[record.facility], let product = products[record.product] else {
        continue
      }
      let key = SeriesKey(record.facility, record.product)
      let place = places[key] ?? rows.count
      if place == rows.count {
        places[key] = place
        let described = network.facilities[facility]
        rows.append(
          Row(
            facility: record.facility, product: record.product, facilityNumber: facility,
            productNumber: product, network: described.networkIndex, calendar: described.calendar,
            coupleYearsPerUnit: network.products[product].product.coupleYearsPerUnit ?? 0,
            firstMonth: network.settings.firstMonth.distance(to: record.month)))
      }
      rows[place].records.append(record)
    }
    rows.sort { ($0.facility, $0.product) < ($1.facility, $1.product) }
  }
}
