import SupplyModel

/// Facilities as small, medium and large: thirds by their mean consumption.
///
/// A facility's mean consumption is that of its series: all units that they recorded up to the last origin, by the number of
/// months recorded. Units of different products are added as they are, so a facility that hands out condoms is large.
/// Facilities of equal means are told apart by their codes.
struct FacilitySizes {
  enum Size: String, CaseIterable { case small, medium, large }

  private let sizes: [FacilityCode: Size]

  /// The sizes of every facility that a backtest forecasts for.
  init(_ backtest: Backtest) {
    guard let last = backtest.origins.max(by: { $0.month < $1.month }) else {
      sizes = [:]
      return
    }
    var sums: [FacilityCode: (units: Double, months: Int)] = [:]
    for series in last.series {
      var sum = sums[series.facility] ?? (0, 0)
      for entry in series.entries where entry.month <= last.month {
        guard let consumed = entry.quantities?.consumed else { continue }
        sum = (sum.units + consumed, sum.months + 1)
      }
      sums[series.facility] = sum
    }
    let means = sums.map { (code: $0.key, mean: $0.value.units / Double(max(1, $0.value.months))) }
    let order = means.sorted { ($0.mean, $0.code) < ($1.mean, $1.code) }
    sizes = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { place, facility in
        (facility.code, Size.allCases[place * Size.allCases.count / order.count])
      })
  }

  /// The size of a facility.
  subscript(facility: FacilityCode) -> Size { sizes[facility] ?? .small }
}
