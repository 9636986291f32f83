import SupplyModel

/// What a report tells of improvement: standards month by month, causes, targets, cycles, need, of everything at once; each page takes its own.
public struct ImprovementFacts: Sendable {
  /// The last month.
  public var month: Month
  /// The day on which it is told.
  public var day: Day
  /// What was measured of every facility in the twelve months up to it.
  public var table: MeasureTable
  /// The standards.
  public var standards: StandardCatalogue
  /// Why shelves were empty in those months.
  public var causes: [CauseLine]
  /// The cycles that are not closed.
  public var cycles: [ImprovementCycle]
  /// How places are on their way to targets whose time is not over.
  public var targets: [TargetProgress]
  /// Need and service of those months.
  public var needs: [FacilityNeed]
  /// The moves of shifts that would serve most of it, reckoned once for everything.
  public var proposal: ShiftProposal?
  /// Who improved most from the first half to the second: micro-networks and networks, each indicator a league of all places of its level.
  public private(set) var league: [LeagueEntry]
  /// Whether people or visits of anybody are known.
  public var hasNeed: Bool { needs.contains { $0.populationYear != nil || $0.visits != nil } }

  /// The facilities that are meant, by their places in the table.
  public private(set) var facilities: [Int]
  /// The facilities of each place that a cycle or a target is about.
  private let members: [ServicePlace: Set<FacilityCode>]
  /// Where causes and needs of each facility stand in those of everything.
  private let (causesOf, needsOf): ([FacilityCode: [Int]], [FacilityCode: [Int]])
  /// Where in the league of everything the places stand whose first facility each is: of others none is within some facilities.
  private let leagueOf: [FacilityCode: [Int]]

  /// The facts of a report.
  public init(
    month: Month, day: Day, table: MeasureTable, standards: StandardCatalogue, causes: [CauseLine] = [],
    cycles: [ImprovementCycle] = [], targets: [TargetProgress] = [], needs: [FacilityNeed] = [],
    proposal: ShiftProposal? = nil, directory: FacilityDirectory
  ) {
    self.month = month
    self.day = day
    self.table = table
    self.standards = standards
    self.causes = causes
    self.cycles = cycles
    self.targets = targets
    self.needs = needs
    self.proposal = proposal
    causesOf = Dictionary(grouping: causes.indices) { causes[$0].key.facility }
    needsOf = Dictionary(grouping: needs.indices) { needs[$0].facility }
    facilities = Array(table.facilities.indices)
    let league = ImprovementLeague.entries(
      table, standards: standards, levels: [.microNetwork, .network], directory: directory,
      before: table.months.lowerBound...month.advanced(by: -Self.half),
      after: month.advanced(by: 1 - Self.half)...month)
    let places = Set(cycles.map(\.start.place) + targets.map(\.target.place) + league.map(\.place))
    var members: [ServicePlace: Set<FacilityCode>] = [:]
    var firsts: [ServicePlace: FacilityCode] = [:]
    for code in table.facilities {
      let facility = directory[code]
      for level in PlaceLevel.allCases {
        let place = ServicePlace(of: facility, at: level)
        guard places.contains(place) else { continue }
        if members[place, default: []].isEmpty { firsts[place] = code }
        members[place, default: []].insert(code)
      }
    }
    self.members = members
    self.league = league
    leagueOf = league.indices.reduce(into: [:]) { places, number in
      guard let first = firsts[league[number].place] else { return }
      places[first, default: []].append(number)
    }
  }

  /// The months looked at.
  public var months: ClosedRange<Month> { table.months }
  /// The first half of them.
  public var before: ClosedRange<Month> { months.lowerBound...month.advanced(by: -Self.half) }
  /// The second half.
  public var after: ClosedRange<Month> { month.advanced(by: 1 - Self.half)...month }

  /// So many months are looked back upon.
  public static let monthCount = 12
  private static let half = 6

  /// The actions of all cycles that are past their day.
  public var overdue: [(cycle: ImprovementCycle, action: PlannedAction)] {
    cycles.flatMap { cycle in cycle.overdueActions(on: day).map { (cycle, $0) } }
  }

  /// The facts of some facilities, asked of those of everything: of cycles and targets those of places that hold none but them.
  ///
  /// - Complexity: linear in the facts of those facilities, in cycles and in targets.
  public func only(_ codes: [FacilityCode]) -> ImprovementFacts {
    let own = Set(codes)
    func isWithin(_ place: ServicePlace) -> Bool { members[place]?.isSubset(of: own) ?? false }
    var part = self
    part.causes = codes.flatMap { causesOf[$0] ?? [] }.sorted().map { causes[$0] }
    part.cycles = cycles.filter { isWithin($0.start.place) }
    part.targets = targets.filter { isWithin($0.target.place) }
    part.needs = codes.flatMap { needsOf[$0] ?? [] }.sorted().map { needs[$0] }
    part.proposal = proposal?.only(own)
    // Of so few facilities nobody has a rank; thousands of pages are of one.
    part.league =
      codes.count < FacilityBootstrap.fewestFacilities
      ? []
      : codes.flatMap { leagueOf[$0] ?? [] }.sorted().map { league[$0] }.filter { isWithin($0.place) }
    part.facilities = codes.compactMap { table.number(of: $0) }.sorted()
    return part
  }

  /// What an indicator's standard comes to in some months, over all of its methods.
  public func tally(_ standard: StandardCode, in period: ClosedRange<Month>) -> Tally {
    table.indicators.filter { $0.standard == standard }.reduce(Tally.none) {
      $0 + table.tally($1, of: facilities, in: period)
    }
  }

  /// The standards that have a figure in any month, in the order of the table.
  public var measured: [StandardCode] {
    var seen: Set<StandardCode> = []
    return table.indicators.map(\.standard).filter { code in
      seen.insert(code).inserted && tally(code, in: months).total > 0
    }
  }

  /// How each indicator of one figure went from the first half to the second; methods are told apart nowhere here.
  public func changes(_ place: ServicePlace) -> [FigureChange] {
    changes(place, before: before, after: after)
  }

  /// The same from one period to another.
  public func changes(
    _ place: ServicePlace, before: ClosedRange<Month>, after: ClosedRange<Month>
  ) -> [FigureChange] {
    measured.compactMap { code in
      let own = table.indicators.filter { $0.standard == code }
      guard own.count == 1, let indicator = own.first else { return nil }
      let change = FigureChange(
        indicator, standards[code], (place, facilities), before: before, after: after, table)
      return change.before.value == nil && change.after.value == nil ? nil : change
    }
  }
}
