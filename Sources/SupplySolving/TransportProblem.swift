/// Who can give what to whom, and what it is worth: a transportation problem with a fixed charge for every trip.
///
/// Several products share the trips. With y a trip made, x the units of a product on it and w(q) what the first q units
/// are worth at their destination,
///
///     maximise  Σ w(Σ x) − Σ (unitCost + offer's cost) · x − Σ charge · y
///     where     what leaves a source is at most its offer, x > 0 only where y = 1, x whole
///
/// w is concave and piecewise linear, so that units go where they are missed most. Of an offer a need may take only so much,
/// or be glad of each unit of it beyond w (`Limit`): goods of one product need not be alike. With pieces worth more than any cost
/// this is the classical fixed-charge transportation problem (Balinski 1961, *Fixed-cost transportation problems*, Naval
/// Research Logistics Quarterly 8:41–54).
public struct TransportProblem: Sendable, Hashable {
  /// What a source can spare of a product.
  public struct Offer: Sendable, Hashable {
    /// The source's number.
    public let source: Int
    /// The product's number.
    public let product: Int
    /// Whole units, at least 0.
    public let units: Int
    /// What its source loses with each, at least 0.
    public let cost: Double

    /// An offer; a source may make several of a product, of goods that differ.
    public init(source: Int, product: Int, units: Int, cost: Double = 0) {
      self.source = source
      self.product = product
      self.units = units
      self.cost = cost
    }
  }

  /// So many units, each of the same worth.
  public struct Piece: Sendable, Hashable {
    /// Whole units, at least 0.
    public let units: Int
    /// What each is worth.
    public let worth: Double

    /// A piece of a worth curve.
    public init(units: Int, worth: Double) {
      self.units = units
      self.worth = worth
    }
  }

  /// What a destination gains from a product.
  public struct Need: Sendable, Hashable {
    /// The destination's number.
    public let destination: Int
    /// The product's number.
    public let product: Int
    /// The worth of the units received, first to last; never rising.
    public let pieces: [Piece]

    /// A need; a destination has at most one of each product.
    public init(destination: Int, product: Int, pieces: [Piece]) {
      self.destination = destination
      self.product = product
      self.pieces = pieces
    }

    /// The most that is worth anything.
    public var units: Int { pieces.reduce(0) { $0 + $1.units } }

    /// What the units after the first `filled` are worth, `count` of them.
    public func worth(of count: Int, after filled: Int = 0) -> Double {
      var (skip, left, total) = (filled, count, 0.0)
      for piece in pieces where left > 0 {
        let skipped = min(skip, piece.units)
        let taken = min(left, piece.units - skipped)
        (skip, left, total) = (skip - skipped, left - taken, total + Double(taken) * piece.worth)
      }
      return total
    }
  }

  /// A trip that can be made.
  public struct Link: Sendable, Hashable {
    /// Where it starts.
    public let source: Int
    /// Where it ends.
    public let destination: Int
    /// What making it costs, whatever it carries.
    public let charge: Double
    /// What each unit on it costs.
    public let unitCost: Double

    /// A link; at most one for an ordered pair.
    public init(source: Int, destination: Int, charge: Double, unitCost: Double = 0) {
      self.source = source
      self.destination = destination
      self.charge = charge
      self.unitCost = unitCost
    }
  }

  /// How an offer suits a need of its product.
  public struct Limit: Sendable, Hashable {
    /// The most units of the offer that the need can take.
    public let units: Int
    /// What each of them is worth beside the need's own curve, at least 0.
    public let bonus: Double

    /// A limit.
    public init(units: Int, bonus: Double = 0) {
      self.units = units
      self.bonus = bonus
    }
  }

  /// An offer and a need by their places in the problem's lists.
  public struct Pair: Sendable, Hashable {
    /// The offer's place.
    public let offer: Int
    /// The need's place.
    public let need: Int

    /// A pair.
    public init(offer: Int, need: Int) {
      self.offer = offer
      self.need = need
    }
  }

  /// What can be spared.
  public let offers: [Offer]
  /// What is missed.
  public let needs: [Need]
  /// The trips that can be made.
  public let links: [Link]
  /// How offers suit needs; a pair that is not among them has no limit.
  public let limits: [Pair: Limit]

  /// A problem from its parts.
  public init(offers: [Offer], needs: [Need], links: [Link], limits: [Pair: Limit] = [:]) {
    self.limits = limits
    self.offers = offers
    self.needs = needs
    self.links = links
  }
}
