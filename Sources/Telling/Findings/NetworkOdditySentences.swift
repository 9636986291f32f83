import SupplyModel

extension Language {
  /// So many codes are spelled out in a sentence; the rest is counted.
  private static let codesListed = 6

  /// What is odd about a facility's whole month, or about a code.
  func sentence(for oddity: NetworkOddity) -> String {
    switch oddity {
    case .partlySent(let reported, let usual, let missing):
      text(
        es:
          "Solo \(quantity(reported)) productos, de unos \(quantity(usual)) habituales; faltan "
          + "\(listed(missing.map(\.text))). Pida el archivo completo: lo que falta no se toma por cero.",
        en:
          "Only \(quantity(reported)) products of about \(quantity(usual)) usual ones; missing are "
          + "\(listed(missing.map(\.text))). Ask for the whole file: what is missing does not count as "
          + "zero.")
    case .unknownProduct(let code, let since):
      text(
        es:
          "El producto \(code) no está en el catálogo; se usa solo con su código desde "
          + "\(monthText(since)). Importe un catálogo que lo incluya, o corrija el código.",
        en:
          "The product \(code) is not in the catalogue; it is used by its code alone "
          + "from \(monthText(since)). Import a catalogue that names it, or correct the code.")
    case .unknownFacility(let code, let since):
      text(
        es:
          "El establecimiento \(code) no está en el registro; se usa solo con su código "
          + "desde \(monthText(since)). Importe el RENIPRESS, o corrija el código.",
        en:
          "The facility \(code) is not in the register; it is used by its code alone "
          + "from \(monthText(since)). Import RENIPRESS, or correct the code.")
    case .likeFacilities(let codes, _):
      text(
        es:
          "Los códigos de establecimiento \(written(codes.map(\.text))) se escriben casi igual y se llevan aparte, cada uno "
          + "sin los meses del otro. Si son el mismo, deje una sola forma en los archivos e impórtelos otra vez.",
        en:
          "The facility codes \(written(codes.map(\.text))) are written almost alike and kept apart, each without the other's "
          + "months. If they are one, keep one way of writing it in the files and import them again.")
    case .likeProducts(let codes, _):
      text(
        es:
          "Los códigos de producto \(written(codes.map(\.text))) se escriben casi igual y se llevan aparte, cada uno sin los "
          + "meses del otro. Si son el mismo, deje una sola forma en los archivos e impórtelos otra vez.",
        en:
          "The product codes \(written(codes.map(\.text))) are written almost alike and kept apart, each without the other's "
          + "months. If they are one, keep one way of writing it in the files and import them again.")
    case .closedFacilityReports(let code, let since, let reported):
      text(
        es:
          "El registro dice que \(code) está cerrado" + (since.map { " desde \(monthText($0))" } ?? "")
          + ", pero reportó \(monthText(reported)): se atiende. Corrija el registro, o el código del reporte.",
        en:
          "The register says that \(code) is closed" + (since.map { " since \(monthText($0))" } ?? "")
          + ", but it reported \(monthText(reported)): it is served. Correct the register, or the code of the report."
      )
    case .orderWithoutHistory(let units, let due):
      text(
        es:
          "Hay \(quantity(units)) en camino para \(monthText(due)), pero el establecimiento no tiene ningún reporte de "
          + "ese producto: no cuentan. Corrija el código del establecimiento o del producto.",
        en:
          "\(quantity(units)) are on order for \(monthText(due)), but the facility has no report of that product: they "
          + "do not count. Correct the code of the facility or of the product.")
    case .possibleMethod(let code, let name, let since):
      text(
        es:
          "«\(name)» (\(code), desde \(monthText(since))) parece un método de planificación familiar y no se conoce como "
          + "tal: queda fuera. Si lo es, impórtelo en un catálogo con sus años pareja (cyp_per_unit); si no, nada hay que hacer.",
        en:
          "\"\(name)\" (\(code), from \(monthText(since))) looks like a method of family planning and is not known as one: it "
          + "is left out. If it is one, import it in a catalogue with its couple-years (cyp_per_unit); else nothing is to be done."
      )
    }
  }

  /// Codes in quotes, so that blanks and capitals are seen.
  private func written(_ codes: [String]) -> String {
    listed(codes.map { text(es: "«\($0)»", en: "\"\($0)\"") })
  }

  private func listed(_ codes: [String]) -> String {
    guard codes.count > Self.codesListed else { return codes.joined(separator: ", ") }
    let further = codes.count - Self.codesListed
    return codes.prefix(Self.codesListed).joined(separator: ", ")
      + text(es: " y \(further) más", en: " and \(further) more")
  }
}
