import SupplyModel

extension ShelfHistory {
  /// What is booked besides receipts and users: bulk hand-outs, returns, losses.
  ///
  /// All of it happens at the month's end, after the last user.
  mutating func bookOddities(
    _ product: SyntheticProduct, month: Int, bulkProbability: Double, into record: inout SyntheticRecord
  ) {
    // Every number is drawn whether it is used or not, so that one event leaves the others where they were.
    let isBulk = supply.happens(bulkProbability)
    let bulkMonths = supply.number(1.5...4)
    let givesBack = supply.happens(0.004)
    let shrinks = supply.happens(0.008)
    let units = supply.integer(1...3)
    let returnsSurplus = supply.happens(0.05)
    if isBulk, product.product.code == SyntheticProduct.campaignCode {
      let wanted = Int(bulkMonths * profile.usersAtStart * product.meanUnitsPerUser) / 10 * 10
      let given = min(wanted, lots.quantity)
      lots.take(given)
      record.bulk = given
      record.demand += given
      record.dispensedByProgramme += given
    }
    if givesBack, record.consumed >= units {
      let lot = LotStore.Lot(quantity: units, expiryMonth: month + 6)
      lots.add(lot)
      ledger.reenter(lot)
      record.reentered = units
    }
    if shrinks, lots.quantity > units * 4 {
      lots.take(units)
      record.shrinkage = units
    }
    record.expired = lots.takeExpired(endOf: month)
    let surplus = lots.quantity - officialCover(months: 9)
    if returnsSurplus, surplus > 4, averageMonthlyConsumption != nil {
      lots.take(surplus)
      record.returned = surplus
    }
    // What these took was on the shelf all month, but its last day ended with none.
    if lots.quantity == 0 { record.daysWithoutStock = max(1, record.daysWithoutStock) }
  }

  /// Orders by the official rule and puts on its way what the sub-warehouse sends; gives the order.
  ///
  /// CPMA × months − stock − what is on order, where CPMA is the last twelve months' sum over the months with
  /// consumption. An empty shelf without an average asks for two units, or nothing would ever come again.
  mutating func order(
    _ product: SyntheticProduct, calendar: SupplyCalendar, month: Int, isDry: Bool, isReported: Bool = true,
    settings: SyntheticSettings
  ) -> Int {
    let isShort = supply.happens(settings.scarce(settings.shortDeliveryShare))
    let sentTenths = supply.integer(3...8)
    let isFailed = supply.happens(settings.scarce(settings.failedDeliveryShare))
    let isLate = supply.happens(settings.scarce(settings.lateDeliveryShare))
    let day = supply.integer(2...24)
    let isShortDated = supply.happens(0.05)
    let shelfLifeMonths = isShortDated ? supply.integer(3...8) : supply.integer(12...30)
    let position = lots.quantity + onOrder
    let cover = officialCover(months: max(settings.coverMonths, calendar.coverMonths + settings.safetyMonths))
    let target = averageMonthlyConsumption == nil ? 2 : cover
    var fate = OrderFate(
      month: month, due: month + max(1, calendar.leadTimeMonths),
      nextDue: month + calendar.reviewPeriodMonths + max(1, calendar.leadTimeMonths), drift: drift)
    defer { if settings.hasKnownCauses { mishaps.fates.append(fate) } }
    fate.position = position
    guard target > position else { return 0 }
    let ordered = Self.rounded(target - position, upTo: product.orderMultiple)
    fate.ordered = ordered
    if settings.hasKnownCauses {
      if !isReported {
        fate.kept = (.notReported, ordered)
        return 0
      }
      if mishaps.forgets() {
        fate.ordered = 0
        return 0
      }
    }
    var sent = ordered
    if isDry || isFailed { sent = 0 } else if isShort { sent = ordered * sentTenths / 10 }
    if sent < ordered { fate.kept = (isDry ? .warehouseEmpty : .deliveredShort, ordered - sent) }
    if sent > 0 {
      let arrival = month + max(1, calendar.leadTimeMonths) + (isLate ? 1 : 0)
      guard settings.delivers(inMonth: arrival) else { return ordered }
      fate.sent = sent
      fate.arrival = arrival
      let shelfLife = settings.hasKnownCauses ? mishaps.shelfLife(shelfLifeMonths) : shelfLifeMonths
      deliveries.append(
        Delivery(month: arrival, day: day, quantity: sent, expiryMonth: arrival + shelfLife))
    }
    return ordered
  }
}
