/// Something that cannot happen while the program is right: its own fault, and neither a person's nor a disk's.
public struct ProgrammingError: ColcaError {
  /// What happened, for whoever mends the program; people pass it on.
  public let what: String

  /// A fault of the program.
  public init(_ what: String) { self.what = what }

  /// The fault that an error tells which nobody foresaw; a fault of the program stays the same.
  public init(unforeseen error: any Error) {
    self = error as? ProgrammingError ?? ProgrammingError("\(type(of: error)): \(error)")
  }

  /// The program itself is wrong.
  public var exitReason: ExitReason { .programmingError }
}
