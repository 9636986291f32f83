import SupplyModel

/// The service of a synthetic network beside its stock: who is to be served, who came, for how many hours somebody was there, and what
/// teams found, with the truth that reports hide.
///
/// Who came is who asked for a method in truth, whether the shelf had it or not, and some who only wanted advice. Some micro-networks have
/// many hours and few people, others the reverse, so that there is something to move. Nothing here changes the records of stock: it has random
/// numbers of its own.
public struct SyntheticService: Sendable {
  /// A standard that teams of the network measure with checklists.
  public enum TeamStandard: String, Sendable, CaseIterable {
    /// Complete counselling, by observation.
    case counselling = "consejeria_completa"
    /// Cards of users that are up to date.
    case cards = "tarjeta_al_dia"
  }

  /// A month of a facility's family planning.
  public struct ServiceRecord: Sendable, Equatable {
    /// The facility's code.
    public let facility: FacilityCode
    /// The month.
    public let month: Month
    /// Visits, those that ended without the method among them.
    public let visits: Int
    /// Hours of shifts.
    public let hours: Int
    /// Visits that people would need.
    public let need: Int
    /// Whether the file has the row.
    public let isReported: Bool
    /// Hundredths of visits that found an empty shelf, in truth.
    public let withoutMethodHundredths: Int
  }

  /// People of a facility in a year.
  public struct PopulationRecord: Sendable {
    /// The facility's code.
    public let facility: FacilityCode
    /// The calendar year.
    public let year: Int
    /// Women of 15 to 49 years.
    public let women: Int
    /// Couples to protect.
    public let couples: Int
    /// Of these, by method: what each of them would be asked for; they add up to all.
    public let byMethod: [(method: String, couples: Int)]
  }

  /// What a team found in a month.
  public struct ChecklistRecord: Sendable, Equatable {
    /// The facility's code.
    public let facility: FacilityCode
    /// The month.
    public let month: Month
    /// The standard.
    public let standard: TeamStandard
    /// How many of `of` met it.
    public let met: Int
    /// How many were looked at.
    public let of: Int
    /// In hundredths, the true share.
    public let trueHundredths: Int
  }

  /// By month, then facility.
  public let services: [ServiceRecord]
  /// By facility, then year.
  public let populations: [PopulationRecord]
  /// By standard, month, facility; of the last twelve months.
  public let checklists: [ChecklistRecord]
  /// The first month of a team's own improvement.
  public let improvedFrom: Month
  /// Couple-years that people ask each facility for in an average year, in the network's order.
  public let coupleYears: [Double]

  /// The service of a network.
  ///
  /// - Complexity: linear in the network's records.
  public init(_ network: SyntheticNetwork) {
    let settings = network.settings
    let characters = network.facilities.enumerated().map { ServiceCharacter($1, place: $0, settings) }
    let asked = AskedVisits(network)
    coupleYears = network.facilities.indices.map(asked.coupleYears)
    services = Self.services(network, characters, asked)
    populations = Self.populations(network, characters, asked)
    improvedFrom = settings.lastMonth.advanced(by: -min(5, settings.months - 1))
    checklists = Self.checklists(network, from: improvedFrom)
  }

  private static func services(
    _ network: SyntheticNetwork, _ characters: [ServiceCharacter], _ asked: AskedVisits
  ) -> [ServiceRecord] {
    let settings = network.settings
    return (0..<settings.months).flatMap { month in
      network.facilities.enumerated().map { place, facility in
        var stream = RandomStream(seed: settings.seed, .service, place, month)
        let own = asked[place, month]
        // Some come for advice alone.
        let visits = Int((own.asked * stream.number(1.08...1.2) + 0.5).rounded(.down))
        let character = characters[place]
        let usual = asked.usual(place)
        let shifts = max(1, Int((usual * 1.14 / character.visitsPerHour / 6 + 0.5).rounded(.down)))
        return ServiceRecord(
          facility: facility.facility.code, month: settings.firstMonth.advanced(by: month), visits: visits,
          hours: 6 * max(1, shifts + stream.integer(-1...1)),
          need: max(1, Int((usual * 1.14 / character.coverage + 0.5).rounded(.down))),
          isReported: !stream.happens(0.02),
          withoutMethodHundredths: Int((own.without * 100 + 0.5).rounded(.down)))
      }
    }
  }

  private static func populations(
    _ network: SyntheticNetwork, _ characters: [ServiceCharacter], _ asked: AskedVisits
  ) -> [PopulationRecord] {
    let settings = network.settings
    return network.facilities.enumerated().flatMap { place, facility in
      let couples = max(1, asked.coupleYears(place) / (0.55 * characters[place].coverage))
      return (settings.firstMonth.year...settings.lastMonth.year).enumerated().map { number, year in
        // A hundredth more every year.
        let growth = 1 + Double(number) / 100
        let all = Int((couples * growth + 0.5).rounded(.down))
        return PopulationRecord(
          facility: facility.facility.code, year: year,
          women: Int((couples * 2.1 * growth + 0.5).rounded(.down)), couples: all,
          byMethod: Self.parts(of: all, by: asked.methods(place)))
      }
    }
  }

