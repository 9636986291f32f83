import SupplyModel

extension Language {
  /// What a finding about lots says to a person.
  func lotSentence(for finding: Finding) -> String {
    let value = finding.value ?? ""
    switch finding.code {
    case .badExpiry:
      return text(
        es:
          "«\(value)» no es una fecha de vencimiento creíble; el lote entró sin fecha. Se espera AAAA-MM o una fecha, "
          + "hasta quince años después del reporte; en blanco si no se conoce.",
        en:
          "\"\(value)\" is no expiry date that can be meant; the lot went in without one. YYYY-MM or a date is "
          + "expected, up to fifteen years after the report; blank if it is not known.")
    case .lotsDiffer:
      let (lots, closing) = (quantity(value), quantity(finding.argument(0)))
      return text(
        es:
          "Los lotes suman \(lots) y el reporte cierra con \(closing): vale \(closing). Corrija los lotes, o el "
          + "reporte, y vuelva a importar.",
        en:
          "The lots add up to \(lots) and the report closes with \(closing): \(closing) stands. Correct the lots, or "
          + "the report, and import again.")
    default:
      let count = finding.argument(0)
      let isOne = count == "1"
      return text(
        es:
          "\(isOne ? "Hay un reporte que tiene" : "Hay \(count) reportes que tienen") lotes pero no "
          + "\(isOne ? "está" : "están") en la base; el primero: \(value). Los lotes se usarán cuando el reporte entre; "
          + "si ya entró, revise que los códigos y el mes sean los mismos.",
        en:
          "\(isOne ? "One report has" : "\(count) reports have") lots but \(isOne ? "is" : "are") not in the "
          + "database; the first: \(value). The lots will be used when the report is imported; if it was, check that "
          + "codes and month are the same.")
    }
  }
}
