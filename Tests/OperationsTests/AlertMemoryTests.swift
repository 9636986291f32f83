import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

/// The same alert is told once, until it changes.
@Suite struct AlertMemoryTests {
  private let key = AlertKey(.stock, facility: "06528F01", product: "04594")
  private let october = Month(count: 24_321)

  private func state(_ level: AlertLevel, _ quantity: Int = 40, month: Int = 0) -> AlertState {
    AlertState(level: level, quantity: quantity, asOf: october.advanced(by: month))
  }

  private func news(_ memory: AlertMemory) -> [RememberedAlert.News] {
    memory.news(quantityChange: 0.25).map(\.news)
  }

  /// A memory after some runs, each told.
  private func told(_ states: AlertState?...) -> AlertMemory {
    var memory = AlertMemory()
    for state in states {
      memory.take(state.map { [key: $0] } ?? [:], of: [.stock], quantityChange: 0.25)
      memory.markTold()
    }
    return memory
  }

  private func after(_ memory: AlertMemory, _ state: AlertState?) -> AlertMemory {
    var memory = memory
    memory.take(state.map { [key: $0] } ?? [:], of: [.stock], quantityChange: 0.25)
    return memory
  }

  @Test func newUntilToldAndThenSilent() {
    let first = after(AlertMemory(), state(.watch))
    #expect(news(first) == [.new])
    // Not told yet, as when no message could be sent: still new, however often it is seen.
    #expect(news(after(first, state(.urgent))) == [.new])
    #expect(news(after(told(state(.watch)), state(.watch))) == [])
    #expect(news(after(told(state(.watch)), state(.watch, month: 1))) == [])
  }

  @Test(arguments: [
    (AlertLevel.watch, 40, 0, AlertLevel.urgent, 40, 0, RememberedAlert.News.worse as RememberedAlert.News?),
    (.urgent, 40, 0, .stockedOut, 40, 0, .worse), (.urgent, 40, 0, .watch, 40, 0, nil),
    (.urgent, 40, 0, .urgent, 50, 0, nil), (.urgent, 40, 0, .urgent, 51, 0, .quantity),
    (.urgent, 40, 0, .urgent, 29, 0, .quantity), (.urgent, 0, 0, .urgent, 3, 0, .quantity),
    (.urgent, 3, 0, .urgent, 5, 0, nil),
    (.stockedOut, 40, 0, .stockedOut, 40, 1, .stillOut), (.stockedOut, 40, 0, .stockedOut, 40, 0, nil),
    (.urgent, 40, 0, .urgent, 40, 1, nil),
  ])
  func whatCountsAsAChange(
    level: AlertLevel, quantity: Int, month: Int, now: AlertLevel, nowQuantity: Int, nowMonth: Int,
    expected: RememberedAlert.News?
  ) {
    let memory = after(told(state(level, quantity, month: month)), state(now, nowQuantity, month: nowMonth))
    #expect(news(memory) == (expected.map { [$0] } ?? []))
  }

  @Test func aLevelThatFellAndRisesAgainIsNews() {
    #expect(news(after(told(state(.urgent), state(.watch)), state(.urgent))) == [.worse])
    // Even where nothing was told in between.
    #expect(news(after(after(told(state(.urgent)), state(.watch)), state(.urgent))) == [.worse])
  }

  @Test func solvedIsToldOnceAndForgotten() {
    var memory = after(told(state(.urgent)), nil)
    #expect(news(memory) == [.solved])
    memory.markTold()
    #expect(memory.alerts.isEmpty)
    #expect(news(after(memory, state(.urgent))) == [.new])
    // Gone before anybody was told: nothing to say.
    #expect(after(after(AlertMemory(), state(.urgent)), nil).alerts.isEmpty)
    // Gone, and back before anybody was told that it had gone: nothing changed for them.
    #expect(news(after(after(told(state(.urgent)), nil), state(.urgent))) == [])
  }

