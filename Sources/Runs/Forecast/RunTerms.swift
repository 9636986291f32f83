import StockPolicy
import SupplyModel

/// The terms under which every product of a run is ordered.
package struct RunTerms {
  /// The calendar of each facility of the run, by code.
  package let calendars: [FacilityCode: FacilityCalendar]
  /// What files state of supply.
  let knowledge: SupplyKnowledge
  /// The run's settings.
  let settings: ForecastRun.Settings
  private let levels: ServiceLevels
  private let prices: LotPrices
  private let successions: CodeSuccessions

  /// The terms for some histories, which end at the run's month: nothing later teaches anything.
  package init(_ series: [SupplySeries], settings: ForecastRun.Settings, knowledge: SupplyKnowledge) {
    self.settings = settings
    self.knowledge = knowledge
    successions = CodeSuccessions(settings.orders.successions)
    prices = LotPrices(series)
    levels = ServiceLevels(series, products: knowledge.products, settings: settings)
    calendars = Dictionary(grouping: series, by: \.facility).reduce(into: [:]) { calendars, entry in
      if let stated = knowledge.supplies[entry.key].calendar {
        calendars[entry.key] = FacilityCalendar(stated: stated)
      } else if settings.orders.learnsCalendars {
        calendars[entry.key] = FacilityCalendar(ReceiptRhythm(entry.value, asOf: settings.asOf))
      }
      let (lead, review) = (settings.orders.leadTimeMonths, settings.orders.reviewPeriodMonths)
      guard lead != nil || review != nil else { return }
      calendars[entry.key] = (calendars[entry.key] ?? .assumed).asking(
        leadTimeMonths: lead, reviewPeriodMonths: review)
    }
  }

  /// The calendar of a facility.
  package func calendar(_ facility: FacilityCode) -> SupplyCalendar {
    (calendars[facility] ?? .assumed).calendar
  }

  /// The terms of one facility × product.
  package func terms(_ series: SupplySeries) -> OrderTerms {
    let product = knowledge.products[series.product]
    return OrderTerms(
      calendar: calendar(series.facility),
      serviceLevel: levels.level(facility: series.facility, product: series.product),
      packSize: product.packSize ?? 1, minimumOrder: product.minimumOrder ?? 0,
      arrivals: ([series.product] + successions.replaced(by: series.product)).flatMap {
        knowledge.arrivals(facility: series.facility, product: $0, asOf: settings.asOf)
      })
  }

  /// What people agreed to move to the shelf of a history and from it, and no counted stock shows yet.
  func agreedMoves(_ series: SupplySeries) -> ShelfMoves {
    let agreed = knowledge.agreedMoves(series.key)
    var moves = ShelfMoves(units: agreed.received)
    moves.givenUnits = agreed.given
    if let counted = series.lastReported?.quantities?.closing, counted >= 0 {
      // Nobody gives more than it has, whatever was written down: the rest would be ordered for nobody.
      moves.givenUnits = min(agreed.given, Int(min(counted, 1e9)) + agreed.received)
    }
    return moves
  }

  /// Soles per unit of a product at a facility: the catalogue's price, else that of its lots, else what a table of reports says of
  /// the product; nil when unknown.
  package func price(_ series: SupplySeries) -> Double? {
    knowledge.products.cataloguedPrice(series.product)
      ?? prices.price(facility: series.facility, product: series.product)
      ?? knowledge.products[series.product].priceSoles
  }

  /// What the catalogue knows of a product.
  func product(_ code: ProductCode) -> Product { knowledge.products[code] }

  /// What files state of how a facility is supplied.
  package func supply(_ facility: FacilityCode) -> FacilitySupply { knowledge.supplies[facility] }
}

/// What products cost as the lots on the shelves say: for orders of products whose price no catalogue states.
package struct LotPrices {
  private var own: [SeriesKey: Double] = [:]
  private var usual: [ProductCode: Double] = [:]

  /// The prices of the lots of some histories' last reports.
  package init(_ series: [SupplySeries]) {
    var ofProduct: [ProductCode: [Double]] = [:]
    for one in series {
      let priced = one.lots.filter { ($0.priceSoles ?? 0) > 0 }
      let units = priced.reduce(0) { $0 + $1.units }
      guard units > 0 else { continue }
      let price = priced.reduce(0) { $0 + $1.units * ($1.priceSoles ?? 0) } / units
      own[one.key] = price
      ofProduct[one.product, default: []].append(price)
    }
    usual = ofProduct.mapValues { $0.sorted()[$0.count / 2] }
  }

  /// Soles per unit: the mean of the facility's own lots, else the median of all facilities; nil where none has a price.
  package func price(facility: FacilityCode, product: ProductCode) -> Double? {
    own[SeriesKey(facility, product)] ?? usual[product]
  }
}
