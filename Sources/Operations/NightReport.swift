/// How a night went, from its first step to its last.
public struct NightReport: Sendable, Equatable, Codable {
  /// The night's number in the database; nil where the database could not be opened.
  public var id: Int64?
  /// The outcomes so far, in order.
  public var outcomes: [StepOutcome] = []
  /// Why lines of the log went elsewhere, as a sentence in the installation's language; nil when none did.
  ///
  /// No failure of the night: what it did is done. But people are told, and look.
  public var logTrouble: String?

  /// A night that begins.
  public init(id: Int64? = nil) { self.id = id }

  /// Whether any step failed.
  public var hasFailed: Bool { outcomes.contains { $0.state == .failed } }

  /// The exit code of the first step that failed; 0 when none did.
  public var exitCode: Int32 { outcomes.first { $0.state == .failed }?.exitCode ?? 0 }

  /// What came of a step.
  public subscript(step: NightStep) -> StepOutcome? { outcomes.last { $0.step == step } }
}
