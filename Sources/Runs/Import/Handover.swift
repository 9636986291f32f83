import Dispatch
import Synchronization

/// Hands values from one thread to another, a few at a time: the reader parses the next batch while the writer saves.
///
/// Blocking on both sides: `send` waits while `capacity` values are on their way, `receive` while there is none.
package final class Handover<Value: Sendable>: Sendable {
  private struct Contents {
    var values: [Value] = []
    var isClosed = false
  }

  private let contents = Mutex(Contents())
  private let free: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  /// The receiver has given up: whoever sends should stop.
  package struct Abandoned: Error {}

  /// A handover of at most `capacity` values at a time.
  package init(capacity: Int) { free = DispatchSemaphore(value: capacity) }

  /// Hands a value over.
  ///
  /// - Throws: `Abandoned` when nobody will take it.
  package func send(_ value: Value) throws {
    free.wait()
    let isClosed = contents.withLock { contents in
      if !contents.isClosed { contents.values.append(value) }
      return contents.isClosed
    }
    if isClosed {
      free.signal()
      throw Abandoned()
    }
    filled.signal()
  }

  /// The next value; nil after the last.
  package func receive() -> Value? {
    filled.wait()
    let value = contents.withLock { $0.values.isEmpty ? nil : $0.values.removeFirst() }
    if value == nil { filled.signal() } else { free.signal() }
    return value
  }

  /// Ends the handover from either side: no value follows, and a sender that waits is freed.
  package func close() {
    contents.withLock { $0.isClosed = true }
    filled.signal()
    free.signal()
  }
}
