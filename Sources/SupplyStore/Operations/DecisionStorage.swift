import GRDB
import Operations
import SupplyModel

/// A decision in its table; who decided and when stand in the log of changes, under the same number.
private struct DecisionRow: Encodable, PersistableRecord {
  static let databaseTableName = "decision"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case kind, facility, receiver, product, lot, advised, act, quantity, reason, month, document, note
    case auditNumber = "audit_number"
    case lotExpiry = "lot_expiry"
    case asOf = "as_of"
    case file = "file_id"
  }

  let auditNumber: Int64
  let kind: AdviceKey.Kind
  let facility: FacilityCode
  let receiver: FacilityCode?
  let product: ProductCode
  let lot: String?
  let lotExpiry: Month?
  let advised: Int
  let asOf: Month
  let act: DecisionAct.Kind
  let quantity: Int?
  let reason: DecisionReason?
  let month: Month?
  let document: String?
  let note: String?
  let file: Int64?

  init(_ decision: Decision, file: Int64?) {
    let (key, act) = (decision.advice.key, decision.act)
    auditNumber = decision.number
    kind = key.kind
    facility = key.facility
    receiver = key.receiver
    product = key.product
    lot = key.lot?.number
    lotExpiry = key.lot?.expiry
    advised = decision.advice.quantity
    asOf = decision.advice.asOf
    self.act = act.kind
    quantity = act.quantity
    reason = act.reason
    month = act.month
    document = act.document
    note = decision.note
    self.file = file
  }
}

/// What somebody is about to say of a piece of advice.
public struct NewDecision: Sendable, Equatable {
  /// What was advised.
  public let advice: Advice
  /// What is done.
  public let act: DecisionAct
  /// What is written beside it.
  public let note: String?
  /// The number of the latest decision on it that whoever says this has seen, 0 where there was none; nil where nobody looked.
  public let seen: Int64?

  /// A decision that is not noted yet.
  public init(_ advice: Advice, _ act: DecisionAct, note: String? = nil, seen: Int64? = nil) {
    self.advice = advice
    self.act = act
    self.note = note
    self.seen = seen
  }
}

extension SupplyDatabase {
  /// Everything that people did about advice.
  ///
  /// - Throws: `ColcaError`.
  public func decisionLedger() throws -> DecisionLedger { try read { try Self.decisionLedger($0) } }

  /// Somebody decides: all of it is kept in the ledger and told in the log of changes, with what stood before and after, or none.
  ///
  /// - Parameters:
  ///   - decisions: in their order; a later one may follow an earlier one on the same advice.
  ///   - isRehearsal: whether nothing is to be kept.
  ///   - once: what is answered to the program that decides, kept with the decisions; nil where nobody may send it again.
  /// - Returns: the decisions as they were noted, and the ledger with them.
  /// - Throws: `DecisionError.refused` for the first that cannot be; `ColcaError`.
  public func decide(
    _ decisions: [NewDecision], isRehearsal: Bool = false, answering once: AnswerOnce<[Decision]>? = nil
  ) throws -> (noted: [Decision], ledger: DecisionLedger) {
    let work = { [machine] (database: Database) in
      let done = try Self.decide(
        decisions, file: nil, account: machine.account, instant: self.now, database)
      if let once { try Self.keep(once.answer(done.noted), once.key, database) }
      return done
    }
    return try isRehearsal ? rehearse(work) : write(work)
  }

  /// The same within a transaction that does more.
  ///
  /// - Parameter file: the filled-in sheet that says it; nil where a person does.
  static func decide(
    _ decisions: [NewDecision], file: Int64?, account: String, instant: String, _ database: Database
  ) throws -> (noted: [Decision], ledger: DecisionLedger) {
    var ledger = try decisionLedger(database)
    var noted: [Decision] = []
    let latest = ledger.latest
    for (index, new) in decisions.enumerated() {
      let before = ledger[new.advice.key]
      let other = latest[new.advice.key]
      if let seen = new.seen, (other?.number ?? 0) != seen {
        throw DecisionError.refused(
          place: index + 1, key: new.advice.key,
          fault: .overtaken(by: other?.account ?? "", other?.act.kind))
      }
      if let fault = before.fault(of: new.act, on: new.advice) {
        throw DecisionError.refused(place: index + 1, key: new.advice.key, fault: fault)
      }
      let number = try AuditLog.append(
        action(new.act), subject: subject(new.advice.key), detail: try detail(of: new, before: before),
        account: account, instant: instant, database)
      let decision = Decision(
        number: number, advice: new.advice, act: new.act, account: account, instant: instant,
        note: new.note)
      try DecisionRow(decision, file: file).insert(database)
      ledger.append(decision)
      noted.append(decision)
    }
    try follow(noted, database)
    return (noted, ledger)
  }

