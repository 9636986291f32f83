/// The months in which a network's sub-warehouse has nothing of a product to send.
struct RegionalShortages {
  /// By network, then product, then month from the first one simulated.
  private let dry: [[[Bool]]]

  init(networks: Int, products: Int, settings: SyntheticSettings) {
    dry = (0..<networks).map { network in
      (0..<products).map { product in
        var stream = RandomStream(seed: settings.seed, .shortages, network, product)
        var left = 0
        return (0..<(DemandProfile.warmUpMonths + settings.months)).map { _ in
          // Both draws are made every month, so that a shortage leaves the later ones where they were.
          let starts = stream.happens(settings.scarce(settings.shortageStartProbability))
          let length = stream.integer(2...5)
          left = max(left - 1, starts ? length : 0)
          return left > 0
        }
      }
    }
  }

  func isDry(network: Int, product: Int, month: Int) -> Bool {
    let months = dry[network][product]
    let index = month + DemandProfile.warmUpMonths
    return months.indices.contains(index) && months[index]
  }
}
