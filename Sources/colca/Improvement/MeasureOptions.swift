import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// By what a service is measured: until when reports are expected, and of which products.
struct MeasureOptions: ParsableArguments {
  static let rules: [OptionRule] = [.range("--expected-by", 1...31)]

  @Option(
    help: .told(
      .day, es: "Hasta qué día del mes siguiente se espera el reporte.",
      en: "Until which day of the next month a report is expected."))
  var expectedBy: Int?

  @OptionGroup var scope: ScopeOption

  /// The review of a database by these options.
  ///
  /// - Throws: `RunError.unknownScope`, `.emptyScope`; what reading the configuration or the database throws.
  func review(
    of database: SupplyDatabase, on machine: Machine, _ language: Language
  ) throws -> ImprovementReview {
    try ImprovementReview(
      database: database, products: try scope.products(on: machine, in: database, language),
      expectedByDay: expectedBy)
  }
}

extension ImprovementReview {
  /// The month that somebody names, else the last whole one.
  ///
  /// - Throws: `RunError.noReports`; what reading the configuration or the database throws.
  func month(_ named: Month?, on machine: Machine) throws -> Month {
    try named ?? lastMonth(wholeFromDay: try ScopeOption.wholeFromDay(on: machine))
  }
}
