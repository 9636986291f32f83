import PolicyReplay

/// A replay for programs.
///
/// | key | holds |
/// |---|---|
/// | `schema_version` | 1 |
/// | `first_month`, `first_counted_month`, `last_month`, `shelves`, `cover_months` | what was replayed; the last is least and most |
/// | `demand`, `start`, `supply` | the terms; `ReplayTerms` |
/// | `rules` | by rule and setting: `rule`, `setting`, and the outcome; `ReplayOutcome`, and of the couple-years `ForesightBound` |
/// | `readings` | what Colca does beside each rule: `rule`, `rival`, `setting`, and shares of the rival's figures |
///
/// A number that is not defined is null.
public struct ReplayJSON: Sendable {
  private let comparison: ReplayComparison

  /// The JSON of a replay.
  public init(_ comparison: ReplayComparison) { self.comparison = comparison }

  /// The text, one line.
  public var text: String {
    let terms = comparison.terms
    let rivals = comparison.lines.filter { !ReplayRule.own.contains($0.rule) }
    let readings = ReplayRule.own.flatMap { rule in
      rivals.flatMap { line in
        line.curve.points.compactMap { comparison.reading(of: rule, beside: line.rule, setting: $0.setting) }
      }
    }
    return JSONValue.object([
      ("schema_version", .whole(1)), ("first_month", .string(terms.firstMonth.description)),
      ("first_counted_month", .string(terms.firstCountedMonth.description)),
      ("last_month", .string(terms.lastMonth.description)), ("shelves", .whole(terms.shelfCount)),
      ("cover_months", .array([.whole(terms.coverMonths.lowerBound), .whole(terms.coverMonths.upperBound)])),
      ("demand", .string(terms.demand.rawValue)), ("start", .string(terms.start.rawValue)),
      ("supply", .string(terms.supply.rawValue)),
      (
        "rules",
        .array(comparison.lines.flatMap { line in line.curve.points.map { Self.point(line.rule, $0) } })
      ), ("readings", .array(readings.map(Self.reading))),
    ]).text + "\n"
  }

  private static func point(_ rule: ReplayRule, _ point: TradeOffCurve.Point) -> JSONValue {
    let outcome = point.outcome
    return .object([
      ("rule", .string(rule.rawValue)), ("setting", .number(point.setting)),
      ("shelf_months", .whole(outcome.shelfMonths)), ("short_months", .whole(outcome.shortMonths)),
      ("empty_closes", .whole(outcome.emptyCloses)), ("short_share", .number(outcome.shortShare)),
      ("asked_units", .whole(outcome.askedUnits)), ("given_units", .whole(outcome.givenUnits)),
      ("fill_rate", .number(outcome.fillRate)), ("mean_shelf_fill", .number(outcome.meanShelfFill)),
      ("months_of_stock", .number(outcome.monthsOfStock)),
      ("couple_year_months_of_stock", .number(outcome.coupleYearMonthsOfStock)),
      ("lost_couple_years", .number(outcome.lostCoupleYears)),
      ("least_lost_couple_years", .number(point.leastLostCoupleYears)),
      ("expired_units", .whole(outcome.expiredUnits)),
      ("expired_couple_years", .number(outcome.expiredCoupleYears)), ("orders", .whole(outcome.orderLines)),
      ("ordered_units", .whole(outcome.orderedUnits)), ("trips", .whole(outcome.trips)),
      ("trip_lines", .whole(outcome.tripLines)),
    ])
  }

  private static func reading(_ reading: ReplayComparison.Reading) -> JSONValue {
    .object([
      ("rule", .string(reading.rule.rawValue)), ("rival", .string(reading.rival.rawValue)),
      ("setting", .number(reading.setting)), ("rival_months_of_stock", .number(reading.rivalMonthsOfStock)),
      ("rival_short_share", .number(reading.rivalShortShare)),
      ("short_share_at_same_stock", .number(reading.shortShareAtSameStock)),
      ("lost_couple_years_ratio_at_same_stock", .number(reading.lostShareAtSameStock)),
      ("months_of_stock_at_same_short_share", .number(reading.monthsOfStockAtSameShort)),
    ])
  }
}
