import SupplyModel

/// How a piece of advice stands: what people did about it, held against reports and against what is advised now.
public struct DecisionStanding: Sendable, Equatable {
  /// What it is about.
  public let key: AdviceKey
  /// The answer that holds; nil where there is none, or where it no longer answers what is advised.
  public let answer: DecisionState.Answer?
  /// The one place of a transfer that agrees to what is advised, while the other has not answered; nil where none does, or both do.
  public let agreed: TransferEnd?
  /// The answer that no longer holds, with why; nil where it does, or where there is none.
  public let lapsed: DecisionState.Answer?
  /// Why it no longer holds.
  public let lapse: Lapse?
  /// What was placed.
  public let placements: [PlacementStanding]
  /// What the latest run advises of it, of 0 units where nothing.
  public let advised: Advice
  /// The latest decision on it.
  public let latest: Decision

  /// Why an answer holds no longer.
  public enum Lapse: Sendable, Equatable {
    /// Another quantity is advised now: by more than the declared share.
    case changedAdvice(from: Int, to: Int)
    /// It was put off until a month that has come.
    case snoozeOver(Month)
    /// It is advised no longer.
    case notAdvised
  }

  /// How a piece of advice stands.
  ///
  /// - Parameters:
  ///   - state: what people did.
  ///   - placements: what was placed with how it stands.
  ///   - latest: the latest decision.
  ///   - advised: what the latest run advises of it, of 0 units where nothing.
  public init(
    _ state: DecisionState, placements: [PlacementStanding], latest: Decision, advised: Advice
  ) {
    key = latest.advice.key
    self.placements = placements
    self.latest = latest
    self.advised = advised
    lapse = state.answer.flatMap { Self.lapse($0, advised: advised) }
    answer = lapse == nil ? state.answer : nil
    lapsed = lapse == nil ? nil : state.answer
    agreed = state.agreement.flatMap { agreement in
      advised.quantity > 0 && !agreement.advice.differs(from: advised.quantity) ? agreement.end : nil
    }
  }

  /// What is awaited, or late.
  public var awaited: [PlacementStanding] { placements.filter { !$0.hasEnded } }

  /// Whether nothing of it holds any more: the lists do without it.
  public var hasEnded: Bool { isOpen && agreed == nil && !isToldAsLapsed }

  /// Whether what is advised waits for an answer: nothing holds that was said of it, and nothing is on its way.
  public var isOpen: Bool { answer == nil && awaited.isEmpty }

  /// An answer that lapsed while the advice stands is told beside it.
  private var isToldAsLapsed: Bool {
    switch lapse {
    case .changedAdvice, .snoozeOver: true
    case .notAdvised, nil: false
    }
  }

  private static func lapse(_ answer: DecisionState.Answer, advised: Advice) -> Lapse? {
    guard advised.quantity > 0 else { return .notAdvised }
    switch answer.act {
    case .snoozed(let month?): return advised.asOf.advanced(by: 1) >= month ? .snoozeOver(month) : nil
    // What is advised now may be what it was changed to.
    case .changed(let quantity, _) where !answer.advice.with(quantity).differs(from: advised.quantity):
      return nil
    case .accepted, .changed, .rejected, .snoozed(nil):
      return answer.advice.differs(from: advised.quantity)
        ? .changedAdvice(from: answer.advice.quantity, to: advised.quantity) : nil
    // What was placed or came is no answer, nor is the word of one place.
    case .agreed, .placed, .arrived, .reopened: return nil
    }
  }
}
