import DemandForecasting
import StockPolicy
import SupplyModel

/// What would be ordered where something is doubted, were its reports read the other way.
///
/// The same pipeline with the model that has been fitted: only the doubted histories are forecast once more, so that it costs next to
/// nothing. What the others reported stays as the run reads it.
struct DoubtedOrders {
  /// Doubts of so many months, the run's own among them, are told; those of before weigh little on what is ordered now.
  static let monthsTold = 12

  private let pipeline: ForecastPipeline
  private let rows: [Int]

  /// The doubted orders of a pipeline.
  ///
  /// - Parameter key: of this history alone; of all when nil.
  init(_ pipeline: ForecastPipeline, of key: SeriesKey? = nil) {
    self.pipeline = pipeline
    let read = pipeline.inputs.judgement.read
    let first = pipeline.inputs.settings.asOf.advanced(by: 1 - Self.monthsTold)
    rows =
      read.isEmpty
      ? []
      : pipeline.panel.series.indices.filter { row in
        let own = pipeline.panel.series[row].key
        return (key ?? own) == own && read[own]?.doubts.contains { $0.month >= first } == true
      }
  }

  /// The doubts with what would be ordered otherwise, once a run's transfers have been made.
  ///
  /// - Throws: `RunError`, as the panel.
  ///
  /// - Parameter carried: what substitutes carry in that run.
  func doubts(
    _ fit: RunFit, transfers: [Transfer], carried: [SeriesKey: OrderArithmetic.Carried] = [:]
  ) throws(RunError) -> [SeriesKey: SeriesDoubt] {
    guard !rows.isEmpty else { return [:] }
    let (inputs, panel) = (pipeline.inputs, pipeline.panel)
    let keys = Set(rows.map { panel.series[$0].key })
    let other = try RunPanel(inputs.reading(keys))
    let forecasts = fit.demand(of: other.target.selecting(rows), origin: panel.origin)
    let assessor = pipeline.assessor(rows.map { other.series[$0] }, demand: forecasts)
    let orders = assessor.orders(moving: transfers, carrying: carried)
    let first = inputs.settings.asOf.advanced(by: 1 - Self.monthsTold)
    return zip(rows, orders).reduce(into: [:]) { doubts, entry in
      let key = panel.series[entry.0].key
      let figures = inputs.judgement.read[key]?.doubts.filter { $0.month >= first } ?? []
      doubts[key] = SeriesDoubt(figures: figures, orderOtherwise: entry.1.quantity)
    }
  }
}
