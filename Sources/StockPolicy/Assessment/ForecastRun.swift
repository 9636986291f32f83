import DemandForecasting
import SupplyModel

/// One forecast of everything, with the settings that make it reproducible.
public struct ForecastRun: Sendable, Equatable {
  /// The settings of a run.
  public struct Settings: Sendable, Equatable, Codable {
    /// The last month known to the run.
    public var asOf: Month
    /// Months forecast ahead.
    public var horizonMonths: Int
    /// The probability with which an order should be enough.
    public var serviceLevel: Double
    /// What forecasts demand and stock-outs.
    public var model: DemandModel
    /// What demand is a forecast of: orders need what would be dispensed, not what was.
    public var target: ForecastTarget
    /// The official rule shown beside.
    public var officialRule: OfficialRule
    /// How orders are bounded, capped and learned for.
    public var orders: OrderSettings
    /// What a trip is worth; nil when nothing is to be moved.
    public var transfers: TransferSettings?
    /// Which products are looked at.
    public var scope: ProductScope

    /// Settings of a run; the defaults forecast six months and order for nine of ten cases.
    public init(
      asOf: Month, horizonMonths: Int = 6, serviceLevel: Double = 0.9,
      model: DemandModel = .full, target: ForecastTarget = .demand,
      officialRule: OfficialRule = OfficialRule(), orders: OrderSettings = OrderSettings(),
      transfers: TransferSettings? = TransferSettings(), scope: ProductScope = .familyPlanning
    ) {
      self.asOf = asOf
      self.horizonMonths = horizonMonths
      self.serviceLevel = serviceLevel
      self.model = model
      self.target = target
      self.officialRule = officialRule
      self.orders = orders
      self.transfers = transfers
      self.scope = scope
    }

    /// Settings as they were stored; one that is not there is of a run that knew no such setting, and has its default.
    ///
    /// A setting that comes later is to be given here, where it is absent, what runs did before it.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let usual = Self(asOf: try values.decode(Month.self, forKey: .asOf))
      asOf = usual.asOf
      horizonMonths = try values.decode(.horizonMonths, or: usual.horizonMonths)
      serviceLevel = try values.decode(.serviceLevel, or: usual.serviceLevel)
      model = try values.decode(.model, or: usual.model)
      target = try values.decode(.target, or: usual.target)
      officialRule = try values.decode(.officialRule, or: usual.officialRule)
      orders = try values.decode(.orders, or: usual.orders)
      transfers = try values.decodeIfPresent(TransferSettings.self, forKey: .transfers)
      // Runs looked at every product before there were scopes.
      scope = try values.decode(.scope, or: .all)
    }

    private enum CodingKeys: String, CodingKey {
      case asOf, horizonMonths, serviceLevel, model, target, officialRule, orders, transfers, scope
    }

    /// Writes them; a run on every product as it was written before there were scopes, so that its digest stays what it was.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(asOf, forKey: .asOf)
      try values.encode(horizonMonths, forKey: .horizonMonths)
      try values.encode(serviceLevel, forKey: .serviceLevel)
      try values.encode(model, forKey: .model)
      try values.encode(target, forKey: .target)
      try values.encode(officialRule, forKey: .officialRule)
      try values.encode(orders, forKey: .orders)
      try values.encodeIfPresent(transfers, forKey: .transfers)
      if scope != .all { try values.encode(scope, forKey: .scope) }
    }
  }

  /// The settings.
  public let settings: Settings
  /// The assessments, by facility and product code.
  public let assessments: [SeriesAssessment]
  /// What to move before ordering, by trip and product.
  public let transfers: [Transfer]
  /// The calendar of each facility and where it comes from, by code.
  public let calendars: [FacilityCode: FacilityCalendar]
  /// What each warehouse can send and what is asked of it, by warehouse and product.
  public let warehouseStocks: [WarehouseStock]

  /// A run from its settings and results.
  public init(
    settings: Settings, assessments: [SeriesAssessment], transfers: [Transfer] = [],
    calendars: [FacilityCode: FacilityCalendar] = [:], warehouseStocks: [WarehouseStock] = []
  ) {
    self.settings = settings
    self.assessments = assessments
    self.transfers = transfers
    self.calendars = calendars
    self.warehouseStocks = warehouseStocks
  }

  /// The same run with what is doubted of some of its lines.
  public func doubting(_ doubts: [SeriesKey: SeriesDoubt]) -> ForecastRun {
    guard !doubts.isEmpty else { return self }
    return ForecastRun(
      settings: settings,
      assessments: assessments.map { line in
        var line = line
        line.doubt = doubts[line.key]
        return line
      }, transfers: transfers, calendars: calendars, warehouseStocks: warehouseStocks)
  }

  /// The same run with the assessments and transfers of one facility alone.
  public func only(facility: FacilityCode) -> ForecastRun {
    ForecastRun(
      settings: settings, assessments: assessments.filter { $0.facility == facility },
      transfers: transfers.filter { $0.from == facility || $0.to == facility },
      calendars: calendars.filter { $0.key == facility })
  }

  /// The same run with the assessments of one level of alert alone.
  public func only(alert: AlertLevel) -> ForecastRun {
    ForecastRun(
      settings: settings, assessments: assessments.filter { $0.alert == alert }, transfers: transfers,
      calendars: calendars, warehouseStocks: warehouseStocks)
  }

  /// What is ordered, or would be were it not for a cap: the lines of every list of orders, and what every count of them counts.
  public var orderLines: [SeriesAssessment] { assessments.filter(\.isOrderLine) }

  /// Where a warehouse has less than its facilities order.
  public var shortages: [WarehouseStock] { warehouseStocks.filter { $0.unmet > 0 } }

  /// The assessments that call for action, most urgent first: by alert level, then by expected harm, then by code.
  public var worklist: [SeriesAssessment] {
    assessments.filter { $0.alert <= .watch }.sorted { left, right in
      if left.alert != right.alert { return left.alert < right.alert }
      if left.expectedHarm != right.expectedHarm { return left.expectedHarm > right.expectedHarm }
      return (left.facility, left.product) < (right.facility, right.product)
    }
  }
}
