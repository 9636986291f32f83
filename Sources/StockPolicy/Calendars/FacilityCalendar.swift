import SupplyModel

/// The calendar that a run uses for a facility, and where it comes from.
public struct FacilityCalendar: Sendable, Equatable, Codable {
  /// Where a lead time or a review period comes from.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// A file states it.
    case stated
    /// The facility's own receipts teach it.
    case learned
    /// Neither: `SupplyCalendar.assumed`.
    case assumed
    /// Whoever asked for the run said so for every facility (`OrderSettings.leadTimeMonths`).
    case asked
  }

  /// Lead time and review period.
  public let calendar: SupplyCalendar
  /// Where the lead time comes from.
  public let leadTimeSource: Source
  /// Where the review period comes from.
  public let reviewPeriodSource: Source
  /// What the facility's reports show; nil where a file states the calendar.
  public let rhythm: ReceiptRhythm?

  /// A calendar that a file states.
  public init(stated calendar: SupplyCalendar) {
    self.calendar = calendar
    leadTimeSource = .stated
    reviewPeriodSource = .stated
    rhythm = nil
  }

  /// A calendar from what a facility's receipts teach; what they do not teach is assumed.
  public init(_ rhythm: ReceiptRhythm) {
    let assumed = SupplyCalendar.assumed
    calendar = SupplyCalendar(
      leadTimeMonths: rhythm.leadTimeMonths ?? assumed.leadTimeMonths,
      reviewPeriodMonths: rhythm.reviewPeriodMonths ?? assumed.reviewPeriodMonths)
    leadTimeSource = rhythm.leadTimeMonths == nil ? .assumed : .learned
    reviewPeriodSource = rhythm.reviewPeriodMonths == nil ? .assumed : .learned
    self.rhythm = rhythm
  }

  /// The calendar of a facility of which nothing is known.
  public static let assumed = FacilityCalendar()

  private init() {
    calendar = .assumed
    leadTimeSource = .assumed
    reviewPeriodSource = .assumed
    rhythm = nil
  }

  /// The same calendar with the periods that somebody asks for in place of its own; a period that is nil stays as it is.
  public func asking(leadTimeMonths: Int?, reviewPeriodMonths: Int?) -> FacilityCalendar {
    guard leadTimeMonths != nil || reviewPeriodMonths != nil else { return self }
    return FacilityCalendar(
      calendar: SupplyCalendar(
        leadTimeMonths: leadTimeMonths ?? calendar.leadTimeMonths,
        reviewPeriodMonths: reviewPeriodMonths ?? calendar.reviewPeriodMonths),
      leadTimeSource: leadTimeMonths == nil ? leadTimeSource : .asked,
      reviewPeriodSource: reviewPeriodMonths == nil ? reviewPeriodSource : .asked, rhythm: rhythm)
  }

  private init(
    calendar: SupplyCalendar, leadTimeSource: Source, reviewPeriodSource: Source, rhythm: ReceiptRhythm?
  ) {
    self.calendar = calendar
    self.leadTimeSource = leadTimeSource
    self.reviewPeriodSource = reviewPeriodSource
    self.rhythm = rhythm
  }
}
