/// What a run, a look-up or an act on alerts can lack.
public enum RunError: ColcaError {
  /// The database holds no report (at or before the month, where one is named).
  case noReports(month: Month?)
  /// No forecast has been run yet.
  case noRun
  /// The facility has no report of the product, up to the month asked for.
  case noHistory(facility: FacilityCode, product: ProductCode)
  /// A code that names no facility. `nearest` is the most similar one known.
  case unknownFacility(code: String, nearest: String?)
  /// A code that names no product. `nearest` is the most similar one known.
  case unknownProduct(code: String, nearest: String?)
  /// A name that several facilities have, or a part of their names.
  case ambiguousFacility(name: String, candidates: [NameSearch.Entry])
  /// A name that several products have, or a part of their names.
  case ambiguousProduct(name: String, candidates: [NameSearch.Entry])
  /// No alert is remembered of what was asked for.
  case noAlert
  /// The file is no model that this version can use.
  case notAModel(path: String)
  /// The model does not reach so many months ahead.
  case modelHorizon(path: String, months: Int)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .ambiguousFacility, .ambiguousProduct, .modelHorizon: .usage
    case .notAModel: .badData
    case .noReports, .noRun, .noHistory, .unknownFacility, .unknownProduct, .noAlert: .noInput
    }
  }
}
