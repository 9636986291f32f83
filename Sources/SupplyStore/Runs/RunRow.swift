import GRDB
import Operations
import StockPolicy
import SupplyModel

/// A run in its table: its settings, and the record of what it was made from.
struct RunRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "run"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case id, settings, instant, version, inputs, result, seal, trial
    case asOf = "as_of"
    case auditNumber = "audit_number"
    case isPruned = "is_pruned"
  }

  /// Its number; nil until it is in its table.
  private(set) var id: Int64?
  let asOf: Month
  let settings: ForecastRun.Settings
  let instant: String
  let version: String
  let auditNumber: Int64
  let inputs: String
  let result: String
  private(set) var isPruned = false
  /// `RunSeal`, once everything is in its tables; nil of a run of an earlier build.
  private(set) var seal: String?
  /// The name under which it is kept beside the official runs; nil of one of these.
  let trial: TrialName?

  /// A run that this version makes.
  init(
    settings: ForecastRun.Settings, instant: String, auditNumber: Int64, inputs: String, result: String,
    trial: TrialName? = nil
  ) {
    asOf = settings.asOf
    self.settings = settings
    self.instant = instant
    version = ColcaVersion.current
    self.auditNumber = auditNumber
    self.inputs = inputs
    self.result = result
    self.trial = trial
  }

  /// The official runs, the latest first.
  static var official: QueryInterfaceRequest<RunRow> {
    filter(CodingKeys.trial == nil).order(CodingKeys.id.desc)
  }

  /// The trials that are kept, the latest first.
  static var trials: QueryInterfaceRequest<RunRow> {
    filter(CodingKeys.trial != nil && CodingKeys.isPruned == false).order(CodingKeys.id.desc)
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

/// A file that was written of a run, in its table.
struct RunOutputRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "run_output"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case language, name, digest, instant
    case runID = "run_id"
    case byteCount = "bytes"
    case auditNumber = "audit_number"
  }

  let runID: Int64
  let language: String
  let name: String
  let digest: String
  let byteCount: Int
  let auditNumber: Int64
  let instant: String

  var output: RunRecord.Output {
    RunRecord.Output(
      name: name, languageCode: language, digest: digest, byteCount: byteCount, auditNumber: auditNumber,
      instant: instant)
  }
}
