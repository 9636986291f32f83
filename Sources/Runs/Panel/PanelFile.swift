import CSVReading
import StockPolicy
import SupplyModel
import SupplyStore

/// The histories of a run as rows of the open layout, orders and days without stock among them: what `colca pipe` forecasts from.
///
/// They are as the run reads them: what is doubted does not decide, of codes that follow one another the last one counts, and facilities
/// that closed are left out. So are warehouses, of which nothing is forecast. A month without a report has no row.
public struct PanelFile: Sendable {
  /// The columns, in order.
  public static let columns = [
    "facility", "product", "month", "opening", "received", "consumed", "adjustment", "closing", "ordered",
    "stockout_days",
  ]

  private let histories: [SupplySeries]

  /// The panel of a run with these settings, as the database has it now.
  ///
  /// - Throws: `RunError.emptyScope`; what reading the database throws.
  public init(database: SupplyDatabase, settings: ForecastRun.Settings) throws {
    let inputs = try RunInputs(database: database, settings: settings)
    histories = inputs.judgement.followed(inputs.histories).filter { FacilityKind($0.facility) != .warehouse }
  }

  /// The panel of the latest official run.
  ///
  /// - Throws: `RunError.noRun`; as above.
  public init(latestRunOf database: SupplyDatabase) throws {
    guard let record = try database.runRecords(last: 1).first else { throw RunError.noRun }
    try self.init(database: database, settings: record.settings)
  }

  /// The text of the file, by facility and product, months rising.
  public var text: String {
    var file = CSVRows(header: Self.columns)
    for series in histories {
      for entry in series.entries {
        guard let quantities = entry.quantities else { continue }
        file.append(series.facility.text)
        file.append(series.product.text)
        file.append(entry.month.description)
        for quantity in [
          quantities.opening, quantities.received, quantities.consumed, quantities.adjustment,
          quantities.closing, quantities.ordered, quantities.stockoutDays,
        ] {
          file.append(quantity)
        }
        file.endRow()
      }
    }
    return file.text
  }
}
