import Foundation
import SupplyModel

/// Facilities, or places of many, at their coordinates, as SVG without any map behind.
///
/// North is up. A degree of longitude is drawn cos(middle latitude) as wide as one of latitude is high, which is true to a few
/// per cent over a region of Peru. Each sign has its own shape, so that colour never stands alone.
struct FacilityMap {
  private static let width = 640.0
  private static let margin = 14.0

  /// What the map shows of a facility, in the order in which it is drawn: the most urgent on top.
  enum Sign: Int, CaseIterable {
    case calm, silent, watch, urgent, out

    fileprivate var name: String { ["calm", "silent", "watch", "urgent", "out"][rawValue] }

    /// Its outline around a point, by relative steps from it.
    fileprivate var steps: String {
      switch self {
      case .calm: "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
      case .silent: "m-3.5-3.5h7v7h-7z"
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

  /// A facility on the map.
  struct Place {
    /// Where its mark leads to; nil where that is on no page.
    let page: String?
    let name: String
    /// What its mark says to those who point at it or hear it.
    let title: String
    let latitude: Double
    let longitude: Double
    let sign: Sign
    /// How large it is drawn, of 1, for a place of many facilities; nil for a facility, which is drawn as its sign.
    var size: Double?
  }

  let places: [Place]
  /// What the drawing is called for those who hear it.
  let label: String

  /// The drawing.
  var svg: String {
    let points = self.points
    let width = Int(((points.map(\.x).max() ?? 0) + Self.margin).rounded(.up))
    let height = Int(((points.map(\.y).max() ?? 0) + Self.margin).rounded(.up))
    let drawn = zip(places, points).enumerated().sorted { left, right in
      (left.element.0.sign.rawValue, left.offset) < (right.element.0.sign.rawValue, right.offset)
    }.map { Self.mark($0.element.0, x: $0.element.1.x, y: $0.element.1.y) }
    return
      "<svg class=\"map\" viewBox=\"0 0 \(width) \(height)\" style=\"max-width:\(width)px\" role=\"group\" "
      + "aria-label=\"\(MarkupText.escaped(label))\">" + drawn.joined() + "</svg>"
  }

  /// Where each place is on a drawing of `width`.
  private var points: [(x: Double, y: Double)] {
    guard let south = places.map(\.latitude).min(), let north = places.map(\.latitude).max(),
      let west = places.map(\.longitude).min(), let east = places.map(\.longitude).max()
    else { return [] }
    let narrow = cos((south + north) / 2 * .pi / 180)
    let (wide, high) = (max((east - west) * narrow, 1e-6), max(north - south, 1e-6))
    // A long thin region stays within a square, however it lies.
    let scale = (Self.width - 2 * Self.margin) / max(wide, high)
    return places.map {
      (
        Self.margin + ($0.longitude - west) * narrow * scale,
        Self.margin + (north - $0.latitude) * scale
      )
    }
  }

  private static func mark(_ place: Place, x: Double, y: Double) -> String {
    let (x, y) = (Int(x.rounded()), Int(y.rounded()))
    let title = "<title>\(MarkupText.escaped(place.title))</title>"
    let drawn =
      place.size.map { size in
        "<circle class=\"m-area\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(Int((3 + 19 * min(max(0, size), 1)).rounded()))\"/>"
      } ?? "<path class=\"m-\(place.sign.name)\" d=\"M\(x) \(y)\(place.sign.steps)\"/>"
    guard let page = place.page else { return "<g>\(title)\(drawn)</g>" }
    return "<a href=\"\(MarkupText.escaped(page))\">\(title)\(drawn)</a>"
  }
}
