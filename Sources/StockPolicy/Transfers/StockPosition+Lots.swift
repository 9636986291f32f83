import SupplyModel

extension StockPosition {
  /// What a facility can give of a product.
  struct Offer {
    /// Packs of a lot that are expected to expire unused.
    struct Expiring {
      let lot: StockLot
      var packs: Int
    }

    /// The lots that would expire, those that expire first before others.
    var expiring: [Expiring]
    /// Packs above what is kept, of any lot.
    var surplus: Int
    /// So many packs of the surplus, the last ones given, must be ordered anew.
    let replaced: Int
    /// The lots that such packs are taken from: what is on the shelf, can still be used, and is not among `expiring`.
    var shelf: [StockLot]

    static let nothing = Offer(expiring: [], surplus: 0, replaced: 0, shelf: [])

    /// Packs of the surplus that nobody misses afterwards: above all that the facility needs itself.
    var lasting: Int { max(0, surplus - replaced) }

    /// All packs.
    var packs: Int { expiring.reduce(surplus) { $0 + $1.packs } }
  }

  /// Units that can be used by the end of a lot's last month: the demand expected until then, after the lots here that expire
  /// no later.
  ///
  /// As many as one likes where the lot's date, or demand, is not known.
  func usable(_ lot: StockLot, asOf: Month) -> Int {
    guard case .endOf(let month) = lot.expiry, let demand else { return .max }
    let expected = demand.total(ofMonths: asOf.distance(to: month)).mean
    let own = assessment.lots.filter { $0.isExact && ($0.lot.expiry.month ?? month) <= month }
    return Int(min(1e9, max(0, expected - own.reduce(0) { $0 + $1.lot.units } + 1e-9)))
  }

  /// Soles that a unit of a lot costs: its own price, else the catalogue's; nil when nobody states one.
  func price(of lot: StockLot) -> Double? { lot.priceSoles ?? priceSoles }

  /// Whether a lot can still be of use where it goes: a run is acted on in the month after its own, and what expires at the end of that
  /// one may have expired before it arrives.
  static func outlastsTheTrip(_ lot: StockLot, asOf: Month) -> Bool {
    guard case .endOf(let expiry) = lot.expiry else { return true }
    return expiry > asOf.advanced(by: 1)
  }

  /// Whole packs of the lots that are expected to expire unused, as far as they can be of use elsewhere.
  func expiringLots(after month: Month) -> [Offer.Expiring] {
    assessment.lots.compactMap { outlook in
      guard outlook.isExact, outlook.isAtRisk(asOf: month), Self.outlastsTheTrip(outlook.lot, asOf: month)
      else { return nil }
      let packs = Int(min(outlook.expectedLoss + 1e-9, 1e9)) / packSize
      return packs > 0 ? Offer.Expiring(lot: outlook.lot, packs: packs) : nil
    }
  }

  /// What is left of lots that would expire once what was agreed has been taken, which takes those first.
  func unpromised(_ lots: [Offer.Expiring]) -> [Offer.Expiring] {
    var promised = (agreed.givenUnits + packSize - 1) / packSize
    return lots.compactMap { lot in
      var rest = lot
      let taken = min(promised, lot.packs)
      rest.packs -= taken
      promised -= taken
      return rest.packs > 0 ? rest : nil
    }
  }

  /// The lots that can still be used elsewhere, less what is expected to expire of them.
  func shelf(after month: Month) -> [StockLot] {
    let lots = assessment.lots.isEmpty ? [StockLot(units: assessment.stock ?? 0)] : assessment.lots.map(\.lot)
    let promised = expiringLots(after: month)
    return lots.compactMap { lot in
      guard Self.outlastsTheTrip(lot, asOf: month) else { return nil }
      var rest = lot
      let packs = promised.first { $0.lot == lot }?.packs ?? 0
      rest.units -= Double(packs * packSize)
      return rest.units > 0 ? rest : nil
    }
  }
}
