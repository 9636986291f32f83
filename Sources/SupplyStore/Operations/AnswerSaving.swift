import GRDB
import Operations
import StockPolicy
import SupplyModel

/// Notes in the ledger what somebody wrote on a sheet that was handed out; what cannot be noted becomes a finding of its line.
struct AnswerSaving {
  private let database: Database
  private let running: Month
  private let prevails: Bool
  private let ledger: DecisionLedger
  private var runs: [Month: [Int64]] = [:]
  /// Units that the lines so far send off a shelf.
  private var sent: [SeriesKey: Int] = [:]
  /// What was found, a finding a line.
  private(set) var findings: [Finding] = []
  /// Lines that were not taken.
  private(set) var rejected = 0

  /// Notes in a database.
  ///
  /// - Parameters:
  ///   - running: the running month; nothing has arrived in a later one.
  ///   - prevails: whether the sheet's answers replace others to the same advice.
  init(_ database: Database, running: Month, prevails: Bool) throws {
    self.database = database
    self.running = running
    self.prevails = prevails
    ledger = try SupplyDatabase.decisionLedger(database)
  }

  /// Notes some lines of different advice, each in full or not at all.
  mutating func save(
    _ answers: [SheetAnswer], file: Int64, account: String, instant: String
  ) throws -> ImportCounts {
    var counts = ImportCounts()
    var decisions: [NewDecision] = []
    for answer in answers {
      switch try reading(answer) {
      case .unanswered: counts.unchanged += 1
      case .acts(let acts, let advice):
        decisions += acts.map { NewDecision(advice, $0, note: answer.note) }
        if acts.isEmpty { counts.unchanged += 1 } else { counts.accepted += 1 }
      case .refused(let fault):
        let key = AdviceKey(answer.subject)
        let finding = Finding(
          .row(fault), line: answer.line,
          subject: Finding.Subject(facility: key.facility, product: key.product, month: answer.month))
        findings.append(finding)
        if finding.severity == .error { rejected += 1 } else { counts.unchanged += 1 }
      }
    }
    if !decisions.isEmpty {
      _ = try SupplyDatabase.decide(decisions, file: file, account: account, instant: instant, database)
    }
    return counts
  }

  /// Forgets what a sheet said, so that it counts no more; the log of changes keeps it.
  ///
  /// - Returns: how many lines of it had said something.
  static func undo(_ file: Int64, _ database: Database) throws -> Int {
    let count = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM (SELECT DISTINCT kind, facility, receiver, product FROM decision WHERE file_id = ?)
        """, arguments: [file])
    try database.execute(
      sql: "UPDATE decision SET taken_back = 1, file_id = NULL WHERE file_id = ?", arguments: [file])
    return count ?? 0
  }

  private enum Outcome {
    case unanswered
    case acts([DecisionAct], Advice)
    case refused(RowFault)
  }

  private mutating func reading(_ answer: SheetAnswer) throws -> Outcome {
    let key = AdviceKey(answer.subject)
    let runs = try runs(of: answer.month)
    if answer.isUnanswered {
      // Whoever writes over the quantity itself means an answer, and would believe it taken.
      let quantities = try runs.compactMap { try quantity(key, run: $0) }
      guard let asked = answer.asked, let advised = quantities.first, !quantities.contains(asked.units) else {
        return .unanswered
      }
      return .refused(.sheetOtherAdvice(at: asked.cell, advised: advised))
    }
    guard !runs.isEmpty else {
      let month = Finding.Cell(column: answer.place.column, text: answer.month.description)
      return .refused(.sheetRunUnknown(at: month))
    }
    let quantities = try runs.compactMap { try quantity(key, run: $0) }
    // The sheet may have been printed from an earlier run of the month: the one with its quantity.
    guard let quantity = quantities.first(where: { $0 == answer.asked?.units }) ?? quantities.first,
      quantity > 0
    else { return .refused(.sheetNotAdvised(at: answer.place)) }
    let advice = Advice(key, quantity: quantity, asOf: answer.month)
    if let fault = try beyondStock(answer, run: runs[0]) { return .refused(fault) }
    let reading = SheetReading(
      answer, advice: advice, state: ledger[key], running: running, prevails: prevails)
    return switch reading {
    case .acts(let acts): .acts(acts, advice)
    case .refused(let fault): .refused(fault)
    }
  }

  /// What a line sends that its giver has not counted, with what earlier lines send of it; nil where it may, or where nobody counted in the
  /// run's month.
  private mutating func beyondStock(_ answer: SheetAnswer, run: Int64) throws -> RowFault? {
    guard case .transfer(let giver, _, let product) = answer.subject, let issued = answer.issued else {
      return nil
    }
    let shelf = SeriesKey(giver, product)
    let units = sent[shelf, default: 0] + issued.units
    if let stock = try stock(of: shelf, run: run), units > stock, issued.units > 0 {
      return .sheetBeyondStock(at: issued.cell, sent: units, stock: stock)
    }
    sent[shelf] = units
    return nil
  }

  /// What a run knew a shelf to hold in its own month, in whole units.
  private func stock(of shelf: SeriesKey, run: Int64) throws -> Int? {
    let stock = try Double.fetchOne(
      database,
      sql: """
        SELECT a.stock FROM assessment AS a JOIN run AS r ON r.id = a.run_id
        JOIN facility AS f ON f.id = a.facility_id JOIN product AS p ON p.id = a.product_id
        WHERE a.run_id = ? AND f.code = ? AND p.code = ? AND a.stock_month = r.as_of
        """, arguments: [run, shelf.facility, shelf.product])
    return stock.map { Int(min(max($0, 0), 1e9)) }
  }

  /// The official runs that end with a month and still have their lines, the latest first.
  private mutating func runs(of month: Month) throws -> [Int64] {
    if let known = runs[month] { return known }
    let found = try RunRow.official
      .filter(RunRow.CodingKeys.asOf == month && RunRow.CodingKeys.isPruned == false)
      .select(RunRow.CodingKeys.id, as: Int64.self).fetchAll(database)
    runs[month] = found
    return found
  }

  /// What a run advised of it in whole units; nil where it says nothing of it.
  private func quantity(_ key: AdviceKey, run: Int64) throws -> Int? {
    switch key {
    case .order(let facility, let product):
      return try Int.fetchOne(
        database,
        sql: """
          SELECT a.order_quantity FROM assessment AS a JOIN facility AS f ON f.id = a.facility_id
          JOIN product AS p ON p.id = a.product_id WHERE a.run_id = ? AND f.code = ? AND p.code = ?
          """, arguments: [run, facility, product])
    case .transfer(let from, let to, let product):
      return try Int.fetchOne(
        database,
        sql: """
          SELECT sum(t.units) FROM transfer AS t JOIN facility AS f ON f.id = t.from_facility_id
          JOIN facility AS r ON r.id = t.to_facility_id JOIN product AS p ON p.id = t.product_id
          WHERE t.run_id = ? AND f.code = ? AND r.code = ? AND p.code = ? HAVING count(*) > 0
          """, arguments: [run, from, to, product])
    case .expiry: return nil
    }
  }
}
