import Foundation
import Improvement
import SupplyModel
import Testing

/// Cycles of improvement, folded from what people did.
@Suite struct CycleTests {
  private let start = CycleStart(
    place: .all, indicator: Indicator("normostock"), baselineMonth: october.advanced(by: -6),
    baseline: Tally(met: 40, total: 80), dueMonth: october, target: 0.8)

  private func cycle(_ events: CycleEvent...) -> ImprovementCycle? {
    let entries = ([.started(start)] + events).enumerated().map {
      CycleEntry(number: Int64($0) + 1, instant: "2026-04-02T10:00:00Z", cycle: 3, event: $1)
    }
    return ImprovementCycle.all(entries).first
  }

  private func day(_ month: Month, _ number: Int) -> Day { Day(month: month, dayOfMonth: number) }

  private func action(_ number: Int, due: Day) -> CycleEvent {
    .planned(PlannedAction(number: number, text: "revisar", post: "farmacia", due: due))
  }

  @Test func theGapIsCountedFromTheBaselineAndProgressInSharesOfIt() throws {
    let begun = try #require(cycle())
    #expect(begun.number == 3 && begun.began == day(october.advanced(by: -6), 2))
    #expect(
      abs(try #require(begun.gap(.share, .higher)) - 0.3) < 1e-12 && begun.progress(.share, .higher) == nil)
    let measured = try #require(
      cycle(.measured(CycleMeasurement(month: october, tally: Tally(met: 52, total: 80)))))
    #expect(abs(try #require(measured.progress(.share, .higher)) - 0.5) < 1e-12)
  }

  @Test func aMonthThatIsMeasuredTwiceHasItsLastWord() throws {
    let twice = try #require(
      cycle(
        .measured(CycleMeasurement(month: october, tally: Tally(met: 1, total: 80))),
        .measured(CycleMeasurement(month: october.advanced(by: -1), tally: Tally(met: 60, total: 80))),
        .measured(CycleMeasurement(month: october, tally: Tally(met: 52, total: 80)))))
    #expect(twice.measurements.map(\.month) == [october.advanced(by: -1), october])
    #expect(twice.latest(.share) == 0.65)
  }

  @Test func anActionIsOverdueAfterItsDayUnlessItIsDoneOrDropped() throws {
    let due = day(october.advanced(by: -3), 15)
    let planned = try #require(cycle(action(1, due: due), action(2, due: due)))
    #expect(planned.overdueActions(on: due).isEmpty && planned.state(on: due) == .open)
    let after = day(october.advanced(by: -3), 16)
    #expect(
      planned.overdueActions(on: after).map(\.number) == [1, 2] && planned.state(on: after) == .overdue)
    #expect(planned.nextAction == 3)
    let moved = try #require(
      cycle(
        action(1, due: due), action(2, due: due), .moved(action: 1, state: .done, note: "listo"),
        .moved(action: 2, state: .dropped, note: nil), .moved(action: 7, state: .done, note: nil)))
    #expect(moved.overdueActions(on: after).isEmpty)
    #expect(moved.actions.map(\.state) == [.done, .dropped] && moved.actions.map(\.note) == ["listo", nil])
  }

  @Test func itIsToBeMeasuredOnceItsMonthIsOver() throws {
    let begun = try #require(cycle())
    #expect(begun.state(on: day(october, 31)) == .open)
    #expect(begun.state(on: day(october.advanced(by: 1), 1)) == .toMeasure)
    let early = try #require(
      cycle(.measured(CycleMeasurement(month: october.advanced(by: -1), tally: Tally(met: 1, total: 2)))))
    #expect(early.state(on: day(october.advanced(by: 1), 1)) == .toMeasure)
    let done = try #require(
      cycle(.measured(CycleMeasurement(month: october, tally: Tally(met: 1, total: 2)))))
    #expect(done.state(on: day(october.advanced(by: 1), 1)) == .open)
  }

  @Test func aClosedCycleIsNeverOverdue() throws {
    let closed = try #require(
      cycle(
        action(1, due: day(october.advanced(by: -5), 1)), .explained(cause: "sin químico"),
        .closed(note: "ya")))
    #expect(closed.state(on: day(october.advanced(by: 9), 1)) == .closed)
    #expect(closed.cause == "sin químico" && closed.closingNote == "ya")
  }

  @Test func whatIsNotedOfACycleThatNeverBeganSaysNothing() {
    #expect(
      ImprovementCycle.all([CycleEntry(number: 1, instant: "", cycle: 9, event: .closed(note: nil))]).isEmpty)
  }

  @Test func aCycleOfBeforeTheBasisWasNotedIsReadAsOneWithoutIt() throws {
    let data = try JSONEncoder().encode(start)
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    object["basis"] = nil
    let old = try JSONDecoder().decode(CycleStart.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(old == start && old.basis == nil)
    var new = start
    new.basis = MeasurementBasis(
      scope: .products(codes: ["18102"]), day: day(october, 3), dataThrough: october, expectedByDay: 5)
    #expect(try JSONDecoder().decode(CycleStart.self, from: JSONEncoder().encode(new)) == new)
  }
}
