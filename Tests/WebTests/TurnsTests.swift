import Synchronization
import Testing

@testable import Web

/// Pages take turns.
@Suite struct TurnsTests {
  private final class Seen: Sendable {
    let state = Mutex((now: 0, most: 0, order: [Int]()))
  }

  @Test func soManyAtATimeAndNobodyIsLeftWaiting() async {
    let (turns, seen) = (Turns(3), Seen())
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          await turns.take()
          seen.state.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
            $0.order.append(number)
          }
          await Task.yield()
          seen.state.withLock { $0.now -= 1 }
          turns.give()
        }
      }
    }
    let end = seen.state.withLock { $0 }
    #expect(end.most <= 3 && end.now == 0 && end.order.sorted() == Array(0..<200))
  }

  @Test func whoeverHasWaitedLongestIsNext() async {
    let (turns, seen) = (Turns(1), Seen())
    await turns.take()
    var tasks: [Task<Void, Never>] = []
    for number in 0..<20 {
      let task = Task {
        seen.state.withLock { $0.now += 1 }
        await turns.take()
        seen.state.withLock { $0.order.append(number) }
        turns.give()
      }
      tasks.append(task)
      // Each is waiting before the next comes.
      while turns.waitingCount <= number { await Task.yield() }
    }
    turns.give()
    for task in tasks { await task.value }
    #expect(seen.state.withLock { $0.order } == Array(0..<20))
  }
}
