import DemandForecasting
import Runs
import Simulation
import SupplyModel
import Testing

/// Corrected demand against the demand that users really had, which only a simulated network tells.
///
/// `scripts/bench-demand` prints the same comparison for larger networks.
struct DemandTruthTests {
  /// A simulated network as histories, with the truth of every reported month.
  private struct Network {
    var histories: [SupplySeries] = []
    /// By series and month: true demand, consumption, days without stock of thirty; nil where not reported or not
    /// held.
    var truths: [[(demand: Double, consumed: Double, days: Double)?]] = []
    let lastMonth: Month

    init(scarcity: Double, daysReported: Double) {
      var settings = SyntheticSettings(facilities: 60, months: 30, seed: 11)
      settings.scarcity = scarcity
      settings.stockoutDaysReportedShare = daysReported
      lastMonth = settings.lastMonth
      let records = SyntheticNetwork(settings).records.filter { $0.isReported }
      let groups = Dictionary(grouping: records) { SeriesKey($0.facility, $0.product) }
      for (key, rows) in groups.sorted(by: { $0.key < $1.key }) {
        let series = SupplySeries(
          facility: key.facility, product: key.product,
          reports: rows.map { ($0.month, Self.quantities($0)) }, through: settings.lastMonth)
        var truth = series.entries.map { _ in (demand: Double, consumed: Double, days: Double)?.none }
        for row in rows where row.isHeld {
          truth[series.entries[0].month.distance(to: row.month)] = (
            Double(row.demand), Double(row.consumed), Double(row.daysWithoutStock)
          )
        }
        histories.append(series)
        truths.append(truth)
      }
    }

    private static func quantities(_ record: SyntheticRecord) -> StockQuantities {
      let days = record.reportedDaysWithoutStock
      return StockQuantities(
        opening: Double(record.opening), received: Double(record.received + record.reentered),
        consumed: Double(record.consumed), adjustment: -Double(record.otherOutputs),
        closing: Double(record.closing), stockoutDays: days > 0 ? Double(days) : nil)
    }

    /// The ratio of days that other systems use, as of a month, with the true days.
    ///
    /// Consumption × 30 ÷ days in stock; a month without any gets the mean of the series' other months.
    func ratio(_ series: Int, through origin: Month) -> [Double?] {
      let known = truths[series].enumerated().map { index, truth in
        histories[series].entries[index].month <= origin ? truth : nil
      }
      let rates = known.map { $0.flatMap { $0.days < 30 ? $0.consumed * 30 / (30 - $0.days) : nil } }
      let told = rates.compactMap { $0 }
      let mean = told.isEmpty ? 0 : told.reduce(0, +) / Double(told.count)
      return zip(known, rates).map { truth, rate in truth.map { rate ?? max($0.consumed, mean) } }
    }

    func raw(_ series: Int) -> [Double?] { truths[series].map { $0?.consumed } }

    func ours(through origin: Month) -> [[Double?]] {
      DemandHistory(histories, origin: origin).demands.map { $0.entries.map(\.quantity) }
    }

    /// Mean absolute error of every month, of those with an empty shelf on some day, and of 3-month means.
    ///
    /// - Parameter only: means that end in this month alone; all when nil.
    func errors(_ estimates: [[Double?]], only last: Month? = nil) -> [Double] {
      var lists: [[Double]] = [[], [], []]
      for (series, truth) in truths.enumerated() {
        let errors = zip(truth, estimates[series]).map { truth, estimate in
          truth.flatMap { truth in estimate.map { $0 - truth.demand } }
        }
        for (index, error) in errors.enumerated() {
          guard let error, last == nil || histories[series].entries[index].month == last else { continue }
          lists[0].append(abs(error))
          if (truth[index]?.days ?? 0) > 0 { lists[1].append(abs(error)) }
          guard index >= 2, let before = errors[index - 1], let first = errors[index - 2] else { continue }
          lists[2].append(abs(error + before + first) / 3)
        }
      }
      return lists.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
    }
  }

  private static let scarcities = [0.5, 2.1, 4]

  @Test(arguments: scarcities) func withDaysItIsNearerThanTheRatioOfDays(_ scarcity: Double) {
    let network = Network(scarcity: scarcity, daysReported: 1)
    let rows = network.histories.indices
    let ours = network.errors(network.ours(through: network.lastMonth))
    let ratio = network.errors(rows.map { network.ratio($0, through: network.lastMonth) })
    let raw = network.errors(rows.map(network.raw))
    for measure in 0..<3 {
      #expect(ours[measure] < ratio[measure] * 0.95, "\(scarcity): \(ours) against \(ratio)")
      #expect(ours[measure] < raw[measure] * 0.75, "\(scarcity): \(ours) against \(raw)")
    }
  }

  /// Almost no report states days; the ratio is given the true ones all the same.
  @Test(arguments: scarcities) func withoutDaysItIsStillNearerThanConsumption(_ scarcity: Double) {
    let network = Network(scarcity: scarcity, daysReported: 0)
    let ours = network.errors(network.ours(through: network.lastMonth))
    let raw = network.errors(network.histories.indices.map(network.raw))
    for measure in 0..<3 {
      #expect(ours[measure] < raw[measure] * 0.9, "\(scarcity): \(ours) against \(raw)")
    }
  }

  /// As orders need it: the mean of the last three months, known at their end, of several months in turn.
  @Test(arguments: scarcities) func itIsNearerOnTheDayOfTheOrder(_ scarcity: Double) {
    let network = Network(scarcity: scarcity, daysReported: 1)
    var (ours, ratio, raw) = (0.0, 0.0, 0.0)
    for age in stride(from: 0, to: 18, by: 3) {
      let origin = network.lastMonth.advanced(by: -age)
      let rows = network.histories.indices
      ours += network.errors(network.ours(through: origin), only: origin)[2]
      ratio += network.errors(rows.map { network.ratio($0, through: origin) }, only: origin)[2]
      raw += network.errors(rows.map(network.raw), only: origin)[2]
    }
    #expect(ours < ratio && ours < raw, "\(scarcity): \(ours) against \(ratio) and \(raw)")
  }
}
