import Operations
import SupplyModel

extension TrialFault: ErrorWithSentence {
  /// Why a forecast of what would be cannot be made so, and what can be.
  func sentence(in language: Language) -> String {
    func number(_ value: Double) -> String { NumberText.decimal(value, decimals: 2) }
    switch self {
    case .outOfRange(let setting, let limits):
      let (name, first) = (language.name(of: setting), number(limits.lowerBound))
      // A budget ends where nobody's does.
      guard limits.upperBound < 1e12 else {
        return language.text(
          es: "\(name): un número de \(first) o más.", en: "\(name): a number of \(first) or more.")
      }
      let last = number(limits.upperBound)
      return language.text(
        es: "\(name): un número de \(first) a \(last).", en: "\(name): a number from \(first) to \(last).")
    case .floorAboveCeiling(let floor, let ceiling):
      return language.text(
        es: "El piso (\(number(floor)) meses) no puede ser más que el techo (\(number(ceiling))).",
        en: "The floor (\(number(floor)) months) cannot be more than the ceiling (\(number(ceiling))).")
    case .tripWithoutTransfers:
      return language.text(
        es: "Sin transferencias no hay viajes: deje en blanco cuánto debe valer uno.",
        en: "Without transfers there are no trips: leave blank what one has to be worth.")
    }
  }
}
