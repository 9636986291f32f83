/// What came of making a run again.
public struct RepeatVerdict: Sendable, Equatable {
  /// Why a run made again is not what it was, or could not be made.
  public enum Difference: Sendable, Equatable {
    /// The run is of before records of inputs were kept.
    case noRecord
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
