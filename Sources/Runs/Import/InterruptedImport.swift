import SupplyModel

/// An import that could not go on: what had gone in by then stays in.
public struct InterruptedImport: Error {
  /// The files and tables that were finished, in turn; what went in of them stays.
  public let outcomes: [FileOutcome]
  /// What stopped the rest.
  public let cause: any ColcaError
}
