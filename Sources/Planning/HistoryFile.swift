import SupplyModel

/// `facility,product,month,state,opening,received,consumed,adjustment,closing`: the monthly panel as a file.
public enum HistoryFile {
  /// The columns, in order.
  public static let columns = [
    "facility", "product", "month", "state", "opening", "received", "consumed", "adjustment", "closing",
  ]

  /// The text of some histories; quantities of a not reported month are blank.
  public static func text(_ histories: [SupplySeries]) -> String {
    var file = PlainCSV(header: columns)
    for series in histories {
      for entry in series.entries {
        file.append(text: series.facility)
        file.append(text: series.product)
        file.append(text: entry.month.description)
        file.append(text: entry.state.rawValue)
        let quantities = entry.quantities
        for quantity in [
          quantities?.opening, quantities?.received, quantities?.consumed, quantities?.adjustment,
          quantities?.closing,
        ] {
          file.append(number: quantity ?? nil)
        }
        file.endRow()
      }
    }
    return file.text
  }
}
