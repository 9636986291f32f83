import SupplyModel

/// The arithmetic of an order, step by step, as it can be printed and computed again.
///
/// level    = min(max(demand, floor), ceiling), or the demand alone where planned by quantity; at least a unit
///            where some demand is foreseen and nothing is left
/// spared   = whole units that will expire after the cover, as far as the level is above what is expected to be used
/// need     = ⌈level − spared − usable stock − moved − on order⌉, at least 0
/// packed   = need in whole packs, at least the minimum quantity, or 0 where it is a trifle; down instead of up where up would pass the
///            ceiling and down is still enough at the service level, or up would pass it by more than a pack; never below the
///            minimum quantity
/// quantity = packed, less what a cap cut
public struct OrderArithmetic: Sendable, Equatable, Codable {
  /// The service level and why it is that one.
  public var serviceLevel: ServiceLevel
  /// What the stock, as it was counted, would be filled up to by demand alone, in units.
  public var demand: Double
  /// The mean of the same demand: half the cases, without safety.
  public var expectedDemand: Double
  /// Units of the floor; nil where there is none.
  public var floor: Double?
  /// Units of the ceiling; nil where there is none.
  public var ceiling: Double?
  /// Planned by quantity, not by months: few units, or used in few months.
  public var isByQuantity: Bool
  /// Units that are kept on the shelf whatever the demand's quantile says: 1 where nothing is left, else 0.
  public var least: Double
  /// Units counted on the shelf.
  public var stock: Double
  /// Units of these that will expire before they can be used.
  public var expiring: Double
  /// Units that can be used through the cover and are expected to expire after it all the same; nil in runs of before it was kept.
  public var spoiling: Double?
  /// Units that transfers bring, less those that they take away.
  public var moved: Int
  /// Units on order that arrive within the cover.
  public var onOrder: Double
  /// Units that should have arrived by now, of which no receipt shows a trace: not counted.
  public var overdue: Double
  /// Units in a pack.
  public var packSize: Int
  /// The fewest units that may be ordered.
  public var minimumOrder: Int
  /// Where less than so many units are missing and the shelf is not empty of what can be used, nothing is ordered.
  public var trifle: Double
  /// Nothing may be ordered: too much is there, or nobody uses it.
  public var isBlocked: Bool
  /// How many of the last twelve months were corrected for stock-outs.
  public var correctedMonths = 0
  /// The caps that cut the order, where any did.
  public var cap: Cap?
  /// The caps that could not be told what the order takes of them, for want of a price or of litres.
  public var uncounted: [Cap.Kind]?
  /// What the warehouse can send of the order, where it has less than is asked of it.
  public var allotment: Allotment?
  /// What `demand` and `expectedDemand` hold because others of the substitute group are short and do not come; nil where nothing is.
  public var carried: Carried?
  /// What a substitute on the same shelf takes off the couple-years that would go unmet; nil where none does.
  public var relief: Relief?
  /// What is counted of codes that this one replaces; nil where it replaces none.
  public var replaced: [Replaced]?
  /// Soles per unit; nil when unknown, and in runs of before it was kept.
  public var priceSoles: Double?

  /// The arithmetic of an order that no cap has cut and no warehouse has shared out yet.
  public init(
    serviceLevel: ServiceLevel, demand: Double, expectedDemand: Double, floor: Double?, ceiling: Double?,
    isByQuantity: Bool, least: Double = 0, stock: Double, expiring: Double = 0,
    spoiling: Double? = nil, moved: Int = 0, onOrder: Double = 0, overdue: Double = 0, packSize: Int = 1,
    minimumOrder: Int = 0, trifle: Double = 0,
    isBlocked: Bool = false
  ) {
    self.serviceLevel = serviceLevel
    self.demand = demand
    self.expectedDemand = expectedDemand
    self.floor = floor
    self.ceiling = ceiling
    self.isByQuantity = isByQuantity
    self.least = least
    self.stock = stock
    self.expiring = expiring
    self.spoiling = spoiling
    self.moved = moved
    self.onOrder = onOrder
    self.overdue = overdue
    self.packSize = max(1, packSize)
    self.minimumOrder = minimumOrder
    self.trifle = trifle
    self.isBlocked = isBlocked
  }

  /// What cut an order.
  public struct Cap: Sendable, Equatable, Codable {
    /// The kinds of caps.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      /// The soles of the facility.
      case facilityBudget = "facility_budget"
      /// The soles of the run.
      case runBudget = "run_budget"
      /// The litres of the facility's shelves.
      case storage
    }

    /// The caps that bind where the order was cut.
    public var kinds: [Kind]
    /// Units that are left, whole packs.
    public var units: Int

