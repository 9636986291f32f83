import Foundation

/// Points of a map on its drawing, the north above.
///
/// A degree of longitude is drawn cos(middle latitude) as wide as one of latitude is high, which is true to a few per cent over a
/// region of Peru.
struct MapShape {
  static let (width, mostHeight, margin) = (1040.0, 620.0, 46.0)
  /// Kilometres of a degree of latitude.
  private static let kilometres = 111.2
  /// Degrees that the drawing is across at least, about a kilometre: two doors of one street are no region.
  private static let least = 0.01

  /// A point of the drawing.
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  let height: Double
  private let north: Double
  private let west: Double
  private let narrow: Double
  private let scale: Double
  private let inset: Double

  /// The shape that holds some coordinates; nil of none.
  init?(_ places: [(north: Double, east: Double)]) {
    guard let south = places.map(\.north).min(), let north = places.map(\.north).max(),
      let west = places.map(\.east).min(), let east = places.map(\.east).max()
    else { return nil }
    narrow = max(cos((south + north) / 2 * .pi / 180), 1e-3)
    let (wide, high) = ((east - west) * narrow, north - south)
    // A long thin region stays within the drawing, however it lies.
    let free = Self.width - 2 * Self.margin
    scale = min(
      free / max(wide, Self.least), (Self.mostHeight - 2 * Self.margin) / max(high, Self.least))
    height = max(160, high * scale + 2 * Self.margin)
    inset = Self.margin + (free - wide * scale) / 2
    (self.north, self.west) = (north, west)
  }

  /// Where a coordinate lies.
  func point(north: Double, east: Double) -> Point {
    Point(x: inset + (east - west) * narrow * scale, y: Self.margin + (self.north - north) * scale)
  }

  /// A bar of a round number of kilometres, at most 160 wide.
  var bar: (kilometres: Double, width: Double) {
    let perUnit = Self.kilometres / scale
    let most = 160 * perUnit
    let magnitude = pow(10, log10(max(most, 1e-9)).rounded(.down))
    let lead = most / magnitude
    let length = (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * magnitude
    return (length, length / perUnit)
  }

  /// The smallest outline without dents around points; fewer than three points are their own.
  static func hull(_ points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    func half(_ points: [Point]) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return Array(chain.dropLast())
    }
    return half(sorted) + half(sorted.reversed())
  }

  /// The path of an outline.
  static func path(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    func text(_ point: Point) -> String { "\(Int(point.x.rounded())) \(Int(point.y.rounded()))" }
    return "M" + text(first) + points.dropFirst().map { "L" + text($0) }.joined() + "z"
  }
}
