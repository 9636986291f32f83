/// A replay as a terminal shows it: on what it was made, what it says, and everything in a table.
public struct ReplayText: Sendable {
  private let input: ReplayInput

  /// The text of a replay.
  public init(_ input: ReplayInput) { self.input = input }

  /// What a person reads.
  public var text: String {
    input.language.replayPeriod(input.comparison.terms) + "\n"
      + input.readings.map { "\n" + $0 }.joined() + (input.readings.isEmpty ? "" : "\n") + input.table.text
  }
}
