import SupplyModel

/// Reporting rates by micro-network and month: the DIRESA's monthly question.
///
/// Expected is who `ReportingCount` says: a facility that closed leaves the count when the register says so, else after half a year
/// without a report, and a new one enters with its first report.
public struct ReportingRates: Sendable {
  /// One rate per micro-network and month with anyone expected, by month and then by place.
  public let rates: [ReportingRate]

  /// The rates of some months.
  ///
  /// - Parameters:
  ///   - histories: what every facility reported, months before the first one asked for included.
  ///   - directory: to which micro-network each belongs.
  ///   - months: the months asked for.
  ///   - arrivals: by facility, the day on which the report of each month first came in, where it is known.
  ///   - deadline: when reports are expected; nil when nobody has set it.
  ///   - partialCheck: what makes a month partly sent.
  public init(
    histories: [FacilityHistory], directory: FacilityDirectory, months: ClosedRange<Month>,
    arrivals: [FacilityCode: [Month: Day]] = [:], deadline: ReportingDeadline? = nil,
    partialCheck: PartialReportCheck = PartialReportCheck()
  ) {
    var groups: [LevelPlace: [FacilityHistory]] = [:]
    var partial: [FacilityCode: Set<Month>] = [:]
    for history in histories.sorted(by: { $0.facility < $1.facility }) {
      let facility = directory[history.facility]
      let level: SupplyLevel = FacilityKind(history.facility) == .warehouse ? .warehouse : .microNetwork
      guard let place = LevelPlace(of: facility, at: level) else { continue }
      groups[place, default: []].append(history)
      partial[history.facility] = Set(partialCheck.findings(in: history).compactMap(\.subject?.month))
    }
    let places = groups.keys.sorted()
    rates = months.flatMap { month in
      places.compactMap { place -> ReportingRate? in
        let group = Self.count(groups[place] ?? [], in: month, directory)
        let (reported, missing) = (group.reported, group.missing)
        guard group.expected > 0 else { return nil }
        let late = reported.filter { code in
          guard let arrival = arrivals[code]?[month], let deadline else { return false }
          return arrival > deadline.lastDay(of: month)
        }
        return ReportingRate(
          place: place, month: month, expected: (reported + missing).sorted(), reported: reported,
          missing: missing, late: late,
          partial: reported.filter { partial[$0]?.contains(month) ?? false })
      }
    }
  }

  /// The count of one place, all of whose members are of one kind.
  private static func count(
    _ histories: [FacilityHistory], in month: Month, _ directory: FacilityDirectory
  ) -> ReportingCount.Group {
    let months = (0...ReportingCount.expectedMonths).lazy.map { month.advanced(by: -$0) }
    let last = histories.reduce(into: [FacilityCode: Month]()) { last, history in
      last[history.facility] = months.first(where: history.hasReported)
    }
    let count = ReportingCount(lastReports: last, in: month, directory: directory)
    return count.warehouses.known > 0 ? count.warehouses : count.facilities
  }
}

/// Who of a micro-network has reported a month, and how.
public struct ReportingRate: Sendable, Equatable {
  /// The micro-network, with the network and authority that tell it from others of its name; warehouses apart.
  public let place: LevelPlace
  /// The month.
  public let month: Month
  /// Facilities that reported at least once in the six months before or in the month itself, in order of code.
  public let expected: [FacilityCode]
  /// Those that reported the month.
  public let reported: [FacilityCode]
  /// Those that did not.
  public let missing: [FacilityCode]
  /// Those whose report came after the deadline; empty where no dates or no deadline are known.
  public let late: [FacilityCode]
  /// Those that reported far fewer products than usual.
  public let partial: [FacilityCode]

  /// Reported ÷ expected; nil when nobody is expected.
  public var rate: Double? { share(reported.count) }
  /// Reported in time and complete ÷ expected; nil when nobody is expected.
  public var timelyAndCompleteRate: Double? {
    share(Set(reported).subtracting(late).subtracting(partial).count)
  }

  private func share(_ count: Int) -> Double? {
    expected.isEmpty ? nil : Double(count) / Double(expected.count)
  }
}

/// The day by which a month's report is expected: so many days into the next month.
///
/// Regions set their own calendar; MINSA's is not the same everywhere, so there is no default that could be right.
public struct ReportingDeadline: Sendable, Hashable, Codable {
  /// The day of the next month, 1…31; in a shorter month its last day.
  public let dayOfNextMonth: Int

  /// A deadline; the day is brought into 1…31.
  public init(dayOfNextMonth: Int) { self.dayOfNextMonth = min(max(1, dayOfNextMonth), 31) }

  /// The last day on which the report of a month is in time.
  ///
  ///     ReportingDeadline(dayOfNextMonth: 5).lastDay(of: october)  // 5 November
  public func lastDay(of month: Month) -> Day {
    Day(month: month.advanced(by: 1), dayOfMonth: dayOfNextMonth)
  }
}
