import CSVReading
import SupplyModel

/// `facility,product,month,state,opening,received,consumed,adjustment,closing`: the monthly panel as a file.
public enum HistoryFile {
  /// The columns, in order.
  public static let columns = [
    "facility", "product", "month", "state", "opening", "received", "consumed", "adjustment", "closing",
  ]

  /// The text of some histories; quantities of a not reported month are blank.
  ///
  /// - Parameters:
  ///   - histories: the histories.
  ///   - demands: their demands in the same order, which adds the column `demand`; nil for none.
  public static func text(_ histories: [SupplySeries], demands: [EstimatedDemand]? = nil) -> String {
    var file = CSVRows(header: columns + (demands == nil ? [] : ["demand"]))
    for (row, series) in histories.enumerated() {
      for (index, entry) in series.entries.enumerated() {
        file.append(series.facility.text)
        file.append(series.product.text)
        file.append(entry.month.description)
        file.append(entry.state.rawValue)
        let quantities = entry.quantities
        for quantity in [
          quantities?.opening, quantities?.received, quantities?.consumed, quantities?.adjustment,
          quantities?.closing,
        ] {
          file.append(quantity ?? nil)
        }
        if let demands { file.append(demands[row].entries[index].quantity) }
        file.endRow()
      }
    }
    return file.text
  }
}
