import SupplyModel

extension Language {
  /// The severity of a finding.
  public func name(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: text(es: "Error", en: "Error")
    case .warning: text(es: "Advertencia", en: "Warning")
    case .notice: text(es: "Aviso", en: "Notice")
    }
  }
}
