import SupplyModel

/// Facilities, or places of many, at their coordinates, as SVG over the outline that they make themselves.
///
/// Each sign has its own shape, so that colour never stands alone; the circle around it is as large as what is at risk there.
struct FacilityMap {
  /// So many names are tried.
  private static let mostLabels = 60

  /// What the map shows of a facility, in the order in which it is drawn: the most urgent on top.
  enum Sign: Int, CaseIterable {
    case calm, silent, unknown, watch, urgent, out

    fileprivate var name: String {
      switch self {
      case .calm: "calm"
      case .silent: "silent"
      case .unknown: "unknown"
      case .watch: "watch"
      case .urgent: "urgent"
      case .out: "out"
      }
    }

    /// Its outline around a point, by relative steps from it.
    fileprivate var steps: String {
      switch self {
      case .calm: "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
      case .silent: "m-3.5-3.5h7v7h-7z"
      case .unknown: "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0m2-1.5h3m-3 3h3"
      case .watch: "m0-5l5 5l-5 5l-5-5z"
      case .urgent: "m0-5.5l5.5 9.5h-11z"
      case .out: "m-5-5l10 10m0-10l-10 10"
      }
    }

    /// The sign alone, beside its word.
    var svg: String {
      "<svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><path class=\"m-\(name)\" d=\"M7 7\(steps)\"/></svg>"
    }
  }

  /// A facility on the map, or a place of many.
  struct Place {
    /// Where its mark leads to; nil where that is on no page.
    let page: String?
    let name: String
    /// What its mark says to those who point at it or hear it.
    let title: String
    let latitude: Double
    let longitude: Double
    /// Nil of a place of many.
    let sign: Sign?
    /// Couple-years at risk.
    let harm: Double
  }

  let places: [Place]
  /// The coordinates that each outline within the outline of all goes around.
  let parts: [[(north: Double, east: Double)]]
  /// What the drawing is called for those who hear it.
  let label: String
  let language: Language

  /// The drawing; empty without any place.
  var svg: String {
    let all = places.map { (north: $0.latitude, east: $0.longitude) } + parts.flatMap { $0 }
    guard let shape = MapShape(all) else { return "" }
    let points = places.map { shape.point(north: $0.latitude, east: $0.longitude) }
    let most = max(places.map(\.harm).max() ?? 0, 1e-9)
    let radii = places.map { $0.harm > 0 ? 4 + 22 * ($0.harm / most).squareRoot() : 0 }
    let hull = MapShape.path(MapShape.hull(all.map { shape.point(north: $0.north, east: $0.east) }))
    let outlines = parts.filter { $0.count > 2 }.map { part in
      MapShape.path(MapShape.hull(part.map { shape.point(north: $0.north, east: $0.east) }))
    }
    let drawn = places.indices.sorted {
      (places[$0].sign?.rawValue ?? 0, $0) < (places[$1].sign?.rawValue ?? 0, $1)
    }
    let circles = zip(points, radii).filter { $1 > 0 }.map { point, radius in
      "<circle class=\"m-area\" cx=\"\(Self.whole(point.x))\" cy=\"\(Self.whole(point.y))\" r=\"\(Self.whole(radius))\"/>"
    }
    var labels = MapLabels(signs: points, height: shape.height)
    // The worst first: they have the choice of room.
    let worst = places.indices.sorted { (-places[$0].harm, $0) < (-places[$1].harm, $1) }
    for place in worst.prefix(Self.mostLabels) {
      labels.add(places[place].name, at: points[place], from: places[place].sign == nil ? radii[place] : 0)
    }
    return
      "<svg class=\"map\" viewBox=\"0 0 \(Self.whole(MapShape.width)) \(Self.whole(shape.height))\" role=\"group\" "
      + "aria-label=\"\(MarkupText.escaped(label))\"><path class=\"hull\" style=\"stroke-width:34\" d=\"\(hull)\"/>"
      + "<path class=\"part\" d=\"\(outlines.joined())\"/>" + circles.joined()
      + drawn.map { Self.mark(places[$0], at: points[$0], radius: radii[$0]) }.joined() + labels.svg
      + bar(shape) + "</svg>"
  }

  private func bar(_ shape: MapShape) -> String {
    let (kilometres, width) = shape.bar
    let bottom = Self.whole(shape.height) - 14
    let digits = kilometres < 1 ? 2 : 0
    return
      "<path class=\"km\" d=\"M14 \(bottom - 4)v4h\(Self.whole(width))v-4\"/><text x=\"18\" y=\"\(bottom - 6)\">"
      + NumberText.decimal(kilometres, decimals: digits) + " km</text>"
  }

  private static func whole(_ value: Double) -> Int { Int(value.rounded()) }

  private static func mark(_ place: Place, at point: MapShape.Point, radius: Double) -> String {
    let (x, y) = (whole(point.x), whole(point.y))
    let title = "<title>\(MarkupText.escaped(place.title))</title>"
    let drawn =
      place.sign.map { "<path class=\"m-\($0.name)\" d=\"M\(x) \(y)\($0.steps)\"/>" }
      ?? "<circle class=\"m-place\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(whole(max(4, radius)))\"/>"
    guard let page = place.page else { return "<g>\(title)\(drawn)</g>" }
    return "<a href=\"\(MarkupText.escaped(page))\">\(title)\(drawn)</a>"
  }
}
