import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Synchronization
import Telling

/// The latest run with all that its pages need, as it was when the log of changes had come to an entry.
final class Snapshot: Sendable {
  /// The last entry of the log that it knows of.
  let change: Int64
  /// The last entry of the log when registers were read: as long as it is the same, so are the places.
  let registersChange: Int64
  /// The whole run; routes see parts of it alone (`view(of:)`).
  fileprivate let run: ForecastRun
  /// Its record.
  let record: RunRecord
  /// What people have decided.
  let decisions: StandingDecisions
  /// What the whole run advises, piece by piece.
  private let advised: AdvisedNow
  /// The lists of transfers, by place and language, once somebody has asked.
  private let transferTables = Mutex<[AccountPlace: [Language: ListTable]]>([:])
  private let registers: Registers
  /// What was found in the data, once somebody has asked.
  private let findings: Mutex<[ReviewedFinding]?>
  /// Since when each alert has stood, once somebody has asked.
  private let alertMonths = Mutex<[SeriesKey: Month]?>(nil)
  private let names: Mutex<[Language: ReportNames]>
  /// What runs advised and what came of it, but for what people answered, once somebody has asked; it outlives decisions.
  private let advisedMonths: Mutex<AdvisedMonths?>
  /// The same with what people answered.
  private let adherenceLines = Mutex<[AdherenceLine]?>(nil)
  /// The facilities of a place that registers know, by name, once somebody has asked; they outlive decisions.
  private let registered: Mutex<[AccountPlace: [Facility]]>
  /// How much of what is advised is decided, by place, once somebody has asked.
  private let counts = Mutex<[AccountPlace: MonthCounts]>([:])
  /// Pages as they were printed, for as long as this is the latest.
  let printed = PrintedPages()
  private let views: Mutex<[AccountPlace: PlaceView]>

  fileprivate init(
    change: Int64, registersChange: Int64, run: ForecastRun, record: RunRecord, registers: Registers,
    decisions: StandingDecisions, advised: AdvisedNow? = nil, findings: [ReviewedFinding]? = nil,
    names: [Language: ReportNames] = [:],
    views: [AccountPlace: PlaceView] = [:], advisedMonths: AdvisedMonths? = nil,
    registered: [AccountPlace: [Facility]] = [:]
  ) {
    self.change = change
    self.registersChange = registersChange
    self.run = run
    self.record = record
    self.registers = registers
    self.decisions = decisions
    self.advised = advised ?? AdvisedNow(run)
    self.findings = Mutex(findings)
    self.names = Mutex(names)
    self.views = Mutex(views)
    self.advisedMonths = Mutex(advisedMonths)
    self.registered = Mutex(registered)
  }

  /// The same run after a further change, of which it is known that it left the registers as they were.
  ///
  /// - Parameter keepsFindings: whether nobody has said anything of findings meanwhile.
  fileprivate func deciding(
    _ decisions: StandingDecisions, change: Int64, keepsFindings: Bool
  ) -> Snapshot {
    Snapshot(
      change: change, registersChange: registersChange, run: run, record: record, registers: registers,
      decisions: decisions, advised: advised,
      findings: keepsFindings ? findings.withLock { $0 } : nil,
      names: names.withLock { $0.mapValues { $0.deciding(decisions) } }, views: views.withLock { $0 },
      advisedMonths: advisedMonths.withLock { $0 }, registered: registered.withLock { $0 })
  }

  /// Makes ready what whoever sees all asks for first.
  ///
  /// - Throws: `ColcaError`.
  fileprivate func warm(_ database: SupplyDatabase, month: Month) throws {
    let everyone = AccountPlace.all
    let names = names(.spanish)
    let view = view(of: everyone)
    _ = transfers(view, .spanish)
    _ = view.expiries(names)
    _ = try findings(in: database, month: month)
    _ = try alertMonths(in: database)
    _ = try adherence(in: database)
    _ = try facilities(of: everyone, in: database)
  }

  /// How many of the latest months' runs adherence is told of.
  static let adherenceMonths = 6

  /// What became of what the last months' runs advised, for all facilities; whoever asks takes those of the account's place.
  ///
  /// - Throws: `ColcaError`.
  func adherence(of account: Account, in database: SupplyDatabase) throws -> [AdherenceLine] {
    let lines = try adherence(in: database)
    guard account.place != .all else { return lines }
    let own = Dictionary(
      Set(lines.map(\.shelf.facility)).map { ($0, account.place.holds(registers.facilities[$0])) },
      uniquingKeysWith: { first, _ in first })
    return lines.filter { own[$0.shelf.facility] ?? false }
  }

  private func adherence(in database: SupplyDatabase) throws -> [AdherenceLine] {
    try adherenceLines.withLock { known in
      if let known { return known }
      let months = try advisedMonths.withLock { known in
        if let known { return known }
        let found = try AdherenceReview(database).advisedMonths(last: Self.adherenceMonths)
        known = found
        return found
      }
      let lines = months.lines(by: decisions.ledger)
      known = lines
      return lines
    }
  }

