import Files
import SupplyModel

/// Writes a synthetic network as the files that SISMED users exchange.
///
/// | file | holds |
/// |---|---|
/// | `ici/ICI_AAAAMM.csv` | a month's FORMDET export |
/// | `ici/ICI_corregido_AAAAMM.csv` | one facility's month sent again |
/// | `establecimientos.csv`, `productos.csv`, `calendario.csv` | the registers |
/// | `truth.csv` | the true demand: for scoring, not for importing |
/// | `mejora/*.csv` | people, visits, checklists, a team's standards and targets (`SyntheticService`) |
/// | `truth_service.csv` | what reports hide of them: for scoring, not for importing |
/// | `causes.csv` | why each empty shelf was empty, where that is known |
/// | `LEEME.txt` | that all of it is synthetic |
public enum SyntheticNetworkWriter {
  /// Writes every file and gives their paths relative to `directory`, in the order written.
  ///
  /// Each file appears whole or not at all. Files of the same names are replaced; others are left alone, also the months of a
  /// longer network written there before.
  ///
  /// - Throws: `FileError.cannotWrite` with the path that could not be written; `.inputOutput` for a full disk.
  @discardableResult
  public static func write(_ network: SyntheticNetwork, to directory: String) throws(FileError) -> [String] {
    var written: [String] = []
    func put(_ path: String, _ bytes: [UInt8]) throws(FileError) {
      _ = try AtomicFiles.write([(name: path, bytes: bytes)], to: directory)
      written.append(path)
    }
    let reports = MonthlyReports(network)
    for month in reports.months { try put("ici/ICI_\(month.compact).csv", reports.bytes(of: month)) }
    if let correction = network.correction {
      // Sorts after every original in every locale, so that importing `ici/*.csv` lets it replace them.
      try put("ici/ICI_corregido_\(correction.month.compact).csv", reports.bytes(of: correction))
    }
    try put("establecimientos.csv", RegisterFiles.facilities(network))
    try put("productos.csv", RegisterFiles.products(network.products))
    try put("calendario.csv", RegisterFiles.calendars(network.facilities))
    try put("truth.csv", TruthFile.bytes(network))
    let service = SyntheticService(network)
    try put("mejora/poblacion.csv", ServiceFiles.populations(service))
    try put("mejora/servicios.csv", ServiceFiles.services(service))
    try put("mejora/estandares.csv", ServiceFiles.standards)
    try put("mejora/listas.csv", ServiceFiles.checklists(service))
    try put("mejora/metas.csv", ServiceFiles.targets(network, service))
    try put("truth_service.csv", ServiceFiles.truth(service))
    if network.settings.hasKnownCauses { try put("causes.csv", TruthFile.causes(network)) }
    try put("LEEME.txt", ReadmeText.bytes(network))
    return written
  }
}

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
