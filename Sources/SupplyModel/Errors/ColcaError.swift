/// Whatever of ours can stop a command, as facts.
///
/// Each part of the program has an error type of its own, with all its cases, in the lowest module that both the part that throws
/// it and `Telling` know. The type says here with which code a program ends, and in `Telling/Errors` what people read
/// (`ErrorWithSentence`). What is no `ColcaError` was not foreseen: it is told, and ends a program, as a `ProgrammingError`.
public protocol ColcaError: Error, Equatable, Sendable {
  /// Why a program that this error stops has ended.
  var exitReason: ExitReason { get }
}

/// An error of ours held as a fact among others, which can be compared.
public struct Stoppage: Equatable, Sendable {
  /// What stopped something.
  public let error: any ColcaError

  /// What an error stopped; one that is not ours is a fault of the program.
  public init(_ error: any Error) {
    self.error = error as? any ColcaError ?? ProgrammingError(unforeseen: error)
  }

  /// The same case of the same type, with the same values.
  public static func == (left: Stoppage, right: Stoppage) -> Bool {
    func isSame<Failure: ColcaError>(_ error: Failure) -> Bool { error == right.error as? Failure }
    return isSame(left.error)
  }
}
