import SupplyModel

/// Facilities, or places of many, at their coordinates, as SVG over the outline that they make themselves.
///
/// Each sign has its own shape, so that colour never stands alone; the circle around it is as large as what is at risk there.
struct FacilityMap {
  /// So many names are tried.
  private static let mostLabels = 60
  /// Room around what is drawn, the least that a map is wide, and that of the bar of kilometres below it.
  private static let (margin, leastWidth, barHeight) = (30.0, 320, 26)

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
    let outline = MapShape.hull(all.map { shape.point(north: $0.north, east: $0.east) })
    let hull = MapShape.path(outline)
    let outlines = parts.filter { $0.count > 2 }.map { part in
      MapShape.path(MapShape.hull(part.map { shape.point(north: $0.north, east: $0.east) }))
    }
    let drawn = places.indices.sorted {
      (places[$0].sign?.rawValue ?? 0, $0) < (places[$1].sign?.rawValue ?? 0, $1)
    }
    let circles = zip(points, radii).filter { $1 > 0 }.map { point, radius in
      "<circle class=\"m-area\" cx=\"\(Self.whole(point.x))\" cy=\"\(Self.whole(point.y))\" r=\"\(Self.whole(radius))\"/>"
    }
    var labels = MapLabels(
      signs: points, circles: zip(points, radii).map { .init(centre: $0, radius: $1) }, height: shape.height)
    // The worst first: they have the choice of room.
    let worst = places.indices.sorted { (-places[$0].harm, $0) < (-places[$1].harm, $1) }
    for place in worst.prefix(Self.mostLabels) {
      labels.add(places[place].name, at: points[place], from: radii[place])
    }
    // No wider than what is on it: on a telephone every letter counts.
    let ends = outline.map(\.x) + (labels.reach.map { [$0.lowerBound, $0.upperBound] } ?? [])
    let left = max(0, Self.whole((ends.min() ?? 0) - Self.margin))
    let width = max(Self.leastWidth, Self.whole((ends.max() ?? 0) + Self.margin) - left)
    let height = Self.whole(shape.height) + Self.barHeight
    return
      "<svg class=\"map\" viewBox=\"\(left) 0 \(width) \(height)\" style=\"min-width:\(min(640, width * 3 / 4))px;"
      + "max-height:\(height * 4 / 3)px\" role=\"group\" aria-label=\"\(MarkupText.escaped(label))\"><path class=\"hull\" style=\"stroke-width:34\" d=\"\(hull)\"/>"
      + "<path class=\"part\" d=\"\(outlines.joined())\"/>" + circles.joined()
      + drawn.map { Self.mark(places[$0], at: points[$0], radius: radii[$0]) }.joined() + labels.svg
      + bar(shape, left: left + 14, bottom: height - 8) + "</svg>"
  }

  private func bar(_ shape: MapShape, left: Int, bottom: Int) -> String {
    let (kilometres, width) = shape.bar
    let digits = kilometres < 1 ? 2 : 0
    return
      "<path class=\"km\" d=\"M\(left) \(bottom - 4)v4h\(Self.whole(width))v-4\"/><text x=\"\(left + 4)\" y=\"\(bottom - 6)\">"
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