  /// The registers' facilities.
  var directory: FacilityDirectory { registers.facilities }

  /// All facilities of a place that registers or reports know, by name.
  ///
  /// - Throws: `ColcaError`.
  func facilities(of place: AccountPlace, in database: SupplyDatabase) throws -> [Facility] {
    try registered.withLock { known in
      if let known = known[place] { return known }
      let found = try database.facilities().map { registers.facilities[$0.code] }.filter(place.holds).byName
      known[place] = found
      return found
    }
  }

  /// What another run says otherwise of the facilities that an account sees.
  func comparison(with other: ForecastRun, of otherRecord: RunRecord, for account: Account) -> RunComparison {
    let view = PlaceView(other, place: account.place, directory: registers.facilities)
    return RunComparison(
      from: .init(record: record, run: self.view(of: account).run),
      to: .init(record: otherRecord, run: view.run))
  }

  /// How facilities and products are called, the same for all.
  func names(_ language: Language) -> ReportNames {
    names.withLock { known in
      if let names = known[language] { return names }
      let names = ReportNames(
        run: run, facilities: registers.facilities, products: registers.products, decisions: decisions,
        language: language)
      known[language] = names
      return names
    }
  }

  /// What an account sees.
  func view(of account: Account) -> PlaceView { view(of: account.place) }

  private func view(of place: AccountPlace) -> PlaceView {
    views.withLock { known in
      if let view = known[place] { return view }
      let view = PlaceView(run, place: place, directory: registers.facilities)
      known[place] = view
      return view
    }
  }

  /// How much of what is advised in a place is decided; the same in any language.
  func counts(_ view: PlaceView) -> MonthCounts {
    let names = names(.spanish)
    return counts.withLock { known in
      if let counts = known[view.place] { return counts }
      let counts = MonthCounts(view, names: names)
      known[view.place] = counts
      return counts
    }
  }

  /// What was found in the data of the facilities that an account sees, the gravest first; what is about no facility, such as a file as a
  /// whole, is seen by whoever sees all.
  ///
  /// - Parameter month: the running month, the last that a report can be about.
  /// - Throws: `ColcaError`.
  func findings(
    of account: Account, in database: SupplyDatabase, month: Month
  ) throws -> [ReviewedFinding] {
    let all = try findings(in: database, month: month)
    return all.filter { one in
      let named = Self.named(one)
      return account.place == .all
        || !named.isEmpty && named.allSatisfy { account.place.holds(registers.facilities[$0]) }
    }
  }

  private func findings(in database: SupplyDatabase, month: Month) throws -> [ReviewedFinding] {
    try findings.withLock { known in
      if let known { return known }
      let found = try Self.review(run.settings.scope, database, month).findings(Self.everyState)
      known = found
      return found
    }
  }

  /// The facilities that a finding names, in its sentence too.
  private static func named(_ one: ReviewedFinding) -> [FacilityCode] {
    var codes = [one.facility].compactMap { $0 }
    if case .network(.likeFacilities(let alike, _)) = one.finding.facts { codes += alike }
    return codes
  }

  /// Notes what somebody says of findings; the caller has looked whether they are of the account's place (`findings(of:)`).
  ///
  /// - Throws: `RunError.noFinding` where one is there no more; `ColcaError`.
  func judge(
    _ act: FindingJudgements.Act, ids: [String], note: String?, in database: SupplyDatabase, month: Month
  ) throws -> Int {
    let review = try Self.review(run.settings.scope, database, month)
    return try FindingJudgements(database: database, review: review)
      .note(act, ids: ids, filter: FindingFilter(), note: note).noted.count
  }

  private static var everyState: FindingFilter {
    var filter = FindingFilter()
    filter.states = FindingState.allCases
    return filter
  }

  private static func review(
    _ scope: ProductScope, _ database: SupplyDatabase, _ month: Month
  ) throws -> FindingReview {
    FindingReview(
      database: database, latestMonth: month,
      products: try ScopeResolver(database).products(heldBy: scope))
  }

  /// The month of the first run that had the alert of a shelf, for all that have one: as `colca alerts` tells it.
  ///
  /// - Throws: `ColcaError`.
  func alertMonths(in database: SupplyDatabase) throws -> [SeriesKey: Month] {
    try alertMonths.withLock { known in
      if let known { return known }
      let memory = try database.alertMemory(ofLatestRunBy: NightlyConfiguration.Watch().quantityChange)
      let found = memory.alerts.values.filter { $0.key.kind == .stock }.reduce(into: [:]) {
        $0[SeriesKey($1.key.facility, $1.key.product)] = $1.since
      }
      known = found
      return found
    }
  }

