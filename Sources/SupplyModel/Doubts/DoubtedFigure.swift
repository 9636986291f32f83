/// A figure of a report that a finding speaks against, and how it is read until somebody has looked at it.
public struct DoubtedFigure: Hashable, Sendable, Codable {
  /// The finding: `FindingKey.id`, for `colca findings confirm`.
  public var finding: String
  /// What was found.
  public var code: FindingCode
  /// The first month of which the figure is doubted.
  public var firstMonth: Month
  /// The last; the same as `firstMonth` where it is one.
  public var month: Month
  /// What was reported, in units.
  public var reported: Double
  /// How it is read.
  public var reading: Reading

  /// How a doubted figure is read; `otherwise` an order is worked out from the other reading.
  public enum Reading: Hashable, Sendable, Codable {
    /// The month's consumption does not count; the usual one. Otherwise: as reported.
    case leftOut(usual: Double)
    /// A high consumption counts as reported; the usual one. Otherwise: it does not count.
    case high(usual: Double)
    /// The consumption is what the rest of the report gives. Otherwise: as reported.
    case consumed(Double)
    /// The stock is what the movements give. Otherwise: as reported.
    case stock(Double)
    /// The stock is as reported, although the movements give another. Otherwise: what they give.
    case stockAsReported(movementsGive: Double)
    /// A stock that stands still counts as reported, and so do the months without use; the consumption of before. Otherwise: those months do
    /// not count, as where a report was sent again.
    case standing(usual: Double)
    /// The months before are brought to the unit of the reports since, `factor` times as many or as few. Otherwise: `earlierUnit`.
    case newUnit(factor: Double, isMore: Bool)
    /// The reports since are brought to the unit of the months before. Otherwise: `newUnit`.
    case earlierUnit(factor: Double, isMore: Bool)
  }

  /// A doubted figure.
  public init(
    finding: String, code: FindingCode, firstMonth: Month, month: Month, reported: Double, reading: Reading
  ) {
    self.finding = finding
    self.code = code
    self.firstMonth = firstMonth
    self.month = month
    self.reported = reported
    self.reading = reading
  }
}

/// What is doubted of one facility × product, and what the other reading would order.
public struct SeriesDoubt: Hashable, Sendable, Codable {
  /// The figures, by month.
  public var figures: [DoubtedFigure]
  /// Units that would be ordered, before caps, by the other reading of all of them; nil where that gives no order.
  public var orderOtherwise: Int?

  /// A doubt.
  public init(figures: [DoubtedFigure], orderOtherwise: Int?) {
    self.figures = figures
    self.orderOtherwise = orderOtherwise
  }
}
