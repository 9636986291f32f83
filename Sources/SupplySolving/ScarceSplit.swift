/// Splits packs of one product among those who ask for them, where there are fewer than they ask for.
///
/// First a pack for each claim that must not go without, the more harmed first; then pack after pack where it is worth most.
/// As worth never rises from pack to pack, that is the best split there is: no pack could be worth more elsewhere. And
/// whoever gets something of a smaller stock gets at least as much of a larger one.
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
    }.sorted { ($1.worth, $0.place) < ($0.worth, $1.place) }
    for piece in pieces where left > 0 {
      let taken = min(left, piece.units)
      packs[piece.place] += taken
      left -= taken
    }
    return packs
  }
}