  /// What an account may note of a piece of advice.
  func allowed(_ key: AdviceKey, _ account: Account) -> AllowedActs {
    guard account.may(.decide) else { return .nothing }
    return AllowedActs(
      key, in: view(of: account), state: decisions.ledger[key], advised: units(key))
  }

  /// So many units somebody means who names none (`DecisionLedger.quantity`).
  func meantUnits(_ key: AdviceKey) -> Int { decisions.ledger.quantity(meantBy: advised[key]) }

  /// The chart of a line, as the report's page of its facility has it; nil where that has none.
  ///
  /// - Parameter history: what was reported of it, through the run's month or later.
  /// - Throws: what is wrong with a template.
  func chart(
    _ line: SeriesAssessment, history: SupplySeries?, today: Day, _ language: Language
  ) throws -> String? {
    let own = ForecastRun(
      settings: run.settings, assessments: [line], transfers: [],
      calendars: run.calendars.filter { $0.key == line.facility })
    return try LineChart.html(
      line, of: own, history: history.map { [$0] } ?? [], facilities: registers.facilities,
      products: registers.products, madeOn: today, language: language)
  }

  /// Units that are advised of a key: of all transfers between the two, where several are; 0 where nothing is.
  func units(_ key: AdviceKey) -> Int { advised[key].quantity }

  /// The transfers that an account sees, as the command line lists them: distances and ways are those of whole trips.
  func transfers(_ view: PlaceView, _ language: Language) -> ListTable {
    let names = names(language)
    return transferTables.withLock { known in
      if let table = known[view.place]?[language] { return table }
      let table = TransferTable.table(for: view.trips, names: names).filtered(view.isOwnTransfer)
      known[view.place, default: [:]][language] = table
      return table
    }
  }

  /// Notes what somebody decides, upon this run's advice; the caller has looked whether they may (`PlaceView.mayDecide`).
  ///
  /// - Parameter once: what is answered to the program that decides, kept with the decisions.
  /// - Throws: as `DecisionActs.note`.
  func note(
    _ requests: [DecisionActs.Request], _ acts: DecisionActs, answering once: AnswerOnce<[Decision]>? = nil
  ) throws -> [DecisionActs.Noted] {
    try acts.note(requests, upon: run, answering: once)
  }

  /// The month by which something usually comes.
  ///
  /// - Throws: `ColcaError`.
  func usualMonth(of key: AdviceKey, _ acts: DecisionActs) throws -> Month {
    try acts.usualMonths(by: run)(key)
  }
}

/// Keeps the latest snapshot for as long as nothing changes.
final class SnapshotCache: Sendable {
  private let database: SupplyDatabase
  private let kept = Mutex<Snapshot?>(nil)

  init(_ database: SupplyDatabase) { self.database = database }

  /// Reads what has changed before anybody asks for it.
  ///
  /// - Throws: `ColcaError`.
  func warm(month: Month) throws { try current()?.warm(database, month: month) }

  /// The latest run as it stands now; nil before the first.
  ///
  /// What was written before this is called is in it, whoever wrote it: the command line and the night too.
  ///
  /// - Throws: `ColcaError`.
  func current() throws -> Snapshot? {
    try kept.withLock { kept in
      let change = try database.lastChange()
      if let known = kept, known.change == change { return known }
      guard let record = try database.runRecords(last: 1).first else {
        kept = nil
        return nil
      }
      if let known = kept, known.record.id == record.id {
        let isDecided = try database.isDecisionsAlone(after: known.change)
        // Nothing else leaves run and registers as they were.
        if try isDecided || database.auditEntries(from: known.change + 1).allSatisfy(\.leavesRun) {
          kept = known.deciding(
            try StandingDecisions(database, run: known.run), change: change, keepsFindings: isDecided)
          return kept
        }
      }
      guard !record.isPruned, let run = try database.run(record.id) else {
        kept = nil
        return nil
      }
      let registers = try Registers(database)
      kept = Snapshot(
        change: change, registersChange: change, run: run, record: record, registers: registers,
        decisions: try StandingDecisions(database, run: run))
      return kept
    }
  }
}

extension AuditEntry {
  /// Whether it left the run and the registers as they were: it is about people, advice, or what was found in the data.
  fileprivate var leavesRun: Bool {
    guard let action = Action(rawValue: action) else { return false }
    switch action {
    case .confirmedFinding, .findingToCorrect, .dismissedFinding, .reopenedFinding: return true
    case .keptTrial, .droppedTrial: return true
    default: return action.leavesLists || action.isDecision
    }
  }
}

extension [Facility] {
  /// By name, then by code; one without a name by its code.
  var byName: [Facility] {
    map { (key: $0.name ?? $0.code.text, facility: $0) }
      .sorted { ($0.key, $0.facility.code) < ($1.key, $1.facility.code) }.map(\.facility)
  }
}
