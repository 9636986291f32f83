/// The plans of parts that were searched before: who plans in rounds changes little from one to the next.
public struct TransportMemory: Sendable {
  private var plans: [TransportProblem: TransportPlan] = [:]

  /// Nothing planned yet.
  public init() {}

  /// The plan of a problem, searched only where it is new.
  mutating func plan(of problem: TransportProblem, search: (TransportProblem) -> TransportPlan)
    -> TransportPlan
  {
    if let known = plans[problem] { return known }
    let plan = search(problem)
    plans[problem] = plan
    return plan
  }
}
