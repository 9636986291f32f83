import GRDB
import SupplyModel

extension FacilitySupply {
  /// A supply from the columns of `SupplySaving.selectSupply`.
  init(row: Row) {
    let (lead, review): (Int?, Int?) = (row[1], row[2])
    self.init(
      facility: row[0],
      calendar: lead.flatMap { lead in
        review.map { SupplyCalendar(leadTimeMonths: lead, reviewPeriodMonths: $0) }
      }, warehouse: row[3], storageLitres: row[4], budgetSoles: row[5])
  }
}

extension OrderUnderWay {
  /// An order from the columns of `SupplySaving.selectOrder`.
  init(row: Row) {
    let ordered: Int? = row[4]
    self.init(
      facility: row[0], product: row[1], quantity: row[2], expectedMonth: Month(count: row[3]),
      orderedMonth: ordered.map(Month.init(count:)))
  }
}
