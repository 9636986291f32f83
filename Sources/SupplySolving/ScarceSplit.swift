/// Splits packs of one product among those who ask for them, where there are fewer than they ask for.
///
/// First a pack for each claim that must not go without, the more harmed first; then pack after pack where it is worth most.
/// As worth never rises from pack to pack, that is the best split there is: no pack could be worth more elsewhere. Packs of
/// the same worth, as the first ones of most claims are, go to each claim in proportion to how many of them it asks for, by
/// the method of Sainte-Laguë (1910), so that whoever gets something of a smaller stock gets as much of a larger one.
public struct ScarceSplit: Sendable {
  /// What one place asks for.
  public struct Claim: Sendable, Equatable {
    /// The worth of its packs, first to last; never rising.
    public let pieces: [TransportProblem.Piece]
    /// It will be left without any unless it gets a pack.
    public let mustHave: Bool
    /// How much harm is done if it gets nothing; among those that must have a pack, the larger comes first.
    public let harm: Double

    /// A claim.
    public init(pieces: [TransportProblem.Piece], mustHave: Bool, harm: Double) {
      self.pieces = pieces
      self.mustHave = mustHave
      self.harm = harm
    }

    /// The packs asked for.
    public var packs: Int { pieces.reduce(0) { $0 + $1.units } }
  }

  /// The claims; ties go to the earlier one.
  public let claims: [Claim]

  /// A split among some claims.
  public init(claims: [Claim]) { self.claims = claims }

  /// The packs that each claim gets of so many.
  ///
  ///     // Four packs. A asks for 3 worth 5 each, B for 3 worth 2 each and would be left without any
  ///     split.packs(of: 4)  // [3, 1]
  ///
  /// - Complexity: O(pieces × log pieces).
  public func packs(of stock: Int) -> [Int] {
    var left = max(0, stock)
    var packs = [Int](repeating: 0, count: claims.count)
    let first = claims.indices.filter { claims[$0].mustHave && claims[$0].packs > 0 }
      .sorted { (claims[$1].harm, $0) < (claims[$0].harm, $1) }
    for place in first where left > 0 {
      packs[place] = 1
      left -= 1
    }
    let pieces = claims.indices.flatMap { place in
      var skip = packs[place]
      return claims[place].pieces.map { piece in
        let skipped = min(skip, piece.units)
        skip -= skipped
        return (place: place, units: piece.units - skipped, worth: piece.worth)
      }
    }.filter { $0.units > 0 }.sorted { ($1.worth, $0.place) < ($0.worth, $1.place) }
    var start = 0
    while start < pieces.count, left > 0 {
      let worth = pieces[start].worth
      let alike = pieces[start...].prefix { $0.worth >= worth - 1e-9 * abs(worth) }
      let shares = Self.proportional(alike.map(\.units), of: left)
      for (piece, share) in zip(alike, shares) {
        packs[piece.place] += share
        left -= share
      }
      start += alike.count
    }
    return packs
  }

  /// Shares of a stock in proportion to what is asked for, whole: each pack in turn goes to the largest asked ÷ (got + ½).
  ///
  ///     // 4 packs for claims of 6 and 2: 3 and 1
  static func proportional(_ asked: [Int], of stock: Int) -> [Int] {
    guard asked.reduce(0, +) > stock else { return asked }
    func got(_ units: Int, down quotient: Double) -> Int {
      min(units, Int((Double(units) / quotient + 0.5).rounded(.down)))
    }
    // The packs whose quotient is at least the bound are given at once; what is left after them is a few ties.
    var (low, high) = (0.0, 2 * Double(asked.max() ?? 0) + 1)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      let given = asked.reduce(0) { $0 + got($1, down: middle) }
      if given > stock { low = middle } else { high = middle }
    }
    var shares = asked.map { got($0, down: high) }
    var left = stock - shares.reduce(0, +)
    while left > 0 {
      let open = asked.indices.filter { shares[$0] < asked[$0] }
      func quotient(_ place: Int) -> Double { Double(asked[place]) / (Double(shares[place]) + 0.5) }
      guard let next = open.max(by: { (quotient($0), -$0) < (quotient($1), -$1) }) else { break }
      shares[next] += 1
      left -= 1
    }
    return shares
  }
}
