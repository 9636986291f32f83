import Synchronization

/// What several tests begin with: made once, by the first that asks for it, and copied by each.
///
/// Its folder stays until the tests' program ends, and goes then.
public final class Prepared<Outcome: Sendable>: Sendable {
  private let make: @Sendable () throws -> (ColcaProgram, Outcome)
  private let made = Mutex<Result<(ColcaProgram, Outcome), any Error>?>(nil)

  /// What is done for all of them: the program whose folder is copied, and what else they must know.
  public init(_ make: @escaping @Sendable () throws -> (ColcaProgram, Outcome)) { self.make = make }

  /// A program in a folder of its own, with a copy of what was made, and what the making gave.
  public func copied() throws -> (colca: ColcaProgram, outcome: Outcome) {
    let (original, outcome) = try made.withLock { made in
      let result = made ?? Result { try lasting() }
      made = result
      return try result.get()
    }
    return (try ColcaProgram(copying: original), outcome)
  }

  private func lasting() throws -> (ColcaProgram, Outcome) {
    let (colca, outcome) = try make()
    colca.workingFolder.keepToTheEnd()
    return (colca, outcome)
  }
}
