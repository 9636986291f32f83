import StockPolicy
import SupplyModel

/// Everything that a report on a run is written from, but for its language; no locale goes in, and of the clock only the day.
public struct ReportFacts: Sendable {
  /// The run that the report shows.
  public var run: ForecastRun
  /// The history of each assessment through the run's month, in any order.
  public var history: [SupplySeries]
  /// The demand of each history, corrected for stock-outs, in the order of `history`.
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
  /// What stands open of what is odd in them.
  public var findings: [ReviewedFinding]
  /// The reports of products outside the run's scope, which the database keeps.
  public var outside: OutsideScope
  /// What people decided about the run's advice, as it stands now.
  public var decisions: StandingDecisions
  /// The day on which the report is made.
  public var madeOn: Day
  /// Colca's own version.
  public var programVersion: String
  /// What the warehouses should ask their own suppliers for.
  public var requisitions: [WarehouseRequisition]

  /// The facts of a report.
  public init(
    run: ForecastRun, history: [SupplySeries], demands: [EstimatedDemand], earlier: ForecastRun?,
    accuracy: [AccuracyRecord], facilities: FacilityDirectory, products: ProductCatalogue,
    files: [ImportedFile], findings: [ReviewedFinding], outside: OutsideScope = .nothing,
    decisions: StandingDecisions = .none,
    madeOn: Day, programVersion: String, requisitions: [WarehouseRequisition] = []
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
  }
}
