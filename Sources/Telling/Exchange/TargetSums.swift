import SupplyModel

/// Numbers by what another system knows them by: those of several facilities that are one place there are one sum.
///
/// An IPRESS with two pharmacies is one organisation unit; its stock, consumption, order and forecast are the sums of theirs. Two
/// values under one key would leave one of them there, without a word. A sum that lacks a part is not told, nor is one of two products,
/// whose units may be different things.
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
  /// What is not told, and why.
  private(set) var findings: [ExchangeFinding] = []

  /// One number with what it is known by there.
  private struct Part {
    let value: ExchangeValues.Value
    let target: Target
  }

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
    var parts: [Target: [Part]] = [:]
    var holders: [Holding: Set<FacilityCode>] = [:]
    for value in all.values {
      if let place = place(value.facility) {
        holders[Holding(place: place, product: value.product), default: []].insert(value.facility)
      }
      guard let target = target(value) else { continue }
      if parts[target] == nil { order.append(target) }
      parts[target, default: []].append(Part(value: value, target: target))
    }
    for target in order {
      let values = (parts[target] ?? []).map(\.value)
      guard let first = values.first else { continue }
      let products = Set(values.map(\.product)).sorted()
      let measure = first.measure.rawValue
      guard products.count == 1 else {
        let codes = products.map(\.text).joined(separator: ", ")
        note(ExchangeFinding(.oneElementForTwo, "\(codes) \(measure)"))
        continue
      }
      let telling = Set(values.map(\.facility))
      let holding = holders[Holding(place: target.place, product: first.product)] ?? []
      let silent = holding.subtracting(telling).sorted()
      for facility in silent {
        note(ExchangeFinding(.partOfSum, "\(facility) \(first.product) \(measure)"))
      }
      if silent.isEmpty { sums.append((target, values.reduce(0) { $0 + $1.number })) }
    }
  }

  private mutating func note(_ finding: ExchangeFinding) {
    if !findings.contains(finding) { findings.append(finding) }
  }
}
