import Runs
import Studies
import SupplyModel
import Testing

@Suite struct ReplayWindowTests {
  private let known = Month(count: 2024 * 12 + 1 - 1)...Month(count: 2026 * 12 + 10 - 1)

  private func window(
    _ first: Month?, _ last: Month?, warmUp: Int = 3, known: ClosedRange<Month>? = nil
  ) throws -> String {
    let window = try ReplayWindow(first: first, last: last, warmUpMonths: warmUp, known: known ?? self.known)
    return "\(window.first)…\(window.last)"
  }

  @Test func fifteenMonthsOrAsManyAsAreKnown() throws {
    #expect(try window(nil, nil) == "2025-08…2026-10")
    #expect(try window(nil, Month(count: 2025 * 12 + 1 - 1)) == "2024-02…2025-01")
    #expect(try window(Month(count: 2026 * 12 + 7 - 1), nil) == "2026-07…2026-10")
  }

  @Test func nothingIsLeftToCount() {
    let (july, august) = (Month(count: 2026 * 12 + 7 - 1), Month(count: 2026 * 12 + 8 - 1))
    for (first, last, warmUp) in [(august, nil, 3), (july, july, 1), (august, july, 0)]
      as [(Month, Month?, Int)]
    {
      #expect(throws: StudyError.self) { try window(first, last, warmUp: warmUp) }
    }
    #expect(throws: StudyError.self) { try window(nil, nil, known: july...july) }
  }

  @Test func noMonthBeyondThoseKnown() {
    #expect(throws: StudyError.self) { try window(nil, Month(count: 2030 * 12 + 1 - 1)) }
    // A month must be known before the first, to start from.
    #expect(throws: StudyError.self) { try window(known.lowerBound, nil) }
  }
}
