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
    /// The number of the latest decision on it that somebody had before them, 0 for none: where there is another by now, the request is
    /// refused; nil where nobody looked.
    public let seen: Int64?

    /// A request.
    public init(
      _ key: AdviceKey, _ act: DecisionAct, note: String? = nil, advice: Advice? = nil, seen: Int64? = nil
    ) {
      self.seen = seen
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
    /// How it stands with what reports show; once all requests are noted.
    public let standing: DecisionStanding
  }

  /// What is placed is awaited for a year at most, as long as it is remembered when it is late.
  public static let longestWaitMonths = 12

  private let database: SupplyDatabase
  private let watch: NightlyConfiguration.Watch

  /// Decides in a database.
  ///
  /// - Parameter watch: from when on an alert that was seen counts as changed.
  public init(database: SupplyDatabase, watch: NightlyConfiguration.Watch = .init()) {
    self.database = database
    self.watch = watch
  }

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
  ///   - read: the latest run, where somebody has read it already.
  ///   - isRehearsal: whether nothing is to be kept.
  ///   - once: what is answered to the program that decides, kept with the decisions; nil where nobody may send it again.
  /// - Returns: what came of each, in the same order.
  /// - Throws: `DecisionError.refused` with the place of the first that cannot be; `RunError.noRun` where one names no advice and
  ///   nothing was forecast yet; `ColcaError`.
  public func note(
    _ requests: [Request], upon read: ForecastRun? = nil, isRehearsal: Bool = false,
    answering once: AnswerOnce<[Decision]>? = nil
  ) throws -> [Noted] {
    guard !requests.isEmpty else { return [] }
    let run = try read ?? database.latestRun()
    if run == nil, requests.contains(where: { $0.advice == nil }) { throw RunError.noRun }
    let advised = run.map { AdvisedNow($0) } ?? AdvisedNow(nothingAsOf: database.runningMonth)
    let running = database.runningMonth
    // Of a count that is months old nobody knows what is left, and of one before this month's what has come since.
    let stocks: [SeriesKey: Double] = Dictionary(
      (run?.assessments ?? []).compactMap { line in
        line.stockMonth == run?.settings.asOf ? line.stock.map { (line.key, min($0, 1e9)) } : nil
      }, uniquingKeysWith: { first, _ in first })
    let decisions = try requests.enumerated().map { index, request in
      if case .arrived(_, let month) = request.act, month > running {
        throw DecisionError.refused(
          place: index + 1, key: request.key, fault: .monthNotBegun(month, running: running))
      }
      let known = max(request.advice?.asOf ?? advised.asOf, running)
      if case .placed(_, let expected, _) = request.act, known.distance(to: expected) > Self.longestWaitMonths
      {
        throw DecisionError.refused(
          place: index + 1, key: request.key, fault: .monthTooFar(expected, asOf: known))
      }
      if case .transfer(let giver, _, let product) = request.key, let quantity = request.act.quantity,
        let stock = stocks[SeriesKey(giver, product)], Double(quantity) > stock
      {
        throw DecisionError.refused(
          place: index + 1, key: request.key, fault: .moreThanStock(quantity, stock: Int(stock)))
      }
      return NewDecision(
        request.advice ?? advised[request.key], request.act, note: request.note, seen: request.seen)
    }
    // The alerts that they are about are known from now on, although no night has told of them yet.
    if !isRehearsal, try PublicationWatch(database: database).held() == nil {
      try database.rememberLatestRun(quantityChange: watch.quantityChange)
    }
    var states = try database.decisionLedger().states
    let (noted, ledger) = try database.decide(
      decisions, isRehearsal: isRehearsal, answering: once)
    let receipts = try database.receipts(of: ledger, through: nil)
    let standing = StandingDecisions(ledger, advised: advised) { receipts[$0] ?? .none }
    return noted.compactMap { decision in
      let key = decision.advice.key
      let before = states[key] ?? DecisionState()
      let after = before.after(decision.act, on: decision.advice)
      states[key] = after
      return standing.ofAll(key).map {
        Noted(decision: decision, before: before, after: after, standing: $0)
      }
    }
  }

  /// The month by which something that is placed now usually comes: an order after the facility's lead time, the rest within a month.
  ///
  /// Never a month that is over, nor in its second half the running one.
  ///
  /// - Parameter read: the latest run, where somebody has read it already.
  /// - Throws: `ColcaError`.
  public func usualMonths(by read: ForecastRun? = nil) throws -> (_ key: AdviceKey) -> Month {
    let run = try read ?? database.latestRun()
    let asOf = run?.settings.asOf ?? database.runningMonth.advanced(by: -1)
    let first = database.runningMonth.advanced(by: database.isRunningMonthWhole(fromDay: 16) ? 1 : 0)
    return { key in
      let months: Int
      switch key.kind {
      case .order: months = (run?.calendars[key.facility] ?? .assumed).calendar.leadTimeMonths
      case .transfer, .expiry: months = 1
      }
      return max(asOf.advanced(by: max(1, months)), first)
    }
  }
}
