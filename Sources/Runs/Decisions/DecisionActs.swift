import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Notes what people decide about what a run advised: the one way into the ledger, whoever asks for it.
public struct DecisionActs: Sendable {
  /// Something that somebody wants noted.
  public struct Request: Sendable, Equatable {
    /// What was advised.
    public let key: AdviceKey
    /// What is done.
    public let act: DecisionAct
    /// What is written beside it.
    public let note: String?
    /// The advice that somebody had before them, on a sheet that was handed out; nil for that of the latest run.
    public let advice: Advice?

    /// A request.
    public init(_ key: AdviceKey, _ act: DecisionAct, note: String? = nil, advice: Advice? = nil) {
      self.key = key
      self.act = act
      self.note = note
      self.advice = advice
    }
  }

  /// What came of a request.
  public struct Noted: Sendable, Equatable {
    /// The decision as the ledger has it.
    public let decision: Decision
    /// What stood before.
    public let before: DecisionState
    /// What stands now.
    public let after: DecisionState
  }

  private let database: SupplyDatabase

  /// Decides in a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// Everything that people did about advice.
  ///
  /// - Throws: `ColcaError`.
  public func ledger() throws -> DecisionLedger { try database.decisionLedger() }

  /// What the latest run advises, by its key.
  ///
  /// - Throws: `RunError.noRun` where nothing was forecast yet; `ColcaError`.
  public func advised() throws -> AdvisedNow {
    guard let run = try database.latestRun() else { throw RunError.noRun }
    return AdvisedNow(run)
  }

  /// Notes some requests in their order, all of them or none, and who made them in the log of changes.
  ///
  /// - Parameters:
  ///   - requests: a later one may follow an earlier one on the same advice.
  ///   - isRehearsal: whether nothing is to be kept.
  /// - Returns: what came of each, in the same order.
  /// - Throws: `DecisionError.refused` with the place of the first that cannot be; `RunError.noRun` where one names no advice and
  ///   nothing was forecast yet; `ColcaError`.
  public func note(_ requests: [Request], isRehearsal: Bool = false) throws -> [Noted] {
    guard !requests.isEmpty else { return [] }
    let advised = try requests.contains { $0.advice == nil } ? advised() : nil
    let running = database.runningMonth
    let decisions = try requests.enumerated().map { index, request in
      if case .arrived(_, let month) = request.act, month > running {
        throw DecisionError.refused(
          place: index + 1, key: request.key, fault: .monthNotBegun(month, running: running))
      }
      guard let advice = request.advice ?? advised?[request.key] else { throw RunError.noRun }
      return NewDecision(advice, request.act, note: request.note)
    }
    var states = try database.decisionLedger().states
    return try database.decide(decisions, isRehearsal: isRehearsal).noted.map { decision in
      let key = decision.advice.key
      let before = states[key] ?? DecisionState()
      let after = before.after(decision.act, on: decision.advice)
      states[key] = after
      return Noted(decision: decision, before: before, after: after)
    }
  }
}
