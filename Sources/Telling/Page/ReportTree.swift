import SupplyModel

/// The places of a run, one below another as the registers know them: regional authorities, networks, micro-networks, facilities.
///
/// A place whose only part is another place is left out, and that part stands for it: the root stands for the highest place that has
/// more than one part, and nobody has to open a page to find a single line on it.
struct ReportTree {
  /// A place with its parts.
  struct Node {
    /// Whose page it is.
    let scope: ReportScope
    /// The place that the page is of; that of the whole run where its facilities have one above them all, else the same as `scope`.
    let face: ReportScope
    /// The place of what is above in `nodes`; nil of the root.
    let parent: Int?
    /// What its parts are.
    let parts: Level
    /// The places of its parts in `nodes`.
    fileprivate(set) var children: [Int] = []
    /// Its facilities, in the order of all lists.
    let facilities: [FacilityCode]
  }

  /// What the parts of a place are, the widest first.
  enum Level: Int {
    case authorities, networks, microNetworks, facilities, nothing

    fileprivate var next: Level { Level(rawValue: rawValue + 1) ?? .nothing }
  }

  /// The root first, then each place after what is above it.
  private(set) var nodes: [Node] = []
  private var places: [ReportScope: Int] = [:]

  /// The tree of a run's facilities.
  init(order: FacilityOrder, names: ReportNames) {
    let paths = order.codes.map { ($0, ReportScope.path(of: names.facility($0))) }
    add(.region, paths, parts: .authorities, parent: nil)
  }

  /// The place of a scope; of the root where there is no such place.
  func place(of scope: ReportScope) -> Int { places[scope] ?? 0 }

  private typealias Paths = [(code: FacilityCode, path: [ReportScope])]

  @discardableResult
  private mutating func add(_ scope: ReportScope, _ paths: Paths, parts: Level, parent: Int?) -> Int {
    var (face, parts) = (scope, parts)
    var groups = Self.groups(paths, parts)
    // Facilities have pages of their own below their micro-network, but for a run of a single one.
    while groups.count == 1, parts != .nothing, parts != .facilities || parent == nil {
      (face, parts) = (groups[0].scope, parts.next)
      groups = Self.groups(paths, parts)
    }
    let place = nodes.count
    let own = parent == nil ? scope : face
    nodes.append(Node(scope: own, face: face, parent: parent, parts: parts, facilities: paths.map(\.code)))
    places[own] = place
    if places[face] == nil { places[face] = place }
    for group in groups {
      let child = add(group.scope, group.paths, parts: parts.next, parent: place)
      nodes[place].children.append(child)
    }
    return place
  }

  /// The parts in the order in which their first facilities stand.
  private static func groups(_ paths: Paths, _ parts: Level) -> [(scope: ReportScope, paths: Paths)] {
    guard parts != .nothing else { return [] }
    var groups: [(scope: ReportScope, paths: Paths)] = []
    var known: [ReportScope: Int] = [:]
    for one in paths {
      let scope = one.path[parts.rawValue]
      if let place = known[scope] {
        groups[place].paths.append(one)
      } else {
        known[scope] = groups.count
        groups.append((scope, [one]))
      }
    }
    return groups
  }
}
