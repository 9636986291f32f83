import SupplyModel

/// The facilities of every place of a level.
public struct PlaceGroups: Sendable {
  /// The places in their order, each with the numbers of its facilities in a table.
  public let groups: [(place: ServicePlace, facilities: [Int])]

  /// The places to which the facilities of a table belong.
  public init(_ table: MeasureTable, at level: PlaceLevel, directory: FacilityDirectory) {
    var facilities: [ServicePlace: [Int]] = [:]
    for (number, code) in table.facilities.enumerated() {
      facilities[ServicePlace(of: directory[code], at: level), default: []].append(number)
    }
    groups = facilities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private init(_ groups: [(place: ServicePlace, facilities: [Int])]) { self.groups = groups }

  /// The parts of these places that lie within another; those without any are left out.
  public func within(
    _ place: ServicePlace, _ table: MeasureTable, _ directory: FacilityDirectory
  ) -> PlaceGroups {
    PlaceGroups(
      groups.compactMap { group in
        let inside = group.facilities.filter {
          ServicePlace(of: directory[table.facilities[$0]], at: place.level) == place
        }
        return inside.isEmpty ? nil : (group.place, inside)
      })
  }

  /// The facilities of one place; empty for one that has none.
  public subscript(place: ServicePlace) -> [Int] { groups.first { $0.place == place }?.facilities ?? [] }
}

/// A figure of a standard at a place in a month or a period.
public struct PlaceFigure: Sendable, Equatable {
  /// What is measured.
  public let indicator: Indicator
  /// The standard; nil where only checklists name it.
  public let standard: Standard?
  /// Where.
  public let place: ServicePlace
  /// When.
  public let period: ClosedRange<Month>
  /// So much of so much.
  public let tally: Tally
  /// At how many facilities anything was measured.
  public let facilities: Int
  /// Reports that came, of those expected there and then: of couple-years, which are a sum of what was reported; nothing of shares.
  public let coverage: Tally

  /// The unit of the figure.
  public var unit: Standard.Unit { standard?.unit ?? .share }
  /// The figure; nil where there is no denominator.
  public var value: Double? { tally.value(unit) }
  /// Whether it reaches the standard's target; nil where there is no figure or no target.
  public var isMet: Bool? { value.flatMap { standard?.isMet(by: $0) } }

  /// The figures of every month, place of a level and indicator that has any; by month, place and the table's order.
  public static func list(
    _ table: MeasureTable, months: ClosedRange<Month>, groups: PlaceGroups, standards: StandardCatalogue
  ) -> [PlaceFigure] {
    months.flatMap { month in
      groups.groups.flatMap { group in
        table.indicators.map { indicator in
          PlaceFigure(
            indicator, standards[indicator.standard], group.place, month...month, table, group.facilities)
        }
      }
    }
  }

  /// A figure of a table.
  public init(
    _ indicator: Indicator, _ standard: Standard?, _ place: ServicePlace, _ period: ClosedRange<Month>,
    _ table: MeasureTable, _ facilities: [Int]
  ) {
    self.indicator = indicator
    self.standard = standard
    self.place = place
    self.period = period
    var (sum, seen) = (Tally.none, 0)
    for facility in facilities {
      let own = table.tally(indicator, of: CollectionOfOne(facility), in: period)
      if own.total > 0 { seen += 1 }
      sum += own
    }
    (tally, self.facilities) = (sum, seen)
    coverage =
      standard?.unit == .coupleYears
      ? table.tally(Indicator(ColcaMeasure.reported.code), of: facilities, in: period) : .none
  }
}
