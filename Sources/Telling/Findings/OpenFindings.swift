import SupplyModel

/// What is odd in the inputs and still stands: counts of everything, and the findings that the report spells out.
public struct OpenFindings: Sendable {
  /// How many findings a report spells out; the rest it counts.
  public static let spelledOut = 20

  /// Findings of severity error.
  public var errors: Int
  /// Findings of severity warning.
  public var warnings: Int
  /// Findings of severity notice.
  public var notices: Int
  /// Of the notices, the months above DIGEMID's adjustment for spikes: thousands that ask for nothing.
  private(set) var spikes = 0
  /// Those spelled out, gravest first; fewer than the counts where there are very many.
  public var shown: [ReviewedFinding]
  /// All of them, so that a page can tell those of its facilities; empty where only counts are known.
  private(set) var all: [ReviewedFinding] = []

  /// None at all.
  public static let none = OpenFindings(errors: 0, warnings: 0, notices: 0, shown: [])

  /// Counts with the findings to spell out.
  public init(errors: Int, warnings: Int, notices: Int, shown: [ReviewedFinding]) {
    self.errors = errors
    self.warnings = warnings
    self.notices = notices
    self.shown = shown
  }

  /// What stands open in a database: all counted, as `colca findings` does, and the gravest errors and warnings spelled out.
  ///
  /// Notices are counted and left to the list of all: what is merely worth knowing would hide what is wrong.
  public init(_ findings: [ReviewedFinding]) {
    func those(_ severity: Finding.Severity) -> [ReviewedFinding] {
      findings.filter { $0.finding.severity == severity }
    }
    let (errors, warnings) = (those(.error), those(.warning))
    self.init(
      errors: errors.count, warnings: warnings.count,
      notices: findings.count { $0.finding.severity == .notice },
      shown: Array((errors + warnings).prefix(Self.spelledOut)))
    spikes = findings.count { $0.finding.code == .officialSpike }
    all = findings
  }

  /// All of them, errors before warnings and notices last, each kind in its order.
  ///
  /// Looked at one by one: of a country there are hundreds of thousands.
  var gravestFirst: some Sequence<ReviewedFinding> {
    [Finding.Severity.error, .warning, .notice].lazy.flatMap { [all] severity in
      all.lazy.filter { $0.finding.severity == severity }
    }
  }

  /// How many there are of all.
  var total: Int { all.count }

  /// Errors and warnings together: what is wrong.
  ///
  /// Notices are told beside it.
  public var count: Int { errors + warnings }

  /// The facility of each finding, nil where it concerns none; empty where only counts are known.
  var facilities: [FacilityCode?] { all.map(\.facility) }

  /// Those at some places of `facilities`; what concerns no facility, as a file that nobody could read, is left to the page of the whole
  /// run.
  func only(at places: [Int]) -> OpenFindings {
    guard !all.isEmpty else { return self }
    return OpenFindings(places.map { all[$0] })
  }
}
