import CSVReading
import DemandForecasting
import Runs
import SupplyModel

/// Forecasts a stream of series, with a saved model one block after another, or else with one fitted to the stream itself.
///
/// With a model, memory holds one block whatever the length of the stream, and every series gets the forecast that it
/// would get on the machine that saved the model: so a cluster can share the work. Without one, all series are read first.
public struct ForecastPipe: Sendable {
  private let model: SavedModel?
  private let horizon: Int
  private let asOf: Month?

  /// Series are forecast so many at a time.
  static let block = 1024

  /// A pipe.
  ///
  /// - Parameters:
  ///   - model: what was learnt before; nil to learn from the stream.
  ///   - horizon: months ahead, within 1...12 and the model's.
  ///   - asOf: the last month to read; nil for the model's, or the last one in the stream. Rows after it are passed over.
  public init(model: SavedModel?, horizon: Int, asOf: Month?) {
    self.model = model
    self.horizon = horizon
    self.asOf = asOf
  }

  /// Reads rows of the open layout, and gives rows of the forecasts' and the risks' layout in the same order of series.
  ///
  /// - Parameters:
  ///   - source: the rows.
  ///   - onForecasts: takes text of the forecasts' layout, the header first.
  ///   - onRisks: takes text of the risks' layout; nil when they are not wanted.
  ///   - onTotals: takes text of the layout of cumulative forecasts; nil when they are not wanted. A model has to have them.
  /// - Throws: `ColcaError` for rows that cannot be read; what the closures throw.
  public func run(
    _ source: some ByteBlocks, onForecasts: (String) throws -> Void, onRisks: ((String) throws -> Void)?,
    onTotals: ((String) throws -> Void)? = nil
  ) throws {
    var rows = ForecastRows()
    try onForecasts(rows.forecastHeader())
    try onRisks?(rows.riskHeader())
    try onTotals?(rows.totalHeader())
    var block: [StreamedSeries] = []
    if let model {
      let origin = asOf ?? model.origin
      let numbers = CodeNumbers(products: model.products, facilities: model.facilities)
      func flush() throws {
        let panel = StreamedSeries.panel(
          block, through: origin, productCount: model.products.count, number: numbers.numbers)
        try give(block, panel, origin, model.model, &rows, onForecasts, onRisks, onTotals)
        block.removeAll(keepingCapacity: true)
      }
      try SeriesStream.read(source, through: asOf) { series in
        if asOf == nil, let last = series.months.last, last > origin.count {
          throw StudyError.streamBeyondModel(
            line: series.lastLine, month: Month(count: last), model: model.origin)
        }
        block.append(series)
        if block.count == Self.block { try flush() }
      }
      return try flush()
    }
    try SeriesStream.read(source, through: asOf) { block.append($0) }
    guard let last = block.compactMap(\.months.last).max() else { return }
    let origin = asOf ?? Month(count: last)
    let numbers = CodeNumbers(block)
    let panel = StreamedSeries.panel(
      block, through: origin, productCount: numbers.productCount, number: numbers.numbers)
    var outputs: ForecastOutputs = .monthly
    if onRisks != nil { outputs.insert(.stockouts) }
    if onTotals != nil { outputs.insert(.cumulative) }
    let fitted = ModelFitter().fit(
      panel: panel, origin: panel.monthCount - 1, horizon: horizon, outputs: outputs)
    try give(block, panel, origin, fitted, &rows, onForecasts, onRisks, onTotals)
  }

  private func give(
    _ block: [StreamedSeries], _ panel: DemandPanel, _ origin: Month, _ model: FittedModel,
    _ rows: inout ForecastRows, _ onForecasts: (String) throws -> Void,
    _ onRisks: ((String) throws -> Void)?, _ onTotals: ((String) throws -> Void)?
  ) throws {
    guard !block.isEmpty else { return }
    let last = panel.monthCount - 1
    let demand = model.demand(panel: panel, origin: last)
    let risks = onRisks == nil ? nil : model.stockouts(panel: panel, origin: last)
    for start in stride(from: 0, to: block.count, by: Self.block) {
      let part = start..<min(block.count, start + Self.block)
      for index in part {
        let series = block[index]
        rows.append(
          demand, index, facility: series.facility, product: series.product, origin: origin, horizon: horizon)
        if onTotals != nil {
          rows.appendTotals(
            demand, index, facility: series.facility, product: series.product, origin: origin,
            horizon: horizon)
        }
        guard let risks else { continue }
        rows.append(
          risks, index, facility: series.facility, product: series.product, origin: origin, horizon: horizon)
      }
      try onForecasts(rows.takeForecasts())
      try onRisks?(rows.takeRisks())
      try onTotals?(rows.takeTotals())
    }
  }
}

/// The numbers that a model knows products and facilities by.
struct CodeNumbers {
  private let products: [ProductCode: Int]
  private let facilities: [FacilityCode: Int]

  /// How many products have a number.
  var productCount: Int { products.count }

  /// Numbers by the codes' places; a code that comes twice keeps the first.
  init(products: [ProductCode], facilities: [FacilityCode]) {
    self.products = Self.places(products)
    self.facilities = Self.places(facilities)
  }

  /// Numbers in the order in which the codes of some series come.
  init(_ series: [StreamedSeries]) {
    var (products, facilities): ([ProductCode: Int], [FacilityCode: Int]) = ([:], [:])
    for one in series {
      if products[one.product] == nil { products[one.product] = products.count }
      if facilities[one.facility] == nil { facilities[one.facility] = facilities.count }
    }
    self.products = products
    self.facilities = facilities
  }

  /// The numbers of a series; of codes that are not known, numbers beyond all others.
  func numbers(_ series: StreamedSeries) -> (product: Int, facility: Int) {
    (products[series.product] ?? products.count, facilities[series.facility] ?? facilities.count)
  }

  private static func places<Code: Hashable>(_ codes: [Code]) -> [Code: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
