import SupplyModel

/// `truth.csv`: what the reports hide, for scoring; never an input.
enum TruthFile {
  static let header = "facility,product,month,demand,dispensed,lost,bulk"

  /// One row per held facility × product × month, reported or not, in the order of the records.
  static func bytes(_ network: SyntheticNetwork) -> [UInt8] {
    var text = TextBytes(.utf8, reserving: network.records.count * 42)
    text.append(header + "\n")
    for record in network.records where record.isHeld {
      text.append(record.facility.text + "," + record.product.text + "," + record.month.description)
      for quantity in [record.demand, record.consumed, record.lost, record.bulk] {
        text.append(",")
        text.append(quantity)
      }
      text.append("\n")
    }
    return text.bytes
  }

  /// `causes.csv`: one row per facility × product × month with an empty shelf whose cause is known, in the order of the records.
  static func causes(_ network: SyntheticNetwork) -> [UInt8] {
    var text = TextBytes(.utf8)
    text.append("facility,product,month,cause\n")
    for record in network.records {
      guard let cause = record.cause else { continue }
      text.append(
        record.facility.text + "," + record.product.text + "," + record.month.description + ","
          + cause.rawValue + "\n")
    }
    return text.bytes
  }
}
