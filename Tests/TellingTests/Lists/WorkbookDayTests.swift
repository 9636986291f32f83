import Dispatch
import Synchronization
import Testing

@testable import Telling

/// Workbooks of different days that are made at once.
@Suite struct WorkbookDayTests {
  private func bytes(day: Int) throws -> [UInt8] {
    try WorkbookDocument(
      title: "t", author: "a", created: day * 86_400,
      sheets: [WorkbookSheet(name: "h", columns: [], rows: [])]
    ).bytes()
  }

  /// The library keeps the day in one place for all threads: without turns some of these tell another day.
  @Test func eachTellsItsOwnDay() throws {
    let alone = [try bytes(day: 20_000), try bytes(day: 20_400)]
    #expect(alone[0] != alone[1])
    let others = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 200) { index in
      if (try? bytes(day: 20_000 + index % 2 * 400)) != alone[index % 2] { others.withLock { $0 += 1 } }
    }
    #expect(others.withLock { $0 } == 0)
  }
}
