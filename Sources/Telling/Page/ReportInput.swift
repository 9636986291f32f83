import Improvement
import Operations
import StockPolicy
import SupplyModel

/// Everything that a report is written from; nothing else goes in, neither clock nor locale.
public struct ReportInput: Sendable {
  /// The run that the report shows.
  public var run: ForecastRun
  /// The history of each assessment through the run's month, in any order.
  public var history: [SupplySeries]
  /// The demand of each history, corrected for stock-outs, in the order of `history`; empty where it was not estimated.
  public var demands: [EstimatedDemand]
  /// The last run of an earlier month; nil where there is none.
  public var earlier: ForecastRun?
  /// How good earlier forecasts were, in any order; empty where none can be checked yet.
  public var accuracy: [AccuracyRecord]
  /// Names, places and telephones.
  public var facilities: FacilityDirectory
  /// Names and units.
  public var products: ProductCatalogue
  /// The files that the database holds.
  public var files: [ImportedFile]
  /// What is odd in them.
  public var findings: OpenFindings
  /// The reports of products outside the run's scope, which the database keeps.
  public var outside: OutsideScope
  /// What people decided about the run's advice, as it stands now.
  public var decisions: StandingDecisions
  /// The day on which the report is made; nil where no page is to say it.
  public var madeOn: Day?
  /// Colca's own version, for the foot of the report.
  public var programVersion: String
  /// What the warehouses should ask their own suppliers for; empty where nobody asked.
  public var requisitions: [WarehouseRequisition]
  /// What is told of improvement; nil where nobody asked.
  public var improvement: ImprovementFacts?
  /// The language of everything written.
  public var language: Language

  /// The input of a report.
  public init(
    run: ForecastRun, history: [SupplySeries], demands: [EstimatedDemand] = [], earlier: ForecastRun? = nil,
    accuracy: [AccuracyRecord] = [], facilities: FacilityDirectory, products: ProductCatalogue,
    files: [ImportedFile] = [], findings: OpenFindings = .none, outside: OutsideScope = .nothing,
    decisions: StandingDecisions = .none,
    madeOn: Day? = nil, programVersion: String, requisitions: [WarehouseRequisition] = [],
    improvement: ImprovementFacts? = nil, language: Language = .spanish
  ) {
    self.run = run
    self.history = history
    self.demands = demands
    self.earlier = earlier
    self.accuracy = accuracy
    self.facilities = facilities
    self.products = products
    self.files = files
    self.findings = findings
    self.outside = outside
    self.decisions = decisions
    self.madeOn = madeOn
    self.programVersion = programVersion
    self.requisitions = requisitions
    self.improvement = improvement
    self.language = language
  }

  /// The part that lists are made of.
  public var names: ReportNames {
    ReportNames(
      run: run, facilities: facilities, products: products, decisions: decisions, today: madeOn,
      language: language)
  }
}