    /// A cut.
    public init(kinds: [Kind], units: Int) {
      self.kinds = kinds
      self.units = units
    }
  }

  /// A share of what a warehouse has too little of.
  public struct Allotment: Sendable, Equatable, Codable {
    /// The warehouse's code.
    public var warehouse: FacilityCode
    /// Units that it has.
    public var stock: Int
    /// Units that all its facilities order.
    public var ordered: Int
    /// Units allotted to this order, whole packs.
    public var units: Int
    /// What decided; nil in runs of before it was kept.
    public var ranking: Ranking?

    /// A share.
    public init(
      warehouse: FacilityCode, stock: Int, ordered: Int, units: Int, ranking: Ranking? = nil
    ) {
      self.warehouse = warehouse
      self.stock = stock
      self.ordered = ordered
      self.units = units
      self.ranking = ranking
    }

    /// How an order stands among those that ask for the same.
    public struct Ranking: Sendable, Equatable, Codable {
      /// Its place, from 1: by the couple-years that its whole order would keep from going unmet.
      public var place: Int
      /// Orders that ask for the same.
      public var claims: Int
      /// Couple-years that its whole order would keep.
      public var coupleYearsAsked: Double
      /// Couple-years that its share keeps.
      public var coupleYearsKept: Double
    }
  }

  /// The level that the stock is filled up to.
  public var level: Double { max(bounded, least) }

  /// Whole units that are not ordered, because as many will expire after the cover.
  ///
  /// They would be ordered for safety alone: what is expected to be used is ordered whatever expires.
  ///
  ///     // Filled up to 24 where 18 are expected to be used, and 4 of the shelf expire after the cover: 4. Were it 9: 6
  public var spared: Double {
    let most = max(0, level - max(expectedDemand, least))
    return min(((spoiling ?? 0) + 1e-9).rounded(.down), most.rounded(.down))
  }

  /// Units that can be used in time, without any order.
  private var there: Double { stock - expiring + Double(moved) + onOrder }

  /// Units that are needed, as they are computed: below 0 where more is there than is needed.
  public var gap: Double { level - spared - there }

  /// Units that are needed, whole.
  public var need: Int { Self.missing(gap) }

  /// Whether too little is missing to write a request for.
  public var isTrifling: Bool { stock - expiring + Double(moved) >= 1 && Double(need) < trifle }

  /// The need in whole packs, before any cap.
  public var packed: Int {
    guard !isBlocked, need > 0, !isTrifling else { return 0 }
    func up(_ units: Int) -> Int { (units + packSize - 1) / packSize * packSize }
    let most = max(up(need), up(minimumOrder))
    guard let ceiling, !isByQuantity, there + Double(most) > ceiling + 1e-9 else { return most }
    let down = need / packSize * packSize
    // What the floor alone asks for can wait.
    let isEnough = there + Double(down) >= max(demand - spared, least) - 1e-9
    if isEnough, down == 0 || down >= minimumOrder { return down }
    guard there + Double(most) > ceiling + Double(packSize) + 1e-9 else { return most }
    let fewer = max(packSize, down)
    // Who delivers takes no smaller order: the ceiling gives way.
    return fewer >= minimumOrder ? fewer : most
  }

  /// Whole units that whole packs, or the minimum quantity, put on the shelf above the ceiling; 0 where the need alone asks for as much.
  public var aboveCeiling: Int {
    guard let ceiling, ceiling > 0, quantity > need else { return 0 }
    return Self.missing(there + Double(quantity) - max(ceiling, level))
  }

  /// Units to order.
  public var quantity: Int { min(packed, cap?.units ?? packed) }

  /// The demand within floor and ceiling.
  public var bounded: Double {
    guard !isByQuantity else { return demand }
    return min(max(demand, floor ?? 0), ceiling ?? .infinity)
  }

  /// Units of `bounded` that are there only for what does not come of substitutes; less than is carried where a bound decides.
  public var carriedUnits: Double {
    guard let carried else { return 0 }
    guard !isByQuantity else { return carried.units }
    return bounded - min(max(demand - carried.units, floor ?? 0), ceiling ?? .infinity)
  }

  /// Whole units that fill a gap, never negative; a hair above a whole number is interpolation, not demand.
  static func missing(_ gap: Double) -> Int {
    let units = max(0, (gap - 1e-9).rounded(.up))
    return units.isNaN ? 0 : Int(min(units, mostUnits))
  }

  /// No order is larger: more than any report can say (a billion) for eighty years, and so little that the orders of nine million shelves
  /// together are still a whole number.
  static let mostUnits = 1e12
}
