import SISMEDImport
import StockPolicy
import SupplyModel
import SupplyStore

/// What files state of supply, as a run needs it: calendars, warehouses, caps, orders under way.
struct SupplyKnowledge {
  /// What is stated of each facility.
  let supplies: SupplyDirectory
  /// The catalogue.
  let products: ProductCatalogue
  private let orders: [[String]: [OrderUnderWay]]
  private let latestMonth: Month

  init(database: SupplyDatabase) throws {
    supplies = SupplyDirectory(try database.facilitySupplies())
    products = ProductCatalogue(try database.products())
    orders = Dictionary(grouping: try database.ordersUnderWay()) { [$0.facility, $0.product] }
    latestMonth = try database.monthRange()?.upperBound ?? Month(count: 0)
  }

  /// What is on its way to a facility, as far as a run on a month could know.
  func arrivals(facility: String, product: String, asOf: Month) -> [OrderTerms.Arrival] {
    // Files of orders pad codes as calendars do; the open layout keeps them as they are written.
    let padded = [
      FacilityCodeGrammar.normalized(facility) ?? facility, ProductCodeGrammar.normalized(product) ?? product,
    ]
    return (orders[[facility, product]] ?? orders[padded] ?? [])
      .filter { $0.isKnown(asOf: asOf, latest: latestMonth) }
      .map { OrderTerms.Arrival(monthsAhead: asOf.distance(to: $0.expectedMonth), units: $0.quantity) }
  }
}

/// The terms under which every product of a run is ordered.
struct RunTerms {
  /// The calendar of each facility of the run, by code.
  let calendars: [String: FacilityCalendar]
  private let knowledge: SupplyKnowledge
  private let settings: ForecastRun.Settings
  private let levels: ServiceLevels

  /// The terms for some histories, which end at the run's month: nothing later teaches anything.
  init(_ series: [SupplySeries], settings: ForecastRun.Settings, knowledge: SupplyKnowledge) {
    self.settings = settings
    self.knowledge = knowledge
    levels = ServiceLevels(series, products: knowledge.products, settings: settings)
    calendars = Dictionary(grouping: series, by: \.facility).reduce(into: [:]) { calendars, entry in
      if let stated = knowledge.supplies[entry.key].calendar {
        calendars[entry.key] = FacilityCalendar(stated: stated)
      } else if settings.orders.learnsCalendars {
        calendars[entry.key] = FacilityCalendar(ReceiptRhythm(entry.value, asOf: settings.asOf))
      }
    }
  }

  /// The calendar of a facility.
  func calendar(_ facility: String) -> SupplyCalendar {
    (calendars[facility] ?? .assumed).calendar
  }

  /// The terms of one facility × product.
  func terms(_ series: SupplySeries) -> OrderTerms {
    let product = knowledge.products[series.product]
    return OrderTerms(
      calendar: calendar(series.facility),
      serviceLevel: levels.level(facility: series.facility, product: series.product),
      packSize: product.packSize ?? 1, minimumOrder: product.minimumOrder ?? 0,
      arrivals: knowledge.arrivals(
        facility: series.facility, product: series.product, asOf: settings.asOf))
  }
}
