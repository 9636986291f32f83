import SupplyModel

/// Which methods of family planning facilities had on the shelf at the end of a month.
///
/// After the harmonised indicators of the Reproductive Health Supplies Coalition (2015): the share of facilities stocked out, by method
/// offered; and the share with at least three methods at primary level, five at secondary and tertiary level. A facility offers a
/// method that it holds; products of one method stand in for one another, so it is out where all of them are. Only facilities that
/// state their stock of the month count: one that has not reported is neither in stock nor out.
public struct MethodAvailability: Sendable, Equatable {
  /// A method at the facilities that offer it.
  public struct Method: Sendable, Equatable {
    /// The method.
    public let name: String
    /// Facilities that offer it and state their stock of it.
    public internal(set) var offering = 0
    /// Of these, those without any.
    public internal(set) var out = 0

    /// The share without any; nil where nobody states it.
    public var share: Double? { offering > 0 ? Double(out) / Double(offering) : nil }
  }

  /// Facilities that should have so many methods.
  public struct Choice: Sendable, Equatable {
    /// The methods that they should have.
    public let methods: Int
    /// Facilities of the level that state their stock.
    public internal(set) var facilities = 0
    /// Of these, those with at least so many methods in stock.
    public internal(set) var enough = 0

    /// The share with enough; nil where there are none.
    public var share: Double? { facilities > 0 ? Double(enough) / Double(facilities) : nil }
  }

  /// The methods, by name.
  public let methods: [Method]
  /// Any method: facilities out of at least one that they offer.
  public let any: Method
  /// Three methods at the first level of care, and where the register states no category.
  public let primary: Choice
  /// Five methods at hospitals, categories II and III.
  public let hospital: Choice

  /// What a run's month shows.
  ///
  /// - Parameters:
  ///   - assessments: of the run.
  ///   - asOf: the run's month.
  ///   - category: of a facility, by code.
  ///   - method: of a product, by code; nil for what is no method, which is not counted.
  public init(
    _ assessments: [SeriesAssessment], asOf: Month, category: (FacilityCode) -> String?,
    method: (ProductCode) -> String?
  ) {
    var stocks: [FacilityCode: [String: Double]] = [:]
    for line in assessments where line.order.decision != .notHeld && line.stockMonth == asOf {
      guard let stock = line.stock, let method = method(line.product) else { continue }
      stocks[line.facility, default: [:]][method, default: 0] += stock
    }
    self.init(stocks: stocks, category: category)
  }

  /// What the shelves of a month's end show.
  ///
  /// - Parameters:
  ///   - stocks: of each facility that states its stock of the month, the units of each method that it holds.
  ///   - category: of a facility, by code.
  public init(stocks: [FacilityCode: [String: Double]], category: (FacilityCode) -> String?) {
    var methods: [String: Method] = [:]
    var any = Method(name: "")
    var primary = Choice(methods: 3)
    var hospital = Choice(methods: 5)
    for (facility, held) in stocks {
      for (name, stock) in held {
        methods[name, default: Method(name: name)].offering += 1
        if stock <= 0 { methods[name]?.out += 1 }
      }
      let inStock = held.values.count { $0 > 0 }
      any.offering += 1
      if inStock < held.count { any.out += 1 }
      if Self.isHospital(category(facility)) {
        hospital.facilities += 1
        if inStock >= hospital.methods { hospital.enough += 1 }
      } else {
        primary.facilities += 1
        if inStock >= primary.methods { primary.enough += 1 }
      }
    }
    self.methods = methods.values.sorted { $0.name < $1.name }
    (self.any, self.primary, self.hospital) = (any, primary, hospital)
  }

  /// `II-1` and `III-2` are hospitals; `I-4` is not.
  static func isHospital(_ category: String?) -> Bool {
    // Registers write `II-1`, `ii 1`, `Categoría II-1`, `HOSPITAL III`.
    category.map { PlainWords.of($0).split(separator: " ").contains { $0.hasPrefix("ii") } } ?? false
  }
}
