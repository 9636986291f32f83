import StockPolicy
import SupplyModel

/// What is kept of a run for as long as the database lives, its forecasts pruned or not.
public struct RunRecord: Sendable, Equatable {
  /// A file that was written of the run.
  public struct Output: Sendable, Equatable {
    /// The file's name without its folder.
    public let name: String
    /// The language that it is written in: `es` or `en`.
    public let languageCode: String
    /// SHA-256 of its bytes.
    public let digest: String
    /// How many bytes.
    public let byteCount: Int
    /// The last entry of the log of changes before it was written: what the database held then.
    public let auditNumber: Int64
    /// When it was written: UTC, ISO 8601 to the second.
    public let instant: String

    /// A file with its digest.
    public init(
      name: String, languageCode: String, digest: String, byteCount: Int, auditNumber: Int64, instant: String
    ) {
      self.name = name
      self.languageCode = languageCode
      self.digest = digest
      self.byteCount = byteCount
      self.auditNumber = auditNumber
      self.instant = instant
    }
  }

  /// The run's number.
  public let id: Int64
  /// When it was made: UTC, ISO 8601 to the second.
  public let instant: String
  /// The version of Colca that made it.
  public let version: String
  /// Its settings, the last known month among them.
  public let settings: ForecastRun.Settings
  /// The last entry of the log of changes before it: what the database held then.
  public let auditNumber: Int64
  /// SHA-256 over the numbers and digests of all files that the database held.
  public let inputs: String
  /// SHA-256 over everything that was concluded.
  public let result: String
  /// Its forecasts are gone, by the rule of retention.
  public let isPruned: Bool
  /// What was written of it.
  public let outputs: [Output]
  /// The name under which it is kept as a forecast of what would be; nil of an official run.
  public let trial: TrialName?

  /// A record.
  public init(
    id: Int64, instant: String, version: String, settings: ForecastRun.Settings, auditNumber: Int64,
    inputs: String, result: String, isPruned: Bool, outputs: [Output], trial: TrialName? = nil
  ) {
    self.id = id
    self.instant = instant
    self.version = version
    self.settings = settings
    self.auditNumber = auditNumber
    self.inputs = inputs
    self.result = result
    self.isPruned = isPruned
    self.outputs = outputs
    self.trial = trial
  }
}

/// What came of making a run again.
public struct RepeatVerdict: Sendable, Equatable {
  /// Why a run made again is not what it was, or could not be made.
  public enum Difference: Sendable, Equatable {
    /// A file that it was made from has been taken back since.
    case fileTakenBack(name: String, digest: String)
    /// What the database holds now of those files is not what it held.
    case inputs
    /// Another version of Colca made it.
    case version(then: String, now: String)
    /// A report told what had changed since an earlier run, whose forecasts are no longer kept.
    case earlierRunPruned(run: Int64)
    /// What was concluded differs.
    case result
    /// A file that was written of it differs.
    case output(name: String, languageCode: String)
    /// A file that was written of it is no longer written by this version.
    case noOutput(name: String, languageCode: String)
  }

  /// The run.
  public let run: Int64
  /// The files that were written again and are the same, byte for byte.
  public let sameOutputs: [String]
  /// What differs; empty when everything is as it was.
  public let differences: [Difference]

  /// Whether everything that was concluded and written is as it was.
  ///
  /// Another version that gives the same bytes is no difference that matters.
  public var isSame: Bool {
    differences.allSatisfy { if case .version = $0 { true } else { false } }
  }

  /// A verdict.
  public init(run: Int64, sameOutputs: [String], differences: [Difference]) {
    self.run = run
    self.sameOutputs = sameOutputs
    self.differences = differences
  }
}
