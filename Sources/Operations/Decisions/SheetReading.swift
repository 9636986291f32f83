import SupplyModel

/// What a line of a filled-in sheet says of a piece of advice, beside what stands of it already.
///
/// Of an order what was authorised is the answer: the quantity advised accepts it, another changes it, 0 rejects it; what was handed over
/// has arrived. Of a transfer what the giver sent accepts or changes it and is on its way; what was received has arrived. What stands
/// already is not said again, and never overwritten unless the sheet is to prevail.
public enum SheetReading: Sendable, Equatable {
  /// What somebody does by it, in this order; empty where it says nothing new.
  case acts([DecisionAct])
  /// Why the line cannot be taken.
  case refused(RowFault)

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - advice: what the run of the sheet's month advised.
  ///   - state: what stands of it.
  ///   - running: the running month; nothing has arrived in a later one.
  ///   - prevails: whether the sheet's answer replaces another one to the same advice.
  public init(
    _ answer: SheetAnswer, advice: Advice, state: DecisionState, running: Month, prevails: Bool = false
  ) {
    guard answer.authorised != nil || answer.issued != nil || answer.received != nil else {
      let note = answer.note.map { Finding.Cell(column: answer.place.column, text: $0) }
      self = note.map { .refused(.sheetNoteAlone(at: $0)) } ?? .acts([])
      return
    }
    if let asked = answer.asked, asked.units != advice.quantity {
      self = .refused(.sheetOtherAdvice(at: asked.cell, advised: advice.quantity))
      return
    }
    let line = Line(answer)
    if let arrived = line.arrived, let most = line.answered, arrived.units > most.units {
      self = .refused(.sheetContradiction(at: arrived.cell, other: most.units))
      return
    }
    do throws(Refusal) {
      var (acts, after) = ([DecisionAct](), state)
      func take(_ act: DecisionAct) {
        acts.append(act)
        after = after.after(act, on: advice)
      }
      if let answered = line.answered {
        for act in try Self.answer(answered, advice, state, isSent: line.isSent, prevails) { take(act) }
      }
      if let arrived = line.arrived, let act = try Self.arrival(arrived, advice, after, running) { take(act) }
      self = .acts(acts)
    } catch {
      self = .refused(error.fault)
    }
  }

  /// The two quantities that a line can carry, whatever they are called on its sheet.
  private struct Line {
    /// What was agreed to.
    let answered: SheetAnswer.Entry?
    /// What came.
    let arrived: SheetAnswer.Entry?
    /// Whether what was agreed to is on its way as well.
    let isSent: Bool

    init(_ answer: SheetAnswer) {
      switch answer.subject {
      case .order: (answered, arrived, isSent) = (answer.authorised, answer.issued, false)
      case .transfer: (answered, arrived, isSent) = (answer.issued, answer.received, true)
      }
    }
  }

  private struct Refusal: Error { let fault: RowFault }

  private static func answer(
    _ entry: SheetAnswer.Entry, _ advice: Advice, _ state: DecisionState, isSent: Bool, _ prevails: Bool
  ) throws(Refusal) -> [DecisionAct] {
    let isAsAdvised = entry.units == advice.quantity
    let act: DecisionAct =
      entry.units == 0
      ? .rejected(reason: .other)
      : isAsAdvised ? .accepted : .changed(quantity: entry.units, reason: .other)
    let placements = state.placements.filter { $0.asOf == advice.asOf }
    let placed = placements.isEmpty ? nil : placements.reduce(0) { $0 + $1.quantity }
    let later = [state.answer?.advice.asOf, state.placements.map(\.asOf).max()].compactMap { $0 }.max()
    if let later, later > advice.asOf {
      throw Refusal(fault: .sheetOfEarlierMonth(at: entry.cell, answered: later))
    }
    let standing = state.answer.flatMap { $0.advice.asOf == advice.asOf ? $0.act : nil }
    let stands = standing.map { units(of: $0, advice) }
    let sending = DecisionAct.placed(
      document: nil, expected: advice.asOf.advanced(by: 1), quantity: entry.units)
    if let placed, isSent {
      if placed == entry.units { return [] }
      // What is on its way is neither accepted nor rejected any more: another quantity can only be sent instead.
      guard prevails, entry.units > 0, placements.count == 1, placements[0].document == nil else {
        throw Refusal(fault: .sheetAnsweredOtherwise(at: entry.cell, units: placed))
      }
      return [sending]
    }
    let isNew = stands.map { $0 != entry.units } ?? true
    if let stands, isNew, !prevails {
      throw Refusal(fault: .sheetAnsweredOtherwise(at: entry.cell, units: stands))
    }
    if let placed, isNew {
      if standing == nil, placed == entry.units { return [] }
      throw Refusal(fault: .sheetAnsweredOtherwise(at: entry.cell, units: placed))
    }
    return (isNew ? [act] : []) + (isSent && entry.units > 0 ? [sending] : [])
  }

  /// The units that an answer stands for; nil where it puts the advice off.
  private static func units(of act: DecisionAct, _ advice: Advice) -> Int? {
    switch act {
    case .accepted: advice.quantity
    case .changed(let quantity, _), .placed(_, _, let quantity): quantity
    case .rejected: 0
    case .snoozed, .agreed, .arrived, .reopened: nil
    }
  }

  private static func arrival(
    _ entry: SheetAnswer.Entry, _ advice: Advice, _ state: DecisionState, _ running: Month
  ) throws(Refusal) -> DecisionAct? {
    let noted = state.placements.filter { $0.asOf == advice.asOf }.reduce(0) { $0 + $1.arrived }
    guard entry.units != noted else { return nil }
    guard entry.units > noted else {
      throw Refusal(fault: .sheetLessIssued(at: entry.cell, noted: noted))
    }
    let month = advice.asOf.advanced(by: 1)
    guard month <= running else { throw Refusal(fault: .sheetTooEarly(at: entry.cell, month: month)) }
    return .arrived(quantity: entry.units - noted, month: month)
  }
}

extension AdviceKey {
  /// What a line of a sheet is about.
  public init(_ subject: SheetAnswer.Subject) {
    switch subject {
    case .order(let key): self = .order(facility: key.facility, product: key.product)
    case .transfer(let from, let to, let product): self = .transfer(from: from, to: to, product: product)
    }
  }
}
