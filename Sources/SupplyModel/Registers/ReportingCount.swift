/// Who is expected to report a month, who did and who did not: the one count of it, whatever prints it.
///
/// Expected is whoever reported anything in the month or at least once in the six months before. Who has been silent for longer is
/// known and no longer waited for; who is closed (`Facility.isClosed`) is neither. Health facilities and warehouses are counted
/// apart, and never added up.
///
///     let count = ReportingCount(lastReports: ["A": october, "B": september, "991S01": october], in: october, directory: directory)
///     count.facilities.reported.count  // 1 of count.facilities.expected, 2; and count.warehouses.expected is 1
public struct ReportingCount: Sendable, Equatable {
  /// How many months somebody stays expected after the last report.
  public static let expectedMonths = 6

  /// Health facilities, or warehouses; each list in order of code.
  public struct Group: Sendable, Equatable {
    /// Those that reported the month.
    public internal(set) var reported: [FacilityCode] = []
    /// Those that did not, and are waited for.
    public internal(set) var missing: [FacilityCode] = []
    /// Those that have not reported for so long that nobody waits for them.
    public internal(set) var silent: [FacilityCode] = []
    /// Those that are closed.
    public internal(set) var closed: [FacilityCode] = []

    /// How many are waited for: those that reported, and those that are missing.
    public var expected: Int { reported.count + missing.count }
    /// How many there are that are not closed.
    public var known: Int { expected + silent.count }

  }

  /// In which list of a group each is, so that the count of one micro-network of a thousand looks through none but its own.
  public struct Places: Sendable {
    private enum Place { case reported, missing, silent, closed }

    private let places: [FacilityCode: Place]

    /// The places of a group's members.
    public init(_ group: Group) {
      var places: [FacilityCode: Place] = [:]
      for code in group.reported { places[code] = .reported }
      for code in group.missing { places[code] = .missing }
      for code in group.silent { places[code] = .silent }
      for code in group.closed { places[code] = .closed }
      self.places = places
    }

    /// The group of some of them; who is no member is left out.
    ///
    /// - Complexity: O(n log n) in the codes asked for.
    public func only(_ codes: [FacilityCode]) -> Group {
      codes.sorted().reduce(into: Group()) { group, code in
        switch places[code] {
        case .reported: group.reported.append(code)
        case .missing: group.missing.append(code)
        case .silent: group.silent.append(code)
        case .closed: group.closed.append(code)
        case nil: return
        }
      }
    }
  }

  /// The month.
  public let month: Month
  /// The last month that each reported, the closed among them, by code.
  public let lastReports: [FacilityCode: Month]
  /// Pharmacies, and whatever else is no warehouse.
  public private(set) var facilities = Group()
  /// Warehouses.
  public private(set) var warehouses = Group()

  /// The count of a month.
  ///
  /// - Parameters:
  ///   - lastReports: the last month, up to this one, for which each reported anything of what is looked at.
  ///   - month: the month.
  ///   - directory: who is closed.
  public init(lastReports: [FacilityCode: Month], in month: Month, directory: FacilityDirectory) {
    self.month = month
    self.lastReports = lastReports
    let oldest = month.advanced(by: -Self.expectedMonths)
    for (code, last) in lastReports.sorted(by: { $0.key < $1.key }) {
      let place: WritableKeyPath<Group, [FacilityCode]> =
        directory[code].isClosed(in: month, lastReport: last)
        ? \.closed : last >= month ? \.reported : last >= oldest ? \.missing : \.silent
      if FacilityKind(code) == .warehouse {
        warehouses[keyPath: place].append(code)
      } else {
        facilities[keyPath: place].append(code)
      }
    }
  }
}
