import SISMEDImport
import SupplyModel
import SupplyStore

/// Places of any level as a person types them, found in the database.
public struct PlaceLookUp {
  private let database: SupplyDatabase

  /// Looks in the registers of a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// The place that a text names: `todo`, a regional authority, a network, a micro-network, or a facility by name or code.
  ///
  /// - Parameters:
  ///   - text: the name, or a part of it that no other has.
  ///   - level: where places of several levels have the name.
  /// - Throws: `RunError.unknownPlace`, `.ambiguousPlace`.
  public func place(_ text: String, level: PlaceLevel? = nil) throws -> ServicePlace {
    if level == .all || (level == nil && PlaceLevel(word: text) == .all) { return .all }
    let places = try places(level)
    let entries = places.map { NameSearch.Entry(code: Self.key(of: $0.place), name: $0.name) }
    let found = NameSearch.find(text, among: entries) { FacilityCodeGrammar.normalized($0)?.text }
    switch found {
    case .found(let code):
      guard let place = places.first(where: { Self.key(of: $0.place) == code })?.place else {
        throw RunError.unknownPlace(name: text, nearest: nil)
      }
      return place
    case .ambiguous(let candidates): throw RunError.ambiguousPlace(name: text, candidates: candidates)
    case .unknown(let nearest): throw RunError.unknownPlace(name: text, nearest: nearest)
    }
  }

  private func places(_ level: PlaceLevel?) throws -> [(place: ServicePlace, name: String?)] {
    let facilities = try database.facilities() + unregistered()
    let levels = level.map { [$0] } ?? PlaceLevel.allCases.filter { $0 != .all }
    return levels.flatMap { level -> [(place: ServicePlace, name: String?)] in
      if level == .facility {
        return facilities.map { (ServicePlace(of: $0, at: level), $0.name) }
      }
      return Set(facilities.map { ServicePlace(of: $0, at: level) }).filter { !$0.isUnknown }.sorted()
        .map { ($0, $0.name) }
    }
  }

  /// Facilities that only checklists name.
  private func unregistered() throws -> [Facility] {
    let known = Set(try database.facilities().map(\.code))
    return Set(try database.checklists().map(\.facility)).subtracting(known).sorted().map {
      Facility(code: $0)
    }
  }

  /// What stands for a place in messages: a facility's code, else its path.
  private static func key(of place: ServicePlace) -> String {
    switch place.level {
    case .facility: place.name
    case .microNetwork, .network, .regionalAuthority, .all:
      place.path.filter { !$0.isEmpty }.joined(separator: " / ")
        + " (\(place.level.words.first ?? place.level.rawValue))"
    }
  }
}

extension StandardCatalogue {
  /// The standard that a text names by its code.
  ///
  /// - Parameter others: codes that checklists name and nobody has stated.
  /// - Throws: `RunError.unknownStandard`.
  public func code(_ text: String, others: [StandardCode] = []) throws -> StandardCode {
    let code = StandardCode(text.lowercased())
    if self[code] != nil || others.contains(code) { return code }
    let known = standards.map(\.code.text) + others.map(\.text)
    throw RunError.unknownStandard(
      code: text, nearest: NearestName.nearest(to: text, among: known, comparing: PlainWords.of))
  }
}
