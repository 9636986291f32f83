import Operations
import StockPolicy
import SupplyModel

extension LessonDatabase {
  /// What is right to answer to a task, or what has to be done before anything can be.
  enum Expectation {
    case gap(LessonGap)
    case words([LessonWord])
  }

  /// What is right to answer to a task, by the database as it is now; no words where nothing is to be answered.
  ///
  /// - Throws: what reading the database and the files throws.
  func expectation(of task: LessonTask) throws -> Expectation {
    switch task {
    case .importing, .missingReport, .expiredLot, .wrongSheet:
      let missing = try missing(files.first.filter { $0 != files.repeated })
      guard missing.isEmpty else {
        return .gap(task == .importing ? .notImported(files: missing) : .after(.importing))
      }
      return .words(try ofFiles(task))
    case .forecast, .mostUrgent, .firstTransfer, .orderReckoning, .shortage, .decisions, .placement:
      guard let run = try run(of: subjects.month) else {
        return .gap(task == .forecast ? .noRun(subjects.month) : .after(.forecast))
      }
      return ofRun(task, run).map(Expectation.words) ?? .gap(.after(.forecast))
    case .nextMonth:
      guard try decided(on: placedKey).placed != nil else { return .gap(.after(.placement)) }
      let missing = try missing([files.next])
      guard missing.isEmpty else { return .gap(.notImported(files: missing)) }
      let month = subjects.month.advanced(by: 1)
      guard let run = try run(of: month) else { return .gap(.noRun(month)) }
      let order = run.assessments.first { $0.key == subjects.placed }?.order.quantity ?? 0
      return .words([.count(run.assessments.count { $0.alert == .stockedOut }), .count(order)])
    }
  }

  /// The order that is placed.
  var placedKey: AdviceKey {
    .order(facility: subjects.placed.facility, product: subjects.placed.product)
  }

  private func ofFiles(_ task: LessonTask) throws -> [LessonWord] {
    switch task {
    case .importing: try repeatedFile().map { [.file($0)] } ?? []
    case .missingReport: try notReported().prefix(1).map(LessonWord.facility)
    case .expiredLot:
      try findings(.expiredBeforePeriod).compactMap(\.facility).prefix(1).map(LessonWord.facility)
    case .wrongSheet, .forecast, .mostUrgent, .firstTransfer, .orderReckoning, .shortage, .decisions,
      .placement,
      .nextMonth:
      []
    }
  }

  /// What a run says; nil where it has nothing to ask about, as when it was made with other options.
  private func ofRun(_ task: LessonTask, _ run: ForecastRun) -> [LessonWord]? {
    switch task {
    case .mostUrgent: run.worklist.first.map { [.facility($0.facility)] }
    case .firstTransfer: run.transfers.first.map { [.facility($0.from), .facility($0.to)] }
    case .orderReckoning:
      run.assessments.first { $0.key == subjects.placed }.flatMap(LessonReckoning.init).map {
        [.count($0.quantity), .count($0.largestStep)]
      }
    case .shortage:
      run.warehouseStocks.first { $0.warehouse == subjects.warehouse && $0.product == subjects.short }.map {
        [.count($0.unmet)]
      }
    case .importing, .missingReport, .wrongSheet, .expiredLot, .forecast, .decisions, .placement, .nextMonth:
      []
    }
  }
}
