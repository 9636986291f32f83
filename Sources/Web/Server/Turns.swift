import Synchronization

/// Has so many do something at a time, in the order in which they came.
///
/// A hundred threads at once take longer to answer a hundred pages than a few threads one page after another, and some of the hundred
/// come last by chance.
final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  /// Turns for so many at a time.
  init(_ count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a turn, which is given back by `give`.
  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  /// How many wait.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Gives a turn back: to whoever has waited longest.
  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}
