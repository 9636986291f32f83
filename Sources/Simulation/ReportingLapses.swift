import SupplyModel

/// Which facility-months have no report: some never come, some have not come yet when the last month closes.
struct ReportingLapses {
  /// By facility, then month from the first one reported.
  private var isMissing: [[Bool]]

  init(_ facilities: [SyntheticFacility], _ settings: SyntheticSettings) {
    isMissing = facilities.indices.map { placeIndex in
      var stream = RandomStream(seed: settings.seed, .reporting, placeIndex)
      // A centre closes its month itself; posts bring theirs on paper.
      let weight = facilities[placeIndex].kind == .centre ? 0.3 : 1.15
      return (0..<settings.months).map { _ in stream.happens(settings.missingReportShare * weight) }
    }
    let lastIndex = settings.months - 1
    for placeIndex in facilities.indices { isMissing[placeIndex][lastIndex] = false }
    let lateCount = Int(Double(facilities.count) * settings.notYetReportedShare + 0.5)
    var stream = RandomStream(seed: settings.seed, .reporting, -1)
    var candidates = Array(facilities.indices.dropFirst())
    for _ in 0..<min(lateCount, candidates.count) {
      let late = candidates.remove(at: stream.integer(0...(candidates.count - 1)))
      isMissing[late][lastIndex] = true
    }
  }

  func isReported(place placeIndex: Int, month: Int) -> Bool { !isMissing[placeIndex][month] }
}
