import Foundation
import GRDB
import Operations
import SupplyModel

/// What somebody said of a finding, in its table.
private struct FindingActRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "finding_act"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case finding, state, note, facts, file, line, facility, product, month
    case auditNumber = "audit_number"
    case firstMonth = "first_month"
  }

  let auditNumber: Int64
  let finding: String
  let state: String
  let note: String?
  let facts: String
  let file: String?
  let line: Int?
  let facility: FacilityCode?
  let product: ProductCode?
  let firstMonth: Int?
  let month: Int?

  init(_ act: FindingAct, auditNumber: Int64) throws {
    self.auditNumber = auditNumber
    finding = act.id
    state = act.state.rawValue
    note = act.note
    facts = String(decoding: try StoredFacts.encoder().encode(act.finding.facts), as: UTF8.self)
    file = act.file
    line = act.finding.line
    facility = act.finding.subject?.facility
    product = act.finding.subject?.product
    firstMonth = act.finding.subject?.firstMonth.count
    month = act.finding.subject?.month.count
  }

  /// The act; nil for a state that this version does not know.
  func act(_ decoder: JSONDecoder) throws -> FindingAct? {
    guard let state = FindingState(rawValue: state) else { return nil }
    let subject = month.map {
      Finding.Subject(
        facility: facility, product: product, firstMonth: firstMonth.map(Month.init(count:)),
        month: Month(count: $0))
    }
    return FindingAct(
      id: finding, state: state, note: note,
      finding: Finding(
        try decoder.decode(FindingFacts.self, from: Data(facts.utf8)), line: line, subject: subject),
      file: file)
  }
}

extension SupplyDatabase {
  /// What people have said of findings, the last of each.
  ///
  /// - Throws: `ColcaError`.
  public func findingActs() throws -> FindingActs {
    try read { database in
      let decoder = StoredFacts.decoder()
      return FindingActs(
        try FindingActRow.order(FindingActRow.CodingKeys.auditNumber).fetchAll(database)
          .compactMap { try $0.act(decoder) })
    }
  }

  /// Somebody says something of findings: it is kept, and the log of changes tells who said it, together.
  ///
  /// - Throws: `ColcaError`.
  public func note(_ acts: [FindingAct]) throws {
    guard !acts.isEmpty else { return }
    try write { database in
      for act in acts {
        var detail = ["code": act.finding.code.rawValue, "finding": act.id]
        detail["facility"] = act.finding.subject?.facility?.text
        detail["product"] = act.finding.subject?.product?.text
        detail["month"] = act.finding.subject?.month.description
        detail["value"] = act.finding.value
        detail["file"] = act.file
        detail["note"] = act.note
        let number = try AuditLog.append(
          Self.action(act.state), subject: "finding \(act.id)", detail: detail, account: machine.account,
          instant: now, database)
        try FindingActRow(act, auditNumber: number).insert(database)
      }
    }
  }

  /// Forgets what was said of findings after an entry of the log of changes.
  static func forgetFindingActs(after number: Int64, _ database: Database) throws {
    try FindingActRow.filter(FindingActRow.CodingKeys.auditNumber > number).deleteAll(database)
  }

  private static func action(_ state: FindingState) -> AuditEntry.Action {
    switch state {
    case .confirmed: .confirmedFinding
    case .dismissed: .dismissedFinding
    case .toBeCorrected: .findingToCorrect
    case .open, .mended: .reopenedFinding
    }
  }

  /// What was said last of each finding, as lines that a digest is made of.
  static func findingActLines(_ database: Database) throws -> [String] {
    let acts = try FindingActRow.order(FindingActRow.CodingKeys.auditNumber).fetchAll(database)
    return Dictionary(acts.map { ($0.finding, $0.state) }, uniquingKeysWith: { _, later in later })
      .filter { $0.value != FindingState.open.rawValue }
      .map { "finding \($0.key) \($0.value)\n" }.sorted()
  }
}
