import SupplyModel

/// A contraceptive of SISMED's catalogue, with the way in which synthetic users ask for it.
///
/// Code, name, unit and CYP are facts of the field (`data/README.md` names the sources); the rest is invented.
public struct SyntheticProduct: Sendable {
  /// The product as a catalogue names it.
  public let product: Product
  /// Couple-years of protection per unit as the catalogue writes them.
  let coupleYearsText: String
  /// The source of the couple-years.
  let coupleYearsSource: String
  /// A unit's price in millionths of a sol, before it differs by lot.
  let priceMicroSoles: Int
  /// Users a month at a facility of size 1, in an average month.
  let usersPerMonth: Double
  /// The dispersion of the users' number: variance = mean + mean² ÷ dispersion.
  let dispersion: Int
  /// What one user takes, in units; all equally likely.
  let unitsPerUser: [Int]
  /// The mean of a month of the year relative to the average month, January first.
  let season: [Double]
  /// The range that a series' yearly growth is drawn from, as a share of its level at the start.
  let yearlyGrowth: ClosedRange<Double>
  /// Orders are rounded up to a multiple of this many units.
  let orderMultiple: Int
  /// The probability that a kind of facility holds the product.
  let heldShare: HeldShare

  struct HeldShare: Sendable {
    let centre: Double
    let postWithPhysician: Double
    let post: Double
    let communal: Double
  }

  /// Units that a user takes on average.
  var meanUnitsPerUser: Double {
    Double(unitsPerUser.reduce(0, +)) / Double(max(1, unitsPerUser.count))
  }
}
