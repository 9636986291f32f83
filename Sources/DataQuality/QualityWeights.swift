import SupplyModel

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
      .badFacilityCode: 100, .badMonth: 100, .duplicateRow: 100, .negativeConsumption: 100,
      .unclosedQuote: 100,
      .lineTooLong: 100, .futureMonth: 100, .partlySent: 100,
      .unbalanced: 60, .negativeStock: 60, .unitOfIssueJump: 60,
      .openingBroken: 40, .negativeQuantity: 40, .frozenStock: 40, .consumptionDiffers: 40,
      .consumptionSpike: 20, .monthGap: 20, .fractionalQuantity: 20, .expiredBeforePeriod: 20,
      .otherOutputsAboveConsumption: 20, .otrasSalAboveConsumption: 20,
    ],
    spoiling: [
      .partlySent, .unbalanced, .negativeStock, .unitOfIssueJump, .negativeConsumption, .futureMonth,
    ])

  /// Weights of one's own.
  public init(points: [FindingCode: Double], spoiling: Set<FindingCode>) {
    self.points = points
    self.spoiling = spoiling
  }
}
