import ForecastScoring
import SupplyModel

extension OriginStock {
  /// The stock of a series at the end of a month, in months of the mean consumption recorded in the six months up to it.
  init(_ series: SupplySeries, at origin: Month) {
    let used = (0..<6).compactMap { series.consumed(in: origin.advanced(by: -$0)) }
    self.init(
      stock: series[origin]?.quantities?.closing,
      meanUse: used.isEmpty ? 0 : used.reduce(0, +) / Double(used.count))
  }
}
