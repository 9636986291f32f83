import SupplyModel

/// Gathers the rows of a file into reports: codes interned, lots of one facility × product × month summed.
struct ReportCollector {
  private(set) var batch = ReportBatch()
  private var facilityIndex: [String: Int] = [:]
  private var productIndex: [String: Int] = [:]
  private var rowIndex: [Key: Int] = [:]

  private struct Key: Hashable {
    let facility: Int
    let product: Int
    let month: Month
  }

  /// Adds a row; its quantities join those of the report's earlier rows.
  mutating func add(_ report: StockReport, line: Int) {
    let facility = Self.intern(report.facility, in: &facilityIndex, list: &batch.facilities)
    let product = Self.intern(report.product, in: &productIndex, list: &batch.products)
    let key = Key(facility: facility, product: product, month: report.month)
    if let index = rowIndex[key] {
      batch.rows[index].quantities = batch.rows[index].quantities.adding(report.quantities)
      batch.rows[index].fileRows += 1
    } else {
      rowIndex[key] = batch.rows.count
      batch.rows.append(
        ReportBatch.Row(
          facility: facility, product: product, month: report.month, quantities: report.quantities, line: line
        ))
    }
  }

  private static func intern(_ code: String, in index: inout [String: Int], list: inout [String]) -> Int {
    if let known = index[code] { return known }
    index[code] = list.count
    list.append(code)
    return list.count - 1
  }
}
