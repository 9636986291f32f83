/// What a program asks the machine that it runs on.
///
/// The program's beginning makes one and hands it to all that needs it. Nothing else reads a clock, a time zone, a variable of the
/// environment, the machine's name or the account's: what comes out depends on what goes in, and a test can say what time it is.
public struct Machine: Sendable {
  /// The time, and the zone of its days.
  public var clock: MachineClock
  /// The variables of the environment.
  public var environment: [String: String]
  /// The machine's name, by which those that share a folder tell each other apart.
  public var name: String
  /// Who runs the program, as the log of changes names them.
  public var account: String

  /// A machine.
  public init(clock: MachineClock, environment: [String: String], name: String, account: String) {
    self.clock = clock
    self.environment = environment
    self.name = name
    self.account = account
  }
}
