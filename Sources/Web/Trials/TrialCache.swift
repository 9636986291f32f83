import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Synchronization

/// What the trials that were looked at last say otherwise, place by place: a run never changes once it is kept.
final class TrialCache: Sendable {
  private struct Key: Equatable {
    let official: Int64
    let trial: Int64
    let place: AccountPlace
    /// Which facilities lie in the place may be otherwise by another register.
    let registersChange: Int64
  }

  /// A run of a whole region is some ten megabytes.
  private static let most = 3

  private let database: SupplyDatabase
  private let known = Mutex<[(key: Key, comparison: RunComparison)]>([])

  init(_ database: SupplyDatabase) { self.database = database }

  /// What a trial says otherwise than the latest run of the facilities that an account sees.
  ///
  /// - Throws: `RunError.prunedRun`, `StoreError.unknownRun` where its forecasts are there no more; `ColcaError`.
  func comparison(_ trial: RunRecord, with snapshot: Snapshot, of account: Account) throws -> RunComparison {
    let key = Key(
      official: snapshot.record.id, trial: trial.id, place: account.place,
      registersChange: snapshot.registersChange)
    if let found = known.withLock({ $0.first { $0.key == key }?.comparison }) { return found }
    guard !trial.isPruned else { throw RunError.prunedRun(id: trial.id) }
    guard let run = try database.run(trial.id) else { throw StoreError.unknownRun(id: trial.id) }
    let comparison = snapshot.comparison(with: run, of: trial, for: account)
    known.withLock { known in
      known.removeAll { $0.key == key }
      if known.count >= Self.most { known.removeFirst() }
      known.append((key, comparison))
    }
    return comparison
  }
}
