import SupplyModel

/// Grades the months of a facility from everything that was found in them.
///
/// Score = 100 − Σ over codes of weight × share, where the share is that of the month's products which the code
/// affects; for a month partly sent it is the share of the usual products that are missing. Good is 90 or more with no
/// spoiling code, usable 60 or more, poor less. One product of eleven with a broken opening leaves 96: good, as
/// forecasts of the other ten lose nothing; all eleven leave 60.
public struct QualityGrader: Sendable {
  /// The points by code.
  public var weights: QualityWeights
  /// The least score of a good month.
  public var goodScore: Double
  /// The least score of a usable month.
  public var usableScore: Double

  /// A grader with the standard weights and limits.
  public init(weights: QualityWeights = .standard, goodScore: Double = 90, usableScore: Double = 60) {
    self.weights = weights
    self.goodScore = goodScore
    self.usableScore = usableScore
  }

  /// The grade of every month from the facility's first report to `lastMonth`, in order.
  ///
  /// - Parameters:
  ///   - history: which products the facility reported when.
  ///   - findings: of histories, of whole months, and of single rows placed by product and month; those of other
  ///     facilities are ignored. A finding of several months counts in each of them that was reported.
  ///   - lastMonth: the last month to grade.
  public func grades(
    of history: FacilityHistory, findings: [Finding], through lastMonth: Month
  ) -> [FacilityMonthQuality] {
    let own = findings.filter {
      $0.subject?.facility == history.facility && weights.points[$0.code] != nil
    }
    let first = (history.months + own.compactMap(\.subject?.firstMonth)).min()
    guard let first, first <= lastMonth else { return [] }
    var byMonth: [Month: [Finding]] = [:]
    for finding in own {
      guard let subject = finding.subject, subject.firstMonth <= lastMonth else { continue }
      for month in subject.firstMonth...min(subject.month, lastMonth) {
        byMonth[month, default: []].append(finding)
      }
    }
    return (first...lastMonth).map { month in
      grade(
        facility: history.facility, month: month, products: history.productsByMonth[month] ?? [],
        findings: byMonth[month] ?? [])
    }
  }

  /// The grade of one facility-month.
  ///
  /// - Parameters:
  ///   - facility: the facility's code.
  ///   - month: the month.
  ///   - products: the products reported; none and no finding of a rejected row is a month not reported.
  ///   - findings: what was found in the month, in any order.
  public func grade(
    facility: FacilityCode, month: Month, products: [ProductCode], findings: [Finding]
  ) -> FacilityMonthQuality {
    let involved = Set(products).union(findings.compactMap(\.subject?.product))
    let isReported = !products.isEmpty || findings.contains { $0.severity == .error }
    guard isReported else {
      return FacilityMonthQuality(
        facility: facility, month: month, grade: .notReported, score: 0, reasons: [])
    }
    let reasons = Dictionary(grouping: findings, by: \.code)
      .map { reason($0.key, $0.value, productCount: involved.count) }
      .filter { $0.points > 0 }
      .sorted { ($1.points, $0.code.rawValue) < ($0.points, $1.code.rawValue) }
    let score = max(0, reasons.reduce(100) { $0 - $1.points })
    let isSpoilt = reasons.contains { weights.spoiling.contains($0.code) }
    let grade: QualityGrade =
      score >= goodScore && !isSpoilt ? .good : score >= usableScore ? .usable : .poor
    return FacilityMonthQuality(
      facility: facility, month: month, grade: grade, score: score, reasons: reasons)
  }

  private func reason(
    _ code: FindingCode, _ findings: [Finding], productCount: Int
  ) -> FacilityMonthQuality.Reason {
    let affected =
      Set(findings.compactMap(\.subject?.product)).count + findings.count { $0.subject?.product == nil }
    let share = Self.missingShare(findings) ?? min(1, Double(affected) / Double(max(1, productCount)))
    return FacilityMonthQuality.Reason(
      code: code, count: affected, share: share, points: (weights.points[code] ?? 0) * share)
  }

  /// The share of the usual products that a month partly sent lacks.
  private static func missingShare(_ findings: [Finding]) -> Double? {
    for finding in findings {
      if case .network(.partlySent(let reported, let usual, _)) = finding.facts, usual > 0 {
        return min(1, max(0, 1 - Double(reported) / usual))
      }
    }
    return nil
  }
}

/// How far the figures of one facility in one month can be believed.
public enum QualityGrade: String, Sendable, Codable, CaseIterable {
  /// Good: 90 points or more and nothing that is wrong for certain.
  case good = "A"
  /// To be used with care: 60 points or more.
  case usable = "B"
  /// Poor: less.
  case poor = "C"
  /// No report at all.
  case notReported = "not_reported"
}

/// How many points of 100 a finding takes when it affects every product of a facility's month.
///
/// The weights are judgements, not measurements: 100 for what makes a report useless, 60 for a report that
/// contradicts itself, 40 for one that contradicts another month or file, 20 for what may well be true, 0 for what says nothing
/// about the quantities. A finding that affects three of twelve products takes a quarter of its weight.
public struct QualityWeights: Sendable, Equatable {
  /// Points by code; codes without an entry take none.
  public var points: [FindingCode: Double]
  /// Codes that alone keep a month from being good, however many products it has.
  public var spoiling: Set<FindingCode>

  /// The weights that Colca uses.
  public static let standard = QualityWeights(
    points: [
      .rowTooShort: 100, .rowTooLong: 100, .blankCell: 100, .badNumber: 100, .badProductCode: 100,
      .badFacilityCode: 100, .badMonth: 100, .duplicateRow: 100, .totalRow: 0, .rowsAlike: 20,
      .negativeConsumption: 100,
      .unclosedQuote: 100,
      .lineTooLong: 100, .futureMonth: 100, .longAgoMonth: 100, .partlySent: 100,
      .unfinishedMonth: 100,
      .unbalanced: 60, .negativeStock: 60, .unitOfIssueJump: 60,
      .openingBroken: 40, .negativeQuantity: 40, .frozenStock: 40, .consumptionDiffers: 40, .stockDiffers: 40,
      .stockoutDaysBeyondMonth: 40, .stockoutDaysContradicted: 40,
      .consumptionSpike: 20, .monthGap: 20, .fractionalQuantity: 20, .expiredBeforePeriod: 20,
      .otherOutputsAboveConsumption: 20, .otrasSalAboveConsumption: 20,
    ],
    spoiling: [
      .partlySent, .unbalanced, .negativeStock, .unitOfIssueJump, .negativeConsumption, .futureMonth,
      .longAgoMonth,
    ])

  /// Weights of one's own.
  public init(points: [FindingCode: Double], spoiling: Set<FindingCode>) {
    self.points = points
    self.spoiling = spoiling
  }
}