  /// Whole parts of a number in proportion to weights, which add up to it: each sum so far is rounded, and a part is the step to the next.
  static func parts(of all: Int, by weights: [(method: String, weight: Double)]) -> [(
    method: String, couples: Int
  )] {
    let total = weights.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    var (sum, given) = (0.0, 0)
    return weights.map { method, weight in
      sum += weight
      let upTo = Int((Double(all) * sum / total + 0.5).rounded(.down))
      defer { given = upTo }
      return (method, upTo - given)
    }
  }

  private static func checklists(_ network: SyntheticNetwork, from improved: Month) -> [ChecklistRecord] {
    let settings = network.settings
    let first = max(0, settings.months - 12)
    return TeamStandard.allCases.enumerated().flatMap { number, standard in
      (first..<settings.months).flatMap { month -> [ChecklistRecord] in
        let calendar = settings.firstMonth.advanced(by: month)
        return network.facilities.enumerated().compactMap { place, facility in
          guard facility.kind != .communal else { return nil }
          var home = RandomStream(seed: settings.seed, .service, -1 - place, number)
          let start = home.integer(40...65)
          // The teams of every other micro-network work on counselling; nobody on cards.
          let works = standard == .counselling && facility.microNetworkIndex.isMultiple(of: 2)
          let since = improved.distance(to: calendar)
          let share = works && since >= 0 ? min(95, start + 10 + 3 * since) : start
          var stream = RandomStream(seed: settings.seed, .service, place, month, 1 + number)
          let met = (0..<10).reduce(0) { count, _ in count + (stream.integer(0...99) < share ? 1 : 0) }
          return ChecklistRecord(
            facility: facility.facility.code, month: calendar, standard: standard, met: met, of: 10,
            trueHundredths: share)
        }
      }
    }
  }
}

/// How a facility serves: how much of the need it meets, and how many visits an hour of shift it has.
struct ServiceCharacter {
  /// Visits of those needed, as a share.
  let coverage: Double
  /// Visits of an hour.
  let visitsPerHour: Double

  init(_ facility: SyntheticFacility, place: Int, _ settings: SyntheticSettings) {
    var stream = RandomStream(seed: settings.seed, .service, place)
    // Where hours are plenty for the people there, most are served and few an hour.
    let plenty = stream.fraction()
    coverage = 0.3 + 0.55 * plenty + stream.number(0...0.08)
    visitsPerHour = (facility.kind == .centre ? 2.4 : 2.1) - 1.5 * plenty
  }
}

/// How many asked for a method, and how many of them found none: each product in what a user takes on average.
private struct AskedVisits {
  private let months: Int
  private var cells: [(asked: Double, without: Double)]
  private var years: [Double]
  /// Couple-years of each place by method, in the order of the products.
  private var methodYears: [[Double]]
  private let methodNames: [String]

  init(_ network: SyntheticNetwork) {
    let settings = network.settings
    months = settings.months
    let places = Dictionary(
      network.facilities.enumerated().map { ($1.facility.code, $0) }, uniquingKeysWith: { first, _ in first })
    let products = Dictionary(
      network.products.map { ($0.product.code, $0) }, uniquingKeysWith: { first, _ in first })
    cells = Array(repeating: (0, 0), count: network.facilities.count * settings.months)
    years = Array(repeating: 0, count: network.facilities.count)
    var numbers: [String: Int] = [:]
    var names: [String] = []
    for product in network.products {
      guard let method = product.product.type, numbers[method] == nil else { continue }
      numbers[method] = names.count
      names.append(method)
    }
    methodNames = names
    methodYears = Array(
      repeating: Array(repeating: 0, count: names.count), count: network.facilities.count)
    for record in network.records where record.isHeld {
      guard let place = places[record.facility], let product = products[record.product] else { continue }
      let cell = place * months + settings.firstMonth.distance(to: record.month)
      let users = Double(record.demand - record.bulk) / product.meanUnitsPerUser
      cells[cell].asked += users
      cells[cell].without += Double(record.lost) / product.meanUnitsPerUser
      let coupleYears = Double(record.demand - record.bulk) * (product.product.coupleYearsPerUnit ?? 0)
      years[place] += coupleYears
      if let method = product.product.type.flatMap({ numbers[$0] }) {
        methodYears[place][method] += coupleYears
      }
    }
  }

  subscript(place: Int, month: Int) -> (asked: Double, without: Double) { cells[place * months + month] }

  /// Users of an average month.
  func usual(_ place: Int) -> Double {
    cells[place * months..<(place + 1) * months].reduce(0) { $0 + $1.asked } / Double(months)
  }

  /// The methods that people ask a place for, each with its couple-years.
  func methods(_ place: Int) -> [(method: String, weight: Double)] {
    zip(methodNames, methodYears[place]).filter { $1 > 0 }.map { ($0, $1) }
  }

  /// Couple-years asked for in an average year.
  func coupleYears(_ place: Int) -> Double { years[place] * 12 / Double(months) }
}
