import SupplyModel

/// How the methods of one substitute group carry part of each other's shortage at a facility.
///
/// Who does not get a method takes another one of its group in so many cases (`share`), couple-year for couple-year. Where a substitute has
/// more than it needs, that much less is lost of what is short; where nothing comes of what is short, that much more is needed of its
/// substitutes, each an equal part. How many people really change is not measured anywhere: the share is declared.
public struct SubstituteShares: Sendable {
  private let share: Double
  /// The substitutes of each line, by their places.
  private let partners: [[Int]]
  /// Couple-years per unit of each line.
  private let coupleYears: [Double]

  /// The groups of a run; nil where no facility has two methods of a group, or the share is 0.
  ///
  /// - Parameters:
  ///   - lines: facility, product and whether it is held there, in the run's order.
  ///   - share: from 0 to 1.
  ///   - product: what the catalogue knows of a product.
  public init?(
    _ lines: [(key: SeriesKey, isHeld: Bool)], share: Double, product: (ProductCode) -> Product
  ) {
    guard share > 0 else { return nil }
    struct Group: Hashable {
      let facility: FacilityCode
      let name: String
    }
    var groups: [Group: [Int]] = [:]
    for (place, line) in lines.enumerated() where line.isHeld {
      guard let name = product(line.key.product).substituteGroupWords else { continue }
      groups[Group(facility: line.key.facility, name: name), default: []].append(place)
    }
    var partners = [[Int]](repeating: [], count: lines.count)
    for places in groups.values where places.count > 1 {
      for place in places { partners[place] = places.filter { $0 != place } }
    }
    guard partners.contains(where: { !$0.isEmpty }) else { return nil }
    self.share = min(1, share)
    self.partners = partners
    coupleYears = lines.map {
      product($0.key.product).coupleYearsPerUnit ?? AssessmentPolicy.assumedCoupleYearsPerUnit
    }
  }

  /// What lessens the loss of each line, by its place: as much of it as substitutes carry with what they have beyond their need.
  ///
  ///     // Two couple-years would go unmet, a substitute has 0.5 to spare, the share is .3: .25 of them do not
  public func reliefs(_ assessments: [SeriesAssessment]) -> [Int: OrderArithmetic.Relief] {
    var reliefs: [Int: OrderArithmetic.Relief] = [:]
    for place in partners.indices where !partners[place].isEmpty {
      let lost = assessments[place].expectedHarm
      guard lost > 0 else { continue }
      let spare = partners[place].map { (place: $0, coupleYears: spareCoupleYears(assessments[$0], at: $0)) }
      let relief = min(share, spare.reduce(0) { $0 + $1.coupleYears } / lost)
      guard relief >= Self.leastRelief,
        let most = spare.max(by: { ($0.coupleYears, $1.place) < ($1.coupleYears, $0.place) })
      else { continue }
      reliefs[place] = .init(share: relief, substitute: assessments[most.place].product)
    }
    return reliefs
  }

  /// Less than this part of a loss is not worth a word.
  static let leastRelief = 0.05

  /// Units more that substitutes need, by their places, for what does not come of others.
  ///
  /// - Parameter unmet: units of a line that are expected to go unmet with all that comes; nil where all comes that is ordered.
  ///
  ///     // 20 ampoules of .25 go unmet, the share is .3: the one substitute of .075 is asked for 20 × .25 × .3 ÷ .075 = 20 more
  public func carried(
    _ assessments: [SeriesAssessment], unmet: (_ place: Int) -> Double?
  ) -> [Int: OrderArithmetic.Carried] {
    let short = partners.indices.map { partners[$0].isEmpty ? nil : unmet($0) }
    var carried: [Int: OrderArithmetic.Carried] = [:]
    for (place, units) in short.enumerated() {
      guard let units, units > 0 else { continue }
      // Who is short itself carries nobody.
      let bearers = partners[place].filter {
        short[$0] == nil && coupleYears[$0] > 0 && isKnown(assessments[$0])
      }
      for bearer in bearers {
        let more = units * coupleYears[place] * share / coupleYears[bearer] / Double(bearers.count)
        var sum = carried[bearer] ?? .init(units: 0, products: [])
        sum.units += more
        sum.products.append(assessments[place].product)
        carried[bearer] = sum
      }
    }
    return carried.filter { $0.value.units >= 0.5 }
  }

  private func isKnown(_ assessment: SeriesAssessment) -> Bool {
    assessment.order.arithmetic != nil
  }

  /// What a shelf has beyond its own need, in couple-years.
  private func spareCoupleYears(_ assessment: SeriesAssessment, at place: Int) -> Double {
    guard let arithmetic = assessment.order.arithmetic else { return 0 }
    return max(0, arithmetic.stock - arithmetic.expiring - arithmetic.level) * coupleYears[place]
  }
}

extension OrderArithmetic {
  /// That a substitute on the same shelf carries part of what would go unmet.
  public struct Relief: Sendable, Equatable, Codable {
    /// The part, from 0 to 1.
    public var share: Double
    /// The substitute with the most to spare.
    public var substitute: ProductCode

    /// A relief.
    public init(share: Double, substitute: ProductCode) {
      self.share = share
      self.substitute = substitute
    }
  }

  /// What is needed more because others of its group are short and do not come.
  public struct Carried: Sendable, Equatable, Codable {
    /// Units.
    public var units: Double
    /// What is short.
    public var products: [ProductCode]

    /// What is carried.
    public init(units: Double, products: [ProductCode]) {
      self.units = units
      self.products = products
    }
  }

  /// What is counted of a code that this one replaces.
  public struct Replaced: Sendable, Equatable, Codable {
    /// The old code.
    public var product: ProductCode
    /// Units of the stock that lie under the old code; 0 where none are left.
    public var stock: Double

    /// What is counted.
    public init(product: ProductCode, stock: Double) {
      self.product = product
      self.stock = stock
    }
  }
}
