import SupplyModel

/// All that one facility has reported, month by month: which products, not which quantities.
public struct FacilityHistory: Sendable, Equatable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The products reported in each month with a report, codes in rising order.
  public let productsByMonth: [Month: [ProductCode]]

  /// A history from the products of each month; months without products count as not reported.
  public init(facility: FacilityCode, productsByMonth: [Month: [ProductCode]]) {
    self.facility = facility
    self.productsByMonth = productsByMonth.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
  }

  /// The history of each facility among some series, by code.
  public static func histories(of series: [SupplySeries]) -> [FacilityHistory] {
    var products: [FacilityCode: [Month: [ProductCode]]] = [:]
    for one in series {
      for entry in one.entries where entry.quantities != nil {
        products[one.facility, default: [:]][entry.month, default: []].append(one.product)
      }
    }
    return products.keys.sorted().map { code in
      FacilityHistory(facility: code, productsByMonth: products[code] ?? [:])
    }
  }

  /// The months with a report, in rising order.
  public var months: [Month] { productsByMonth.keys.sorted() }

  /// True when the facility reported anything in a month.
  public func hasReported(_ month: Month) -> Bool { productsByMonth[month] != nil }
}

/// The quality grade of one facility in one month, with what led to it.
public struct FacilityMonthQuality: Sendable, Equatable, Codable {
  /// One reason: a code, how much of the month it affects, and the points it took.
  public struct Reason: Sendable, Equatable, Codable {
    /// What was found.
    public let code: FindingCode
    /// Products of the month that it affects, or findings where they name no product.
    public let count: Int
    /// Share of the month's products that it affects, 0…1.
    public let share: Double
    /// Points of 100 that it took.
    public let points: Double
  }

  /// The facility's code.
  public let facility: FacilityCode
  /// The month.
  public let month: Month
  /// The grade.
  public let grade: QualityGrade
  /// 100 less the points of all reasons, never below 0; 0 when not reported.
  public let score: Double
  /// The reasons, gravest first; empty for a spotless month and one that was not reported.
  public let reasons: [Reason]

  /// A grade with its reasons.
  public init(facility: FacilityCode, month: Month, grade: QualityGrade, score: Double, reasons: [Reason]) {
    self.facility = facility
    self.month = month
    self.grade = grade
    self.score = score
    self.reasons = reasons
  }
}

/// The quality grade of every facility in every month, for whoever weighs months by how far they can be believed.
///
///     let quality = try FindingReview(database: database, latestMonth: origin).grades(through: origin)
///     let weight = (quality["06528F01", month]?.score ?? 0) / 100
public struct NetworkQuality: Sendable, Equatable {
  /// The grades of each facility by its code: every month from its first report or finding to the last month asked
  /// for, in order, months without a report among them.
  public let months: [FacilityCode: [FacilityMonthQuality]]

  /// Grades the months of all facilities.
  ///
  /// - Parameters:
  ///   - histories: which products each facility reported when; each facility once.
  ///   - findings: of any facility, in any order.
  ///   - lastMonth: the last month to grade.
  ///   - grader: the weights and limits.
  /// - Complexity: O(months of all facilities + findings).
  public init(
    histories: [FacilityHistory], findings: [Finding], through lastMonth: Month,
    grader: QualityGrader = QualityGrader()
  ) {
    let ofFacility = Dictionary(grouping: findings) { $0.subject?.facility ?? "" }
    months = histories.reduce(into: [:]) { months, history in
      let own = ofFacility[history.facility] ?? []
      months[history.facility] = grader.grades(of: history, findings: own, through: lastMonth)
    }
  }

  /// The grade of a facility in a month; nil before its first report, after the last month, and for a code unknown.
  ///
  /// - Complexity: O(1).
  public subscript(facility: FacilityCode, month: Month) -> FacilityMonthQuality? {
    guard let graded = months[facility], let first = graded.first?.month else { return nil }
    let index = first.distance(to: month)
    return graded.indices.contains(index) ? graded[index] : nil
  }
}