  /// What the log of changes says of a decision: the advice, what stood before and what stands after.
  private static func detail(of new: NewDecision, before: DecisionState) throws -> [String: String] {
    var detail = [
      "advised": String(new.advice.quantity), "as_of": new.advice.asOf.description,
      "before": try StoredJSON.text(before),
      "after": try StoredJSON.text(before.after(new.act, on: new.advice)),
    ]
    detail["quantity"] = new.act.quantity.map { String($0) }
    detail["month"] = new.act.month?.description
    detail["reason"] = new.act.reason?.rawValue
    detail["document"] = new.act.document
    detail["note"] = new.note
    return detail
  }

  private static func action(_ act: DecisionAct) -> AuditEntry.Action {
    switch act {
    case .accepted: .accepted
    case .changed: .changed
    case .rejected: .rejected
    case .snoozed: .snoozed
    case .agreed: .agreed
    case .placed: .placed
    case .arrived: .arrived
    case .reopened: .reopenedDecision
    }
  }

  /// How the log names a piece of advice: `transfer 06528F01 06530F01 04594`.
  private static func subject(_ key: AdviceKey) -> String {
    var parts = [key.kind.rawValue, key.facility.text]
    if let receiver = key.receiver { parts.append(receiver.text) }
    parts.append(key.product.text)
    if let lot = key.lot { parts += [lot.number, lot.expiry?.description].compactMap { $0 } }
    return parts.joined(separator: " ")
  }

  /// Everything that people did about advice, but for what a sheet said that was taken back.
  static func decisionLedger(_ database: Database) throws -> DecisionLedger {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT decision.*, audit.account, audit.instant FROM decision
        JOIN audit ON audit.number = decision.audit_number WHERE taken_back = 0 ORDER BY audit_number
        """)
    return DecisionLedger(try rows.map(decision))
  }

  /// Forgets what was decided after an entry of the log of changes.
  static func forgetDecisions(after number: Int64, _ database: Database) throws {
    try DecisionRow.filter(DecisionRow.CodingKeys.auditNumber > number).deleteAll(database)
  }

  /// What stands as placed, and so on order, as lines that a digest is made of.
  static func placementLines(_ database: Database) throws -> [String] {
    let states = try decisionLedger(database).states.filter { !$0.value.placements.isEmpty }
    return try states.map { "placed \(subject($0.key)) \(try StoredJSON.text($0.value.placements))\n" }
      .sorted()
  }
}

private typealias Columns = DecisionRow.CodingKeys

/// A decision from a row of its table with the log's account and instant.
private func decision(_ row: Row) throws -> Decision {
  Decision(
    number: try row.needed(Columns.auditNumber),
    advice: Advice(
      try key(row), quantity: try row.needed(Columns.advised), asOf: try row.needed(Columns.asOf)),
    act: try act(row), account: try row.needed("account"), instant: try row.needed("instant"),
    note: try row.stated(Columns.note))
}

private func key(_ row: Row) throws -> AdviceKey {
  let kind: AdviceKey.Kind = try row.word(Columns.kind)
  let facility: FacilityCode = try row.needed(Columns.facility)
  let product: ProductCode = try row.needed(Columns.product)
  switch kind {
  case .order: return .order(facility: facility, product: product)
  case .transfer:
    return .transfer(from: facility, to: try row.needed(Columns.receiver), product: product)
  case .expiry:
    let lot = AdviceKey.LotName(
      number: try row.stated(Columns.lot), expiry: try row.stated(Columns.lotExpiry))
    return .expiry(facility: facility, product: product, lot: lot)
  }
}

private func act(_ row: Row) throws -> DecisionAct {
  let kind: DecisionAct.Kind = try row.word(Columns.act)
  switch kind {
  case .accepted: return .accepted
  case .changed:
    let reason: String? = try row.stated(Columns.reason)
    return .changed(
      quantity: try row.needed(Columns.quantity),
      reason: reason == nil ? nil : try row.word(Columns.reason))
  case .rejected: return .rejected(reason: try row.word(Columns.reason))
  case .snoozed: return .snoozed(until: try row.stated(Columns.month))
  case .agreedByGiver: return .agreed(by: .giver)
  case .agreedByReceiver: return .agreed(by: .receiver)
  case .placed:
    return .placed(
      document: try row.stated(Columns.document), expected: try row.needed(Columns.month),
      quantity: try row.needed(Columns.quantity))
  case .arrived:
    return .arrived(quantity: try row.needed(Columns.quantity), month: try row.needed(Columns.month))
  case .reopened: return .reopened
  }
}
