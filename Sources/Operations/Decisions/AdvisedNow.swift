import StockPolicy
import SupplyModel

/// What a run advises, piece by piece.
public struct AdvisedNow: Sendable {
  /// The last month known to the run.
  public let asOf: Month
  private let quantities: [AdviceKey: Int]

  /// The advice of a run: its orders, its transfers, and the lots that will not be used up.
  public init(_ run: ForecastRun) {
    asOf = run.settings.asOf
    var quantities: [AdviceKey: Int] = [:]
    for line in run.orderLines {
      quantities[.order(facility: line.facility, product: line.product)] = line.order.quantity
    }
    for transfer in run.transfers {
      quantities[
        .transfer(from: transfer.from, to: transfer.to, product: transfer.product), default: 0] +=
        transfer.units
    }
    for line in run.assessments {
      for outlook in line.lots where outlook.isAtRisk(asOf: run.settings.asOf) {
        let key = AdviceKey.expiry(
          facility: line.facility, product: line.product, lot: AdviceKey.LotName(outlook.lot))
        quantities[key, default: 0] += Int(min(outlook.expectedLoss.rounded(.up), 1e9))
      }
    }
    self.quantities = quantities
  }

  /// No advice, of a run that knows a month.
  public init(nothingAsOf month: Month) {
    asOf = month
    quantities = [:]
  }

  /// The advice of a key; of 0 units where the run advises nothing of it.
  public subscript(key: AdviceKey) -> Advice {
    Advice(key, quantity: quantities[key] ?? 0, asOf: asOf)
  }

  /// What is advised, in the order of the keys.
  public var all: [Advice] { quantities.keys.sorted().map { self[$0] } }
}
