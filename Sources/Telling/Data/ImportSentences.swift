import SupplyModel

extension Language {
  /// The note that a run leaves the running month for later.
  public func stillRunning(_ month: Month, lastWholeMonth: Month) -> String {
    text(
      es:
        "\(monthText(month)) aún no termina: el pronóstico sigue al último mes completo, \(lastWholeMonth). Para seguir "
        + "a \(month): --as-of \(month)",
      en:
        "\(monthText(month)) is not over yet: the forecast follows the last whole month, \(lastWholeMonth). To follow "
        + "\(month): --as-of \(month)")
  }

  /// The warning that a run stands on half a month.
  public func sentence(for gap: ReportingGap) -> String {
    text(
      es:
        "Para \(gap.month) hay reporte de \(gap.reported) de \(gap.usual) establecimientos habituales: el pronóstico "
        + "sigue al último mes completo, \(gap.lastWholeMonth). Para seguir a \(gap.month): --as-of \(gap.month)",
      en:
        "For \(gap.month) there are reports from \(gap.reported) of \(gap.usual) usual facilities: the forecast follows "
        + "the last whole month, \(gap.lastWholeMonth). To follow \(gap.month): --as-of \(gap.month)")
  }
}

extension Language {
  /// What taking a file back did, as a line.
  public func sentence(for undone: UndoneImport) -> String {
    text(
      es:
        "\(undone.name): deshecho. Vuelven a lo anterior \(undone.restored); se retiran \(undone.removed); quedan "
        + "\(undone.kept) que un archivo posterior ya había reemplazado.\n",
      en:
        "\(undone.name): taken back. Back to what was before: \(undone.restored); removed: \(undone.removed); "
        + "left as a later file said: \(undone.kept).\n")
  }
}
