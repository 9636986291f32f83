/// How many numbers went into a file for another system, how many stayed out, and why, each reason once.
struct ExchangeTally {
  /// Values of the file, sums as one.
  private(set) var told = 0
  /// Numbers of the run that the file's format could tell, and does not.
  private(set) var leftOut = 0
  /// Why, in the order in which it was met.
  private(set) var findings: [ExchangeFinding] = []
  private var known: Set<ExchangeFinding> = []

  /// Notes a finding, unless it has been noted.
  mutating func note(_ finding: ExchangeFinding) {
    if known.insert(finding).inserted { findings.append(finding) }
  }

  /// Counts numbers that stay out.
  mutating func leaveOut(_ count: Int = 1) { leftOut += count }

  /// Counts what a file tells.
  mutating func tell(_ count: Int) { told += count }

  /// Counts what sums tell and leave out, and notes why.
  ///
  /// - Parameter told: how many of the sums the file tells; nil for all.
  mutating func add(_ sums: TargetSums, told: Int? = nil) {
    self.told += told ?? sums.sums.count
    leftOut += sums.leftOut
    for finding in sums.findings { note(finding) }
  }
}
