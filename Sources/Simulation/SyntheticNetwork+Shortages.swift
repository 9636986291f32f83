extension SyntheticNetwork {
  /// Whether a network's sub-warehouse had nothing of a product to send, by network, product and month reported.
  public var dryMonths: [[[Bool]]] {
    let shortages = RegionalShortages(networks: 2, products: products.count, settings: settings)
    return (0..<2).map { network in
      products.indices.map { product in
        (0..<settings.months).map { shortages.isDry(network: network, product: product, month: $0) }
      }
    }
  }
}
