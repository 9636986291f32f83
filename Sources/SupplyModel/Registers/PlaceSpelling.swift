/// Names of networks that registers write in several ways, each brought to one.
///
/// `SUR` and `Sur ` are one micro-network: as two, each would have half of its posts on its page, and no stock would move between them.
public enum PlaceSpelling {
  /// The facilities, each with the spelling that most of them have for its regional authority, for its network within that, and for its
  /// micro-network within that; of spellings as frequent the first by the order of their scalars.
  ///
  /// Spellings are alike by their plain words (`PlainWords`): letter case, accents, blanks and punctuation apart.
  ///
  /// - Complexity: linear in the facilities.
  public static func united(_ facilities: [Facility]) -> [Facility] {
    var words = KnownWords()
    var spellings: [Place: [String: Int]] = [:]
    for facility in facilities {
      for (place, name) in places(of: facility, &words) {
        spellings[place, default: [:]][name, default: 0] += 1
      }
    }
    let several = spellings.filter { $0.value.count > 1 }
    guard !several.isEmpty else { return facilities }
    let usual = several.mapValues { counts in
      counts.min { left, right in (-left.value, left.key) < (-right.value, right.key) }?.key
    }
    return facilities.map { facility in
      var facility = facility
      for (place, _) in places(of: facility, &words) {
        guard let name = usual[place] ?? nil else { continue }
        switch place.level {
        case .regionalAuthority: facility.regionalAuthority = name
        case .network: facility.network = name
        case .microNetwork: facility.microNetwork = name
        case .facility, .all: break
        }
      }
      return facility
    }
  }

  /// A place by the plain words of its path.
  private struct Place: Hashable {
    let level: PlaceLevel
    let path: [String]
  }

  private static func places(of facility: Facility, _ words: inout KnownWords) -> [(Place, String)] {
    var path: [String] = []
    var places: [(Place, String)] = []
    let names: [(PlaceLevel, String?)] = [
      (.regionalAuthority, facility.regionalAuthority), (.network, facility.network),
      (.microNetwork, facility.microNetwork),
    ]
    for (level, name) in names {
      path.append(name.map { words.of($0) } ?? "")
      if let name { places.append((Place(level: level, path: path), name)) }
    }
    return places
  }

  /// Plain words of names, each looked over once: hundreds of facilities have the same.
  private struct KnownWords {
    private var known: [String: String] = [:]

    mutating func of(_ name: String) -> String {
      if let words = known[name] { return words }
      let words = PlainWords.of(name)
      known[name] = words
      return words
    }
  }
}
