import SupplyModel

/// What a shelf's reports say of deliveries.
public struct ShelfReceipts: Sendable, Equatable {
  /// The last month with a report; nil where there is none.
  public let lastReported: Month?
  /// Units received by month, where any were.
  private let received: [Month: Double]

  /// Nothing is reported.
  public static let none = ShelfReceipts(lastReported: nil, received: [:])

  /// Deliveries by month.
  public init(lastReported: Month?, received: [Month: Double]) {
    self.lastReported = lastReported
    self.received = received.filter { $0.value > 0 }
  }

  /// What a history says.
  public init(_ series: SupplySeries) {
    var received: [Month: Double] = [:]
    for entry in series.entries { received[entry.month] = entry.quantities?.received ?? 0 }
    self.init(lastReported: series.lastReported?.month, received: received)
  }

  /// Units received in a month; 0 where none are reported.
  public func units(in month: Month) -> Double { received[month] ?? 0 }

  /// Whether a month lies at or before the last reported one: what it brought is in the stock that was counted.
  public func covers(_ month: Month) -> Bool { lastReported.map { $0 >= month } ?? false }

  /// The months in which something was received, in their order.
  public var months: [Month] { received.keys.sorted() }
}
