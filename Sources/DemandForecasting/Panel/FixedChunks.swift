import Foundation

/// The rows of a table filled in chunks of fixed size, shared among workers.
///
/// What a chunk holds depends on its number alone, and a chunk can write to its own rows only, so the table gets the
/// same bytes for any number of workers.
struct FixedChunks: Sendable {
  /// Rows per chunk.
  let size: Int
  /// Threads at a time.
  let workers: Int

  /// Calls `body` once per chunk, several at once, with the chunk's rows and their part of `table`; waits for all.
  ///
  /// The part given to `body` begins with the chunk's first row, and lives only as long as the call.
  ///
  /// - Precondition: `table` holds rows of equal length.
  func fill<Element: Sendable>(
    _ table: inout [Element], rows: Int,
    _ body: @Sendable (_ chunk: Range<Int>, _ part: UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    guard rows > 0 else { return }
    let chunks = (rows + size - 1) / size
    let rowLength = table.count / rows
    let hands = max(1, min(workers, chunks))
    table.withUnsafeMutableBufferPointer { whole in
      let shared = SharedTable(whole: whole)
      @Sendable func work(_ hand: Int) {
        for index in stride(from: hand, to: chunks, by: hands) {
          let chunk = index * size..<min(rows, (index + 1) * size)
          body(chunk, shared.part(chunk.lowerBound * rowLength..<chunk.upperBound * rowLength))
        }
      }
      // One worker stays on the caller's thread: a cluster that gives one core gets one thread.
      if hands == 1 { work(0) } else { Self.perform(hands, work) }
    }
  }

  /// Does the same by several threads, the caller's among them, and waits for all.
  ///
  /// They are begun by the caller's thread and joined to it, so that they have its priority: threads of a pool would take the processor
  /// from others for work whose thread gives way (`nice`, which Linux hands down).
  private static func perform(_ hands: Int, _ work: @Sendable (_ hand: Int) -> Void) {
    withoutActuallyEscaping(work) { work in
      var threads: [pthread_t] = []
      for number in 1..<hands {
        let hand = Unmanaged.passRetained(Hand { work(number) })
        var thread = pthread_t()
        let code = pthread_create(
          &thread, nil,
          { context in
            if let context { Unmanaged<Hand>.fromOpaque(context).takeRetainedValue().work() }
            return nil
          }, hand.toOpaque())
        // Where the system begins no more threads, the caller's does it.
        if code == 0 { threads.append(thread) } else { hand.takeRetainedValue().work() }
      }
      work(0)
      for thread in threads { pthread_join(thread, nil) }
    }
  }
}

/// What a thread does.
private final class Hand {
  let work: () -> Void
  init(_ work: @escaping () -> Void) { self.work = work }
}

/// A table that several threads write to.
///
/// Unchecked, and safe because `FixedChunks` gives every thread other rows, and waits for all of them before the
/// table is used again.
private struct SharedTable<Element>: @unchecked Sendable {
  let whole: UnsafeMutableBufferPointer<Element>

  func part(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(rebasing: whole[range])
  }
}
