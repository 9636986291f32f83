/// What a run, a look-up or an act on alerts can lack.
public enum RunError: ColcaError {
  /// The database holds no report (at or before the month, where one is named).
  case noReports(month: Month?)
  /// A month to follow that lies beyond the last one reported.
  case monthBeyondReports(asked: Month, last: Month)
  /// A facility that the register calls closed, which no run looks at.
  case closedFacility(FacilityCode)
  /// No forecast has been run yet.
  case noRun
  /// The facility has no report of the product, up to the month asked for.
  case noHistory(facility: FacilityCode, product: ProductCode)
  /// A code that names no facility. `nearest` is the most similar one known.
  case unknownFacility(code: String, nearest: String?)
  /// A code that names no product. `nearest` is the most similar one known.
  case unknownProduct(code: String, nearest: String?)
  /// A succession of codes with one that nobody reported and no catalogue names. `nearest` is the most similar one known.
  case unknownSuccession(code: ProductCode, nearest: String?)
  /// Codes that take one another's place in a circle, by the catalogue alone or with what was asked; the first of them.
  case circularSuccession(code: ProductCode)
  /// A name that several facilities have, or a part of their names.
  case ambiguousFacility(name: String, candidates: [NameSearch.Entry])
  /// A name that several products have, or a part of their names.
  case ambiguousProduct(name: String, candidates: [NameSearch.Entry])
  /// A name that no place of any level has. `nearest` is the most similar one known.
  case unknownPlace(name: String, nearest: String?)
  /// A name that several places have, or a part of their names.
  case ambiguousPlace(name: String, candidates: [NameSearch.Entry])
  /// A code that names no standard. `nearest` is the most similar one known.
  case unknownStandard(code: String, nearest: String?)
  /// A name that no service of the files has, or that several have; `known` are those that could be meant.
  case unknownService(name: String, known: [String])
  /// A factor that is none, or of a method that nobody reported.
  case badFactor(text: String)
  /// No cycle of improvement has this number.
  case unknownCycle(number: Int64)
  /// The cycle has been closed: nothing can be noted of it any more.
  case closedCycle(number: Int64)
  /// The cycle's baseline was measured for other products, or with another day by which reports were expected (not nil where that is it).
  case otherBasis(cycle: Int64, scope: ProductScope, expectedByDay: Int?)
  /// The cycle has no action of this number.
  case unknownAction(cycle: Int64, number: Int)
  /// A standard without a figure at a place in a month: nothing can begin or be compared there.
  case noFigure(standard: String, place: String, month: Month)
  /// No alert is remembered of what was asked for.
  case noAlert
  /// No finding of this key, or none at all that was asked for.
  case noFinding(id: String?)
  /// The file is no model that this version can use.
  case notAModel(path: String)
  /// The model does not reach so many months ahead.
  case modelHorizon(path: String, months: Int)
  /// The model does not tell totals of several months.
  case modelWithoutTotals(path: String)
  /// A scope of products that is no programme, no list of known codes, no file and no word; `programmes` are those of the
  /// catalogue, `nearest` the one most like it.
  case unknownScope(text: String, nearest: String?, programmes: [String])
  /// No product that was reported is in the scope asked for.
  case emptyScope(ProductScope)
  /// The product was reported, and the run does not look at it.
  case outsideScope(product: ProductCode, scope: ProductScope)
  /// The run's forecasts are no longer kept; its record is.
  case prunedRun(id: Int64)
  /// A trial that can no longer become the official forecast.
  case staleTrial(TrialName, StaleTrial)

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .ambiguousFacility, .ambiguousProduct, .ambiguousPlace, .modelHorizon, .modelWithoutTotals,
      .unknownScope,
      .unknownSuccession, .circularSuccession, .monthBeyondReports, .closedCycle, .badFactor, .otherBasis:
      .usage
    case .notAModel: .badData
    case .noReports, .closedFacility, .noRun, .noHistory, .unknownFacility, .unknownProduct, .unknownPlace,
      .unknownStandard, .unknownService, .unknownCycle, .unknownAction, .noFigure, .noAlert, .noFinding,
      .emptyScope,
      .outsideScope, .prunedRun, .staleTrial:
      .noInput
    }
  }
}

/// Why a trial is no longer what a forecast made now would be.
public enum StaleTrial: Sendable, Equatable {
  /// What the database holds has changed since: a file came in or was taken back, something was said of a finding or decided.
  case otherInputs
  /// Another version of Colca made it.
  case otherVersion(String)
  /// It ends with an earlier month than the official forecast: every list would go back to it.
  case earlierMonth(Month, official: Month)
}
