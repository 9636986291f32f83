import Operations
import SupplyModel
import Testing

/// What a line of a filled-in sheet says beside what stands already.
@Suite struct SheetReadingTests {
  private static let october = Month(count: 2026 * 12 + 9)
  private static let november = october.advanced(by: 1)
  private static let order = Advice(
    .order(facility: "F1", product: "P"), quantity: 24, asOf: october)
  private static let transfer = Advice(
    .transfer(from: "F1", to: "F2", product: "P"), quantity: 12, asOf: october)

  private static func entry(_ column: String, _ units: Int?) -> SheetAnswer.Entry? {
    units.map { .init(units: $0, cell: .init(column: column, text: String($0))) }
  }

  private static func line(
    asked: Int? = 24, authorised: Int? = nil, issued: Int? = nil, note: String? = nil
  ) -> SheetAnswer {
    SheetAnswer(
      subject: .order(SeriesKey("F1", "P")), month: october, asked: entry("PEDIDO", asked),
      authorised: entry("AUTORIZADO", authorised), issued: entry("ENTREGADO", issued), note: note,
      place: .init(column: "CODIGO", text: "P"), line: 7)
  }

  private static func sent(_ issued: Int?, received: Int? = nil) -> SheetAnswer {
    SheetAnswer(
      subject: .transfer(from: "F1", to: "F2", product: "P"), month: october, asked: entry("CANTIDAD", 12),
      issued: entry("ENTREGADO", issued), received: entry("RECIBIDO", received),
      place: .init(column: "CODIGO", text: "P"), line: 7)
  }

  private func read(
    _ line: SheetAnswer, _ advice: Advice = order, after acts: [(DecisionAct, Advice)] = [],
    running: Month = november, prevails: Bool = false
  ) -> SheetReading {
    let state = acts.reduce(DecisionState()) { $0.after($1.0, on: $1.1) }
    return SheetReading(line, advice: advice, state: state, running: running, prevails: prevails)
  }

  @Test func theQuantityAdvisedAcceptsAnotherChangesAndNoneRejects() {
    #expect(read(Self.line(authorised: 24)) == .acts([.accepted]))
    #expect(read(Self.line(authorised: 20)) == .acts([.changed(quantity: 20, reason: .other)]))
    #expect(read(Self.line(authorised: 30)) == .acts([.changed(quantity: 30, reason: .other)]))
    #expect(read(Self.line(authorised: 0)) == .acts([.rejected(reason: .other)]))
    #expect(read(Self.line()) == .acts([]))
  }

