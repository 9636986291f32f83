import Improvement
import Operations
import SupplyModel

extension ReportInput {
  /// The input of a report from what a database tells, in a language.
  public init(_ facts: ReportFacts, improvement: ImprovementFacts? = nil, language: Language) {
    self.init(
      run: facts.run, history: facts.history, demands: facts.demands, earlier: facts.earlier,
      accuracy: facts.accuracy, facilities: facts.facilities, products: facts.products, files: facts.files,
      findings: OpenFindings(facts.findings), outside: facts.outside,
      decisions: facts.decisions,
      madeOn: facts.madeOn, programVersion: facts.programVersion, requisitions: facts.requisitions,
      improvement: improvement, language: language)
  }
}

extension ReportWriter {
  /// Writes a report and gives the names of its files within the folder, in the order of `write(_:to:)`.
  ///
  /// - Throws: what `write(_:to:)` throws.
  public func writeNames(
    _ facts: ReportFacts, improvement: ImprovementFacts? = nil, language: Language, to folder: String
  ) throws -> [String] {
    try write(ReportInput(facts, improvement: improvement, language: language), to: folder).map {
      $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0
    }
  }
}
