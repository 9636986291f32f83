import SupplyModel

extension Language {
  /// How a finding stands.
  public func name(of state: FindingState) -> String {
    switch state {
    case .open: text(es: "abierto", en: "open")
    case .confirmed: text(es: "confirmado", en: "confirmed")
    case .dismissed: text(es: "descartado", en: "dismissed")
    case .toBeCorrected: text(es: "por corregir", en: "to be corrected")
    case .mended: text(es: "corregido", en: "mended")
    }
  }

  /// Behind a finding's sentence: ` (por corregir: llega el lunes)`; nothing of one that nobody has said anything of.
  func whatWasSaid(of finding: ReviewedFinding) -> String {
    guard finding.state != .open else { return "" }
    return " (" + [name(of: finding.state), finding.note].compactMap { $0 }.joined(separator: ": ") + ")"
  }

  /// What came of saying something of findings, as in `Anotado: 2 hallazgos, confirmado`.
  public func noted(_ count: Int, unchanged: Int, as state: FindingState, isRehearsal: Bool) -> String {
    let state = name(of: state)
    var said = ""
    if count > 0 {
      let findings = counted(count, es: ("hallazgo", "hallazgos"), en: ("finding", "findings"))
      said =
        isRehearsal
        ? text(es: "Se anotaría: \(findings), \(state).", en: "Would be noted: \(findings), \(state).")
        : text(es: "Anotado: \(findings), \(state).", en: "Noted: \(findings), \(state).")
    }
    guard unchanged > 0 else { return said + "\n" }
    let same = counted(unchanged, es: ("hallazgo", "hallazgos"), en: ("finding", "findings"))
    return said + (said.isEmpty ? "" : " ")
      + text(es: "Sin cambio: \(same), ya \(state).", en: "Unchanged: \(same), already \(state).") + "\n"
  }
}
