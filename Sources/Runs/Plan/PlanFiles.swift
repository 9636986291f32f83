import CSVReading
import StockPolicy
import SupplyModel

/// What a plan says, as two files whose rows stand by codes: those of several parts, one behind the other, are those of the whole.
public enum PlanFiles {
  /// `facility,product,month,stock,moved,on_order,order,decision,warehouse,allotted`: a row for each facility × product of the plan.
  public static func orders(_ run: ForecastRun) -> String {
    var file = CSVRows(header: [
      "facility", "product", "month", "stock", "moved", "on_order", "order", "decision", "warehouse",
      "allotted",
    ])
    for line in run.assessments.sorted(by: { $0.key < $1.key }) {
      file.append(line.facility.text)
      file.append(line.product.text)
      file.append(run.settings.asOf.description)
      file.append(line.stock)
      file.append(Double(line.moved))
      file.append(line.order.arithmetic?.onOrder)
      file.append(Double(line.order.quantity))
      file.append(line.order.decision.rawValue)
      file.append(line.order.arithmetic?.allotment?.warehouse.text ?? "")
      file.append(line.order.arithmetic?.allotment.map { Double($0.units) })
      file.endRow()
    }
    return file.text
  }

  /// `from,to,product,month,quantity`: a row for each product that goes from one facility to another.
  public static func transfers(_ run: ForecastRun) -> String {
    var file = CSVRows(header: ["from", "to", "product", "month", "quantity"])
    for transfer in run.transfers.sorted(by: {
      ($0.from, $0.to, $0.product) < ($1.from, $1.to, $1.product)
    }) {
      file.append(transfer.from.text)
      file.append(transfer.to.text)
      file.append(transfer.product.text)
      file.append(run.settings.asOf.description)
      file.append(Double(transfer.units))
      file.endRow()
    }
    return file.text
  }

  /// `facility,part`: a row for each facility and warehouse, by code; no part where nothing is decided for it.
  public static func parts(_ parts: CountryParts) -> String {
    var file = CSVRows(header: ["facility", "part"])
    for (facility, part) in parts.ofFacility.sorted(by: { $0.key < $1.key }) {
      file.append(facility.text)
      file.append(part?.text ?? "")
      file.endRow()
    }
    return file.text
  }
}
