import Testing

@testable import DemandForecasting

@Suite struct LightSettingsTests {
  @Test func defaultsAreTheMeasuredOnes() {
    let settings = LightSettings()
    #expect(settings.halfLife == 3 && settings.window == 48 && settings.analogueWindow == 24)
    #expect(settings.warmUp == 12 && settings.minimumClass == 150)
  }

  /// Origin, step, and the months that analogues are taken from.
  @Test(
    arguments: [
      (30, 1, 12..<30), (38, 1, 13..<38), (38, 3, 12..<36), (60, 2, 34..<59),
      // Shrunk warm-ups: four months are left, then fewer, then none.
      (15, 1, 11..<15), (9, 1, 5..<9), (6, 1, 2..<6), (4, 1, 2..<4), (3, 1, 2..<3), (2, 1, 2..<2),
      (0, 12, -11 ..< -11),
    ])
  func trainingMonthsEndWhereOutcomesAreKnown(origin: Int, step: Int, expected: Range<Int>) {
    #expect(LightSettings().trainingMonths(origin: origin, step: step) == expected)
  }
}
