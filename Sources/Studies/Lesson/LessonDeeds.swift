import Operations
import StockPolicy
import SupplyModel
import SupplyStore

extension LessonDatabase {
  /// How a task stands that is seen in the database alone, once its month was imported or forecast.
  ///
  /// - Throws: what reading the database throws.
  func seen(_ task: LessonTask) throws -> LessonVerdict {
    switch task {
    case .wrongSheet: try wrongSheet()
    case .forecast: try forecast()
    case .decisions: try decisions()
    case .placement: try placement()
    case .importing, .missingReport, .expiredLot, .mostUrgent, .firstTransfer, .orderReckoning, .shortage,
      .nextMonth:
      .notYet(.unanswered)
    }
  }

  private func wrongSheet() throws -> LessonVerdict {
    let states = try findings(.unbalanced).map(\.state)
    if states.contains(.open) { return .notYet(.uncorrected) }
    if states.contains(.confirmed) || states.contains(.dismissed) { return .wrong(.sheetConfirmed) }
    // Whoever only notes that another sheet will come works on with the wrong one.
    let awaited = try missing([files.correction])
    return awaited.isEmpty ? .done : .notYet(.notImported(files: awaited))
  }

  private func forecast() throws -> LessonVerdict {
    guard let record = try record(of: subjects.month) else { return .notYet(.noRun(subjects.month)) }
    // What is placed, and the next month, come after the run by their nature.
    let hasGoneOn = try decided(on: placedKey).placed != nil || missing([files.next]).isEmpty
    return try !hasGoneOn && isOutdated(record) ? .notYet(.runIsOlder(subjects.month)) : .done
  }

  private func decisions() throws -> LessonVerdict {
    var missing: [LessonDecision] = []
    for decision in LessonDecision.allCases {
      guard let key = try key(of: decision) else { return .notYet(.after(.forecast)) }
      let (answer, placed) = try decided(on: key)
      guard let act = answer?.act ?? placed?.act, let advice = (answer ?? placed)?.advice else {
        missing.append(decision)
        continue
      }
      if let mistake = mistake(decision, act, advised: advice.quantity) { return .wrong(mistake) }
    }
    return missing.isEmpty ? .done : .notYet(.undecided(missing))
  }

  /// What a decision is about; nil where the run has no transfer.
  func key(of decision: LessonDecision) throws -> AdviceKey? {
    switch decision {
    case .accept:
      try run(of: subjects.month)?.transfers.first.map {
        .transfer(from: $0.from, to: $0.to, product: $0.product)
      }
    case .change: .order(facility: subjects.changed.facility, product: subjects.changed.product)
    case .reject: .order(facility: subjects.rejected.facility, product: subjects.rejected.product)
    }
  }

  private func mistake(_ decision: LessonDecision, _ act: DecisionAct, advised: Int) -> LessonMistake? {
    switch (decision, act) {
    case (.accept, .accepted), (.accept, .placed): return nil
    case (.change, .changed(let quantity, let reason)):
      let meant = advised + subjects.raisedBy
      if quantity != meant { return .changedTo(quantity, meant: meant) }
      return reason == nil ? .changedWithoutReason : nil
    case (.reject, .rejected(let reason)):
      return reason == .stockDiffers ? nil : .rejectedBecause(reason)
    case (.accept, _), (.change, _), (.reject, _): return .decidedOtherwise(decision)
    }
  }

  private func placement() throws -> LessonVerdict {
    guard let placed = try decided(on: placedKey).placed,
      case .placed(let document, let expected, let quantity) = placed.act
    else { return .notYet(.notPlaced) }
    let advised = placed.advice.quantity
    if quantity != advised { return .wrong(.placedUnits(quantity, meant: advised)) }
    if document == nil { return .wrong(.placedWithoutDocument) }
    let usual = try usualMonth()
    return expected == usual ? .done : .wrong(.placedFor(expected, usual: usual))
  }

  /// The month by which the placed order comes: after the facility's lead time.
  func usualMonth() throws -> Month {
    let calendar = try run(of: subjects.month)?.calendars[subjects.placed.facility] ?? .assumed
    return subjects.month.advanced(by: max(1, calendar.calendar.leadTimeMonths))
  }
}
