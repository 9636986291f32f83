import SupplyModel
import SupplyStore

/// Notes what somebody says of findings: that a figure is right, or that a right one will come.
public struct FindingJudgements: Sendable {
  /// What somebody says.
  public enum Act: Sendable, Equatable {
    /// The figure is right: it counts in full, and is not told again.
    case confirm
    /// There is nothing in it: all counts as reported, and a change of unit is none.
    case dismiss
    /// The figure is wrong, and will be corrected: until then it does not count.
    case correct
    /// Takes back what was said.
    case reopen

    /// How a finding stands afterwards.
    public var state: FindingState {
      switch self {
      case .confirm: .confirmed
      case .dismiss: .dismissed
      case .correct: .toBeCorrected
      case .reopen: .open
      }
    }
  }

  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    /// What was noted, as it stands now.
    public var noted: [ReviewedFinding]
    /// How many stood so already, with the same note: nothing was written of them.
    public var unchanged: Int
  }

  private let database: SupplyDatabase
  private let review: FindingReview

  /// Acts on the findings of a database.
  public init(database: SupplyDatabase, review: FindingReview) {
    self.database = database
    self.review = review
  }

  /// Notes an act on findings, and who did it in the log of changes.
  ///
  /// What a later report has mended is past, and cannot be acted on. A note that was there stays where no new one is given.
  ///
  /// - Parameters:
  ///   - act: what is said.
  ///   - ids: the findings by their keys; none where the filter says which.
  ///   - filter: which findings where no keys are given; its states are not looked at.
  ///   - note: what to remember with them.
  ///   - isRehearsal: whether nothing is to be written.
  /// - Throws: `RunError.noFinding` where there is none to act on; what the database throws.
  public func note(
    _ act: Act, ids: [String], filter: FindingFilter, note: String?, isRehearsal: Bool = false
  ) throws -> Outcome {
    var filter = filter
    filter.states = [.open, .confirmed, .dismissed, .toBeCorrected]
    let asked = Set(ids.map { $0.lowercased() })
    if !asked.isEmpty { filter.severity = .notice }
    let found = try review.findings(filter).filter { asked.isEmpty || asked.contains($0.id) }
    if let missing = ids.first(where: { id in !found.contains { $0.id == id.lowercased() } }) {
      throw RunError.noFinding(id: missing)
    }
    guard !found.isEmpty else { throw RunError.noFinding(id: nil) }
    var (seen, acts, noted): (Set<String>, [FindingAct], [ReviewedFinding]) = ([], [], [])
    for one in found where seen.insert(one.id).inserted {
      let kept = act == .reopen ? note : note ?? one.note
      guard one.state != act.state || kept != one.note else { continue }
      acts.append(
        FindingAct(id: one.id, state: act.state, note: kept, finding: one.finding, file: one.file))
      noted.append(
        ReviewedFinding(file: one.file, finding: one.finding, state: act.state, note: kept))
    }
    if !isRehearsal { try database.note(acts) }
    return Outcome(noted: noted, unchanged: seen.count - acts.count)
  }
}
