import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// What was said of the orders of micro-networks, oldest first.
  ///
  /// - Throws: `ColcaError`.
  public func orderReviews() throws -> [OrderReview] { try read(Self.orderReviews) }

  /// Somebody above a micro-network approves its orders of a run, or returns them.
  ///
  /// - Parameters:
  ///   - facilities: those of the micro-network.
  ///   - seen: the latest entry of the log, of the decisions on these orders and the reviews of the micro-network, that whoever says this
  ///     had before them; 0 for none.
  ///   - once: what is answered to the program that says this, by the review's number, kept with it; nil where nobody may send it again.
  /// - Returns: the number of the review's entry in the log.
  /// - Throws: `ReviewError.overtaken` where there is a later one; `ColcaError`.
  @discardableResult
  public func review(
    _ place: AccountPlace, run: Int64, _ verdict: OrderReview.Verdict, comment: String?,
    facilities: Set<FacilityCode>, seen: Int64, answering once: AnswerOnce<Int64>? = nil
  ) throws -> Int64 {
    try write { database in
      let before = try Self.orderReviews(database).last { $0.place == place }
      let decided = try Self.decisionLedger(database).latestOnOrders(of: facilities)
      for (number, account) in [(before?.number, before?.account), (decided?.number, decided?.account)] {
        if let number, number > seen { throw ReviewError.overtaken(by: account ?? "") }
      }
      let text = try StoredJSON.text(place)
      var detail = ["place": text, "run": String(run)]
      detail["comment"] = comment
      detail["before"] = before?.verdict.rawValue
      let number = try AuditLog.append(
        verdict == .approved ? .approvedOrders : .returnedOrders, subject: "orders \(place.name)",
        detail: detail, account: machine.account, instant: now, database)
      try database.execute(
        sql:
          "INSERT INTO order_review (audit_number, place, run_id, verdict, comment) VALUES (?, ?, ?, ?, ?)",
        arguments: [number, text, run, verdict.rawValue, comment])
      if let once { try Self.keep(once.answer(number), once.key, database) }
      return number
    }
  }

  private static func orderReviews(_ database: Database) throws -> [OrderReview] {
    let sql = """
      SELECT r.*, a.account, a.instant FROM order_review AS r JOIN audit AS a ON a.number = r.audit_number
      ORDER BY r.audit_number
      """
    return try Row.fetchAll(database, sql: sql).map { row in
      OrderReview(
        number: try row.needed("audit_number"),
        place: try StoredJSON.value(AccountPlace.self, try row.needed("place") as String),
        run: try row.needed("run_id"), verdict: try row.word(Column("verdict")),
        comment: try row.stated("comment"), account: try row.needed("account"),
        instant: try row.needed("instant"))
    }
  }

  /// What was written beside findings, oldest first.
  ///
  /// - Throws: `ColcaError`.
  public func findingRemarks() throws -> FindingRemarks {
    try read { database in
      let sql = """
        SELECT r.*, a.account, a.instant FROM finding_remark AS r JOIN audit AS a ON a.number = r.audit_number
        ORDER BY r.audit_number
        """
      return FindingRemarks(
        try Row.fetchAll(database, sql: sql).map { row in
          let text: String? = try row.stated("text")
          let isComment = try row.needed("kind") as String == "comment"
          return FindingRemark(
            number: try row.needed("audit_number"), finding: try row.needed("finding"),
            kind: isComment ? .comment(text ?? "") : .assigned(text.flatMap(AccountName.init)),
            account: try row.needed("account"), instant: try row.needed("instant"))
        })
    }
  }

  /// Writes something beside findings, or gives them to somebody: beside all of them, or none.
  ///
  /// - Throws: `ColcaError`.
  public func remark(_ kind: FindingRemark.Kind, on findings: [String]) throws {
    let (word, text): (String, String?) =
      switch kind {
      case .assigned(let name): ("assigned", name?.text)
      case .comment(let text): ("comment", text)
      }
    try write { database in
      for finding in findings {
        var detail = ["finding": finding]
        detail[word] = text
        let number = try AuditLog.append(
          word == "comment" ? .commentedFinding : .assignedFinding, subject: "finding \(finding)",
          detail: detail, account: machine.account, instant: now, database)
        try database.execute(
          sql: "INSERT INTO finding_remark (audit_number, finding, kind, text) VALUES (?, ?, ?, ?)",
          arguments: [number, finding, word, text])
      }
    }
  }

  /// Forgets what was written beside the lists after an entry of the log of changes.
  static func forgetWork(after number: Int64, _ database: Database) throws {
    for table in ["order_review", "finding_remark"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE audit_number > ?", arguments: [number])
    }
  }
}
