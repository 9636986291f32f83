import Operations
import SupplyModel

extension Language {
  /// Why nothing is said of how good forecasts were, and what to do about it.
  public func sentence(_ silence: AccuracySilence) -> String {
    switch silence {
    case .noRun:
      text(
        es: "Todavía no hay ningún pronóstico. Haga colca forecast.",
        en: "There is no forecast yet. Run colca forecast.")
    case .nothingForetold(let latest):
      text(
        es: """
          Nada que comparar todavía: ningún pronóstico guardado termina antes de \(monthText(latest)), el último mes conocido. \
          Cuando llegue el mes siguiente, impórtelo y repita colca forecast.
          """,
        en: """
          Nothing to compare yet: no forecast that is kept ends before \(monthText(latest)), the latest month known. \
          When the next month comes, import it and run colca forecast again.
          """)
    case .nothingCame(let months):
      text(
        es: """
          Hay pronósticos de \(inWords(months)), y ningún reporte dice lo usado de un estante con stock: \
          sin stock final ni consumo no se puede comparar. Vea colca history.
          """,
        en: """
          There are forecasts of \(inWords(months)), and no report says what was used of a shelf in stock: \
          without closing stock and consumption nothing can be compared. See colca history.
          """)
    }
  }

  private func inWords(_ months: ClosedRange<Month>) -> String {
    months.lowerBound == months.upperBound
      ? monthText(months.lowerBound)
      : text(
        es: "\(monthText(months.lowerBound)) a \(monthText(months.upperBound))",
        en: "\(monthText(months.lowerBound)) to \(monthText(months.upperBound))")
  }
}
