import SupplyModel

/// What was measured of every facility, month and indicator: all that figures of any place and period are added up from.
///
///     var table = MeasureTable(facilities: ["A", "B"], months: october...october, indicators: [normal])
///     table.add(Tally(met: 3, total: 4), facility: 0, month: 0, indicator: 0)
///     table.tally(normal, of: [0, 1], in: october...october)  // 3 of 4
public struct MeasureTable: Sendable, Equatable {
  /// The facilities, by code.
  public let facilities: [FacilityCode]
  /// The months, without a gap.
  public let months: ClosedRange<Month>
  /// The indicators, in the order of the catalogue.
  public let indicators: [Indicator]
  private let places: [FacilityCode: Int]
  private let numbers: [Indicator: Int]
  /// Facility by facility, within it month by month, within that indicator by indicator.
  private var tallies: [Tally]

  /// A table without a figure.
  public init(facilities: [FacilityCode], months: ClosedRange<Month>, indicators: [Indicator]) {
    self.facilities = facilities
    self.months = months
    self.indicators = indicators
    places = Dictionary(facilities.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    numbers = Dictionary(indicators.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let monthCount = months.lowerBound.distance(to: months.upperBound) + 1
    tallies = Array(repeating: .none, count: facilities.count * monthCount * indicators.count)
  }

  /// How many months there are.
  public var monthCount: Int { months.lowerBound.distance(to: months.upperBound) + 1 }

  /// The number of a facility; nil for one that is not in the table.
  public func number(of facility: FacilityCode) -> Int? { places[facility] }
  /// The number of an indicator; nil for one that is not in the table.
  public func number(of indicator: Indicator) -> Int? { numbers[indicator] }
  /// The number of a month; nil for one outside.
  public func number(of month: Month) -> Int? {
    months.contains(month) ? months.lowerBound.distance(to: month) : nil
  }

  private func cell(_ facility: Int, _ month: Int, _ indicator: Int) -> Int {
    (facility * monthCount + month) * indicators.count + indicator
  }

  /// What was measured in one cell.
  public subscript(facility facility: Int, month month: Int, indicator indicator: Int) -> Tally {
    tallies[cell(facility, month, indicator)]
  }

  /// Adds to one cell.
  public mutating func add(_ tally: Tally, facility: Int, month: Int, indicator: Int) {
    tallies[cell(facility, month, indicator)] += tally
  }

  /// What an indicator comes to at some facilities in some months; nothing where the table has neither.
  ///
  /// - Complexity: O(facilities × months).
  public func tally(
    _ indicator: Indicator, of facilities: some Sequence<Int>, in period: ClosedRange<Month>
  ) -> Tally {
    guard let number = numbers[indicator], period.overlaps(months) else { return .none }
    let period = period.clamped(to: months)
    let first = months.lowerBound.distance(to: period.lowerBound)
    let last = months.lowerBound.distance(to: period.upperBound)
    var sum = Tally.none
    for facility in facilities {
      for month in first...last { sum += tallies[cell(facility, month, number)] }
    }
    return sum
  }
}
