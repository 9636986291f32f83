import SupplyModel

/// Numbers by what another system knows them by: those of several facilities that are one place there are one sum.
///
/// An IPRESS with two pharmacies is one organisation unit; its stock, consumption, order and forecast are the sums of theirs. Two
/// values under one key would leave one of them there, without a word. A sum that lacks a part is not told, nor are numbers that do not
/// add up (`ExchangeMeasure.addsUp`), nor is anything of two products or two measures, whose units may be different things.
struct TargetSums {
  /// What another system knows a number by.
  struct Target: Hashable {
    let place: String
    let element: String
    let combination: String?
    let month: Month
  }

  /// The sums, in the order of their first parts.
  private(set) var sums: [(target: Target, number: Double)] = []
  /// How many numbers are not told.
  private(set) var leftOut = 0
  /// Why, each reason once.
  private(set) var findings: [ExchangeFinding] = []

  /// A product of a place of the other system.
  private struct Holding: Hashable {
    let place: String
    let product: ProductCode
  }

  /// The sums of some numbers.
  ///
  /// - Parameters:
  ///   - all: the numbers of a run.
  ///   - place: what a facility is called there; nil for one that is not.
  ///   - target: what a number is known by there, nil where it is by nothing.
  init(
    _ all: ExchangeValues, place: (FacilityCode) -> String?, target: (ExchangeValues.Value) -> Target?
  ) {
    var order: [Target] = []
    var parts: [Target: [ExchangeValues.Value]] = [:]
    var holders: [Holding: Set<FacilityCode>] = [:]
    for value in all.values {
      if let place = place(value.facility) {
        holders[Holding(place: place, product: value.product), default: []].insert(value.facility)
      }
      guard let target = target(value) else { continue }
      if parts[target] == nil { order.append(target) }
      parts[target, default: []].append(value)
    }
    for target in order {
      let values = parts[target] ?? []
      guard let first = values.first else { continue }
      let holding = holders[Holding(place: target.place, product: first.product)] ?? []
      let faults = Self.faults(of: values, holding: holding)
      if faults.isEmpty {
        sums.append((target, values.reduce(0) { $0 + $1.number }))
      } else {
        leftOut += values.count
        for finding in faults where !findings.contains(finding) { findings.append(finding) }
      }
    }
  }

  /// Why some numbers of one target are not told as their sum; empty where they are.
  private static func faults(
    of values: [ExchangeValues.Value], holding: Set<FacilityCode>
  ) -> [ExchangeFinding] {
    let meanings = Set(values.map { "\($0.product) \($0.measure.rawValue)" }).sorted()
    guard meanings.count == 1, let first = values.first else {
      return [ExchangeFinding(.oneElementForTwo, meanings.joined(separator: ", "))]
    }
    if holding.count > 1, !first.measure.addsUp {
      let places = holding.map(\.text).sorted().joined(separator: ", ")
      return [ExchangeFinding(.notAdditive, "\(places) \(meanings[0])")]
    }
    return holding.subtracting(values.map(\.facility)).sorted().map {
      ExchangeFinding(.partOfSum, "\($0) \(meanings[0])")
    }
  }
}