  @Test func acknowledgedIsSilentUntilItChanges() throws {
    var memory = after(AlertMemory(), state(.urgent))
    let done1 = memory.acknowledge(key, note: "llamé")
    #expect(done1)
    #expect(news(memory) == [])
    memory = after(memory, state(.urgent, 42))
    #expect(memory.alerts[key]?.status == .acknowledged)
    memory = after(memory, state(.stockedOut))
    #expect(memory.alerts[key]?.status == .open && news(memory) == [.worse])
    let done2 = memory.acknowledge(AlertKey(.stock, facility: "X", product: "Y"), note: nil)
    #expect(!done2)
  }

  @Test func orderedIsSilentUntilItShouldHaveCome() {
    var memory = after(AlertMemory(), state(.stockedOut))
    let done3 = memory.order(key, expected: october.advanced(by: 2), note: nil)
    #expect(done3)
    memory = after(memory, state(.stockedOut, 90, month: 1))
    #expect(news(memory) == [])
    memory = after(memory, state(.stockedOut, 90, month: 2))
    #expect(news(memory) == [.late])
    memory.markTold()
    #expect(memory.alerts[key]?.status == .open)
    #expect(news(memory) == [])
    #expect(news(after(memory, state(.stockedOut, 90, month: 3))) == [.stillOut])
  }

  @Test func anOrderedProductThatRunsOutAllTheSameIsTold() {
    var memory = after(AlertMemory(), state(.urgent))
    let done4 = memory.order(key, expected: nil, note: nil)
    #expect(done4)
    #expect(news(after(memory, state(.stockedOut))) == [.worse])
  }

  @Test func reopenedIsNewAgain() {
    var memory = told(state(.urgent))
    let done5 = memory.acknowledge(key, note: "x")
    #expect(done5)
    let done6 = memory.reopen(key)
    #expect(done6)
    #expect(news(memory) == [.new])
    #expect(memory.alerts[key]?.note == nil)
  }

  @Test func whatIsOpenCannotBeReopenedAndANoteStaysUntilThereIsAnother() {
    var memory = told(state(.urgent))
    let reopened = memory.reopen(key)
    #expect(!reopened && news(memory) == [])
    for (note, kept) in [("llamé", "llamé"), (nil, "llamé"), ("vino", "vino")] {
      let done = memory.acknowledge(key, note: note)
      #expect(done && memory.alerts[key]?.note == kept)
    }
    // What was noted of another deed is not this one's.
    let ordered = memory.order(key, expected: nil, note: nil)
    #expect(ordered && memory.alerts[key]?.note == nil)
  }

  @Test func otherKindsStayAsTheyAre() {
    var memory = told(state(.urgent))
    memory.take([AlertKey(.drift): state(.watch, 180)], of: [.drift, .bias], quantityChange: 0.25)
    #expect(news(memory) == [.new])
    #expect(memory.alerts[key]?.status == .open)
  }

  /// Whatever happens, what was told and has not changed is not told again, and every alert of the run is remembered.
  @Test func seededHistoriesNeverRepeatThemselves() {
    var generator = SeededGenerator(seed: 7)
    var memory = AlertMemory()
    for round in 0..<400 {
      let keys = (0..<6).map { AlertKey(.stock, facility: "F\($0)", product: "P") }
      var current: [AlertKey: AlertState] = [:]
      for key in keys where Int.random(in: 0..<4, using: &generator) > 0 {
        let level = [AlertLevel.stockedOut, .urgent, .watch][Int.random(in: 0..<3, using: &generator)]
        current[key] = state(level, Int.random(in: 0..<60, using: &generator), month: round / 20)
      }
      memory.take(current, of: [.stock], quantityChange: 0.25)
      #expect(Set(memory.alerts.filter { $0.value.status != .solved }.keys) == Set(current.keys))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: _ = memory.acknowledge(keys[0], note: nil)
      case 1: _ = memory.order(keys[1], expected: october.advanced(by: round / 20 + 1), note: nil)
      case 2: _ = memory.reopen(keys[2])
      default: break
      }
      memory.markTold()
      memory.take(current, of: [.stock], quantityChange: 0.25)
      #expect(memory.news(quantityChange: 0.25).isEmpty)
    }
  }
}
