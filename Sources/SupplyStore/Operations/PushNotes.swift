import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// Notes in the log of changes that a file was sent to another system, with its digest and what came of it; no token is part of it.
  ///
  /// - Parameter answerName: the name under which the answer is kept beside the file; nil where none came.
  /// - Throws: `ColcaError`.
  public func note(_ push: PushReport, answerName: String?) throws {
    var detail = [
      "attempts": String(push.attempts), "digest": push.file.digest, "dry_run": String(push.isTrial),
      "outcome": push.word, "to": push.address.url, "values": String(push.file.values.count),
    ]
    detail["answer"] = answerName
    detail["http_status"] = push.status.map { String($0) }
    switch push.outcome {
    case .answered(let summary):
      detail["imported"] = String(summary.imported)
      detail["updated"] = String(summary.updated)
      detail["ignored"] = String(summary.ignored)
      detail["deleted"] = String(summary.deleted)
      detail["conflicts"] = String(summary.conflicts.count)
    case .failed: break
    }
    let said = detail
    _ = try write { database in
      try AuditLog.append(
        .pushed, subject: PathText.lastComponent(push.file.path), detail: said, account: machine.account,
        instant: now, database)
    }
  }
}