  @Test func whatWasHandedOverHasArrivedInTheMonthAfter() {
    #expect(
      read(Self.line(authorised: 24, issued: 10))
        == .acts([.accepted, .arrived(quantity: 10, month: Self.november)]))
    #expect(read(Self.line(issued: 10)) == .acts([.arrived(quantity: 10, month: Self.november)]))
  }

  @Test func whatStandsIsNotSaidAgain() {
    let acts: [(DecisionAct, Advice)] = [
      (.accepted, Self.order), (.arrived(quantity: 10, month: Self.november), Self.order),
    ]
    #expect(read(Self.line(authorised: 24, issued: 10), after: acts) == .acts([]))
    // The total grows: only what is new has come.
    #expect(
      read(Self.line(authorised: 24, issued: 24), after: acts)
        == .acts([.arrived(quantity: 14, month: Self.november)]))
  }

  @Test func anotherAnswerIsNotOverwrittenUnlessTheSheetPrevails() {
    let cell = Finding.Cell(column: "AUTORIZADO", text: "20")
    for (act, units) in [
      (DecisionAct.accepted, 24), (.changed(quantity: 30, reason: .campaign), 30),
      (.rejected(reason: .noMoney), 0),
    ] {
      #expect(
        read(Self.line(authorised: 20), after: [(act, Self.order)])
          == .refused(.sheetAnsweredOtherwise(at: cell, units: units)))
      #expect(
        read(Self.line(authorised: 20), after: [(act, Self.order)], prevails: true)
          == .acts([.changed(quantity: 20, reason: .other)]))
    }
    let put = (DecisionAct.snoozed(until: Self.october.advanced(by: 3)), Self.order)
    #expect(
      read(Self.line(authorised: 20), after: [put])
        == .refused(.sheetAnsweredOtherwise(at: cell, units: nil)))
  }

  @Test func anAnswerToLaterAdviceStaysEvenWhereTheSheetPrevails() {
    let later = Advice(Self.order.key, quantity: 40, asOf: Self.november)
    let refused = SheetReading.refused(
      .sheetOfEarlierMonth(at: .init(column: "AUTORIZADO", text: "24"), answered: Self.november))
    #expect(read(Self.line(authorised: 24), after: [(.accepted, later)]) == refused)
    #expect(read(Self.line(authorised: 24), after: [(.accepted, later)], prevails: true) == refused)
  }

  @Test func whatContradictsItselfIsRefused() {
    #expect(
      read(Self.line(authorised: 10, issued: 12))
        == .refused(.sheetContradiction(at: .init(column: "ENTREGADO", text: "12"), other: 10)))
    #expect(
      read(Self.line(asked: 30, authorised: 30))
        == .refused(.sheetOtherAdvice(at: .init(column: "PEDIDO", text: "30"), advised: 24)))
    #expect(
      read(Self.line(issued: 5), after: [(.arrived(quantity: 9, month: Self.november), Self.order)])
        == .refused(.sheetLessIssued(at: .init(column: "ENTREGADO", text: "5"), noted: 9)))
    #expect(
      read(Self.line(issued: 5), running: Self.october)
        == .refused(.sheetTooEarly(at: .init(column: "ENTREGADO", text: "5"), month: Self.november)))
    #expect(
      read(Self.line(note: "se verá"))
        == .refused(.sheetNoteAlone(at: .init(column: "CODIGO", text: "se verá"))))
  }

  @Test func whatAGiverSentIsOnItsWay() {
    let placed = DecisionAct.placed(document: nil, expected: Self.november, quantity: 12)
    #expect(read(Self.sent(12), Self.transfer) == .acts([.accepted, placed]))
    #expect(
      read(Self.sent(12, received: 12), Self.transfer)
        == .acts([.accepted, placed, .arrived(quantity: 12, month: Self.november)]))
    #expect(
      read(Self.sent(8), Self.transfer)
        == .acts([
          .changed(quantity: 8, reason: .other),
          .placed(document: nil, expected: Self.november, quantity: 8),
        ]))
    #expect(read(Self.sent(0), Self.transfer) == .acts([.rejected(reason: .other)]))
    let before: [(DecisionAct, Advice)] = [(.accepted, Self.transfer), (placed, Self.transfer)]
    #expect(read(Self.sent(12), Self.transfer, after: before) == .acts([]))
    #expect(
      read(Self.sent(8), Self.transfer, after: before)
        == .refused(.sheetAnsweredOtherwise(at: .init(column: "ENTREGADO", text: "8"), units: 12)))
  }

  /// The ledger refuses no act that the reading gives: a whole sheet would come to nothing.
  @Test func everyActCanFollowWhatStands() {
    let acts: [DecisionAct] = [
      .accepted, .changed(quantity: 20, reason: nil), .rejected(reason: .other),
      .snoozed(until: Self.october.advanced(by: 4)),
      .placed(document: "PECOSA 1", expected: Self.november, quantity: 24),
      .arrived(quantity: 6, month: Self.november), .reopened,
    ]
    let histories = [[]] + acts.map { [$0] } + acts.flatMap { one in acts.map { [one, $0] } }
    for advice in [Self.order, Self.transfer] {
      for history in histories {
        let state = history.reduce(DecisionState()) { $0.after($1, on: advice) }
        for (first, second) in [0, 6, 12, 20, 24, nil].flatMap({ a in [nil, 0, 6, 12].map { (a, $0) } }) {
          let line =
            advice == Self.order
            ? Self.line(authorised: first, issued: second) : Self.sent(first, received: second)
          for prevails in [false, true] {
            guard
              case .acts(let acts) = SheetReading(
                line, advice: advice, state: state, running: Self.november, prevails: prevails)
            else { continue }
            var after = state
            for act in acts {
              #expect(after.fault(of: act, on: advice) == nil, "\(history) \(line) \(act)")
              after = after.after(act, on: advice)
            }
            // Said once more, it says nothing new.
            #expect(
              SheetReading(line, advice: advice, state: after, running: Self.november) == .acts([]),
              "\(history) \(line)")
          }
        }
      }
    }
  }
}
