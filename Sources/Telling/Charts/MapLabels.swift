/// Names on a map that lie over no other name, sign or circle; what finds no room is left out.
///
/// Whoever is added first has the choice of room. A name that has to stand aside is joined to its sign by a line.
struct MapLabels {
  /// The ground that a place at risk takes.
  struct Circle {
    let centre: MapShape.Point
    let radius: Double
  }

  private struct Box {
    let left, top, right, bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func meets(_ circle: Circle) -> Bool {
      let across = circle.centre.x - min(max(circle.centre.x, left), right)
      let down = circle.centre.y - min(max(circle.centre.y, top), bottom)
      return across * across + down * down < circle.radius * circle.radius
    }
  }

  /// How wide a letter is reckoned and how high a name is, in the map's letters of twelve.
  private static let (letter, line) = (6.6, 15.0)
  /// How far from its sign a name may stand aside.
  private static let steps = [0.0, 12, 26, 42, 60, 80, 104]
  /// The ways aside: right, left, above, below, and between them.
  private static let ways: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75),
  ]

  private var taken: [Box]
  private let circles: [Circle]
  private let height: Double
  /// The names that found room, as SVG.
  private(set) var svg = ""
  /// From where to where they reach; nothing before the first.
  private(set) var reach: ClosedRange<Double>?

  /// Room around the signs and circles of a map.
  init(signs: [MapShape.Point], circles: [Circle] = [], height: Double) {
    taken = signs.map { Box(left: $0.x - 6, top: $0.y - 6, right: $0.x + 6, bottom: $0.y + 6) }
    self.circles = circles
    self.height = height
  }

  /// Writes a name beside its sign if there is room, else as near to it as there is.
  ///
  /// - Parameter distance: the radius of the sign's own circle; 0 without one.
  mutating func add(_ name: String, at point: MapShape.Point, from distance: Double) {
    let wide = Double(name.count) * Self.letter + 4
    for step in Self.steps {
      let gap = max(8, distance + 3) + step
      for way in Self.ways {
        let end = MapShape.Point(x: point.x + gap * way.x, y: point.y + gap * way.y)
        let left = way.x > 0 ? end.x : way.x < 0 ? end.x - wide : end.x - wide / 2
        let top = end.y + Self.line / 2 * (way.y == 0 ? -1 : way.y.sign == .minus ? -2 : 0)
        let box = Box(left: left, top: top, right: left + wide, bottom: top + Self.line)
        let joint = step == 0 ? [] : Self.joint(from: point, to: end)
        guard holds(box), !joint.contains(where: { dot in taken.contains(where: dot.meets) }) else {
          continue
        }
        taken.append(box)
        taken += joint
        reach = min(left, reach?.lowerBound ?? left)...max(box.right, reach?.upperBound ?? box.right)
        if step > 0 { svg += Self.stroke(from: point, to: end) }
        let (anchor, x) =
          way.x > 0 ? ("", left + 2) : way.x < 0 ? (" class=\"e\"", box.right - 2) : (" class=\"m\"", end.x)
        svg += "<text\(anchor) x=\"\(Int(x.rounded()))\" y=\"\(Int((top + 12).rounded()))\">"
        svg += MarkupText.escaped(name) + "</text>"
        return
      }
    }
  }

  private func holds(_ box: Box) -> Bool {
    box.left >= 2 && box.right <= MapShape.width - 2 && box.top >= 2 && box.bottom <= height - 2
      && !taken.contains(where: box.meets) && !circles.contains(where: box.meets)
  }

  /// The ground of a line from outside a sign to the edge of its name.
  private static func joint(from start: MapShape.Point, to end: MapShape.Point) -> [Box] {
    let (across, down) = (end.x - start.x, end.y - start.y)
    let length = (across * across + down * down).squareRoot()
    return stride(from: 10, to: length - 1, by: 4).map { along in
      let (x, y) = (start.x + across * along / length, start.y + down * along / length)
      return Box(left: x - 1, top: y - 1, right: x + 1, bottom: y + 1)
    }
  }

  private static func stroke(from start: MapShape.Point, to end: MapShape.Point) -> String {
    let ends = [start.x, start.y, end.x, end.y].map { Int($0.rounded()) }
    return "<path class=\"lead-line\" d=\"M\(ends[0]) \(ends[1])L\(ends[2]) \(ends[3])\"/>"
  }
}
