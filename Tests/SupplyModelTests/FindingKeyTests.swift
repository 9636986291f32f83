import SupplyModel
import Testing

/// A finding is the same as long as what it speaks of is.
@Suite struct FindingKeyTests {
  private let month = Month(count: 2026 * 12 + 8)

  private func spike(
    _ consumed: Double, usual: Double = 4, product: ProductCode = "04594", later: Int = 0
  ) -> Finding {
    Finding(
      .history(.consumptionSpike(consumed: consumed, usual: usual, score: 30)),
      subject: .init(facility: "06528F01", product: product, month: month.advanced(by: later)))
  }

  private func id(_ finding: Finding, file: String? = nil) -> String { FindingKey(finding, file: file).id }

  @Test func aKeyIsTwelveLettersAndDigitsThatNeverChange() {
    // Written down: databases keep it.
    #expect(id(spike(400)) == "trzc7e7y9q9b")
    #expect(id(spike(400)).count == 12)
  }

  @Test func anotherFigureMonthOrProductIsAnotherFinding() {
    let all = [
      spike(400), spike(401), spike(400, product: "04595"), spike(400, later: 1),
    ].map { id($0) }
    #expect(Set(all).count == 4)
  }

  @Test func whatTheMonthsAroundItSayDoesNotMatter() {
    #expect(id(spike(400, usual: 4)) == id(spike(400, usual: 7)))
  }

  @Test func whatGoesOnIsTheSameAMonthLater() {
    func frozen(_ months: Int) -> Finding {
      Finding(
        .history(.frozenStock(closing: 60, months: months, since: month, consumedBefore: 10)),
        subject: .init(
          facility: "06528F01", product: "04594", firstMonth: month, month: month.advanced(by: months - 1)))
    }
    #expect(id(frozen(4)) == id(frozen(5)))
    func jump(_ after: Double, _ factor: Double) -> Finding {
      Finding(
        .history(.unitOfIssueJump(column: .consumed, before: 20, after: after, factor: factor)),
        subject: .init(facility: "06528F01", product: "04594", month: month))
    }
    #expect(id(jump(560, 28)) == id(jump(510, 25)))
    #expect(id(jump(560, 28)) != id(jump(2, 10)))
  }

  @Test func aRowsFindingIsTheSameInAFileOfAnotherName() {
    func row(_ text: String) -> Finding {
      Finding(
        .row(.unbalanced(at: .init(column: "STOCK_FIN", text: text), movementsGive: 6)), line: 3,
        subject: .init(facility: "06528F01", product: "04594", month: month))
    }
    #expect(id(row("7"), file: "a.csv") == id(row("7.0"), file: "b.csv"))
    #expect(id(row("7")) != id(row("8")))
    // A code that nobody knows is one finding, whichever file reports it now.
    let unknown = Finding(
      .network(.unknownProduct(code: "04594", since: month)),
      subject: .init(facility: nil, product: "04594", month: month))
    #expect(id(unknown, file: "a.csv") == id(unknown, file: "b.csv"))
    // What is about no report is known by its file.
    #expect(id(Finding(.file(.noRows)), file: "a.csv") != id(Finding(.file(.noRows)), file: "b.csv"))
  }

  @Test func theLastActHoldsAndReopeningForgets() {
    let finding = spike(400)
    func act(_ state: FindingState) -> FindingAct {
      FindingAct(id: id(finding), state: state, note: nil, finding: finding, file: nil)
    }
    #expect(FindingActs([act(.toBeCorrected), act(.confirmed)]).state(of: finding) == .confirmed)
    #expect(FindingActs([act(.confirmed), act(.open)]).byID.isEmpty)
    #expect(FindingActs([act(.confirmed)]).state(of: spike(401)) == .open)
  }
}
