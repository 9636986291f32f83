import Foundation
import StockPolicy
import SupplyModel

/// The facilities of a run at their coordinates, as SVG without any map behind.
///
/// North is up. A degree of longitude is drawn cos(middle latitude) as wide as one of latitude is high, which is true to a few
/// per cent over a region of Peru. Each sign has its own shape, so that colour never stands alone; those without coordinates
/// are only in the table.
struct FacilityMap {
  let page: ReportPage
  let reporting: ReportingState

  private static let width = 640.0
  private static let margin = 14.0
  /// Up to so many facilities the table beside the map stands open.
  private static let mostOpenRows = 30

  private var language: Language { page.input.language }

  /// What the map shows of a facility, in the order in which it is drawn: the most urgent on top.
  private enum Sign: Int, CaseIterable {
    case calm, silent, watch, urgent, out

    var name: String { ["calm", "silent", "watch", "urgent", "out"][rawValue] }

    /// Its outline around a point, by relative steps from it.
    var steps: String {
      switch self {
      case .calm: "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
      case .silent: "m-3.5-3.5h7v7h-7z"
      case .watch: "m0-5l5 5l-5 5l-5-5z"
      case .urgent: "m0-5.5l5.5 9.5h-11z"
      case .out: "m-5-5l10 10m0-10l-10 10"
      }
    }
  }

  private struct Place {
    let code: FacilityCode
    let x: Double
    let y: Double
    let sign: Sign
  }

  var view: ReportPage.View {
    let places = placed
    guard places.count > 1 else { return ["hasMap": false] }
    let missing = page.order.codes.count - places.count
    var view: ReportPage.View = [
      "hasMap": true, "map": svg(places), "mapKey": Sign.allCases.reversed().map(keyItem),
      "mapOpen": places.count <= Self.mostOpenRows,
      "mapRows": places.sorted { $0.sign.rawValue > $1.sign.rawValue }.map(row),
    ]
    if missing > 0 { view["mapMissing"] = language.withoutCoordinates(missing) }
    return view
  }

  private func keyItem(_ sign: Sign) -> ReportPage.View {
    [
      "mapSign":
        "<svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><path class=\"m-\(sign.name)\" d=\"M7 7\(sign.steps)\"/></svg>",
      "mapWord": word(sign),
    ]
  }

  private func row(_ place: Place) -> ReportPage.View {
    let facility = page.names.facility(place.code)
    func degrees(_ value: Double?) -> String { NumberText.fixed(value, decimals: 3) }
    return keyItem(place.sign).merging(
      [
        "place": page.lines.place(of: place.code), "facilityName": page.names.facilityName(place.code),
        "north": degrees(facility.latitude), "east": degrees(facility.longitude),
      ]) { first, _ in first }
  }

  private func word(_ sign: Sign) -> String {
    switch sign {
    case .out: language.name(of: AlertLevel.stockedOut)
    case .urgent: language.name(of: AlertLevel.urgent)
    case .watch: language.name(of: AlertLevel.watch)
    case .silent: language.name(of: MonthState.notReported)
    case .calm: language.name(of: AlertLevel.calm)
    }
  }

  private func sign(_ code: FacilityCode, _ lines: [SeriesAssessment]) -> Sign {
    switch lines.map(\.alert).min() {
    case .stockedOut: .out
    case .urgent: .urgent
    case .watch: .watch
    case _ where !reporting.hasReported(code): .silent
    default: .calm
    }
  }

  /// The facilities with coordinates, at their places on a drawing of `width`.
  private var placed: [Place] {
    let lines = Dictionary(grouping: page.input.run.assessments, by: \.facility)
    let found = page.order.codes.compactMap { code -> (String, Double, Double)? in
      let facility = page.names.facility(code)
      guard let north = facility.latitude, let east = facility.longitude, abs(north) <= 90, abs(east) <= 180
      else { return nil }
      return (code, north, east)
    }
    guard let south = found.map(\.1).min(), let north = found.map(\.1).max(), let west = found.map(\.2).min(),
      let east = found.map(\.2).max()
    else { return [] }
    let narrow = cos((south + north) / 2 * .pi / 180)
    let (wide, high) = (max((east - west) * narrow, 1e-6), max(north - south, 1e-6))
    // A long thin region stays within a square, however it lies.
    let scale = (Self.width - 2 * Self.margin) / max(wide, high)
    return found.map { code, latitude, longitude in
      Place(
        code: code, x: Self.margin + (longitude - west) * narrow * scale,
        y: Self.margin + (north - latitude) * scale, sign: sign(code, lines[code] ?? []))
    }
  }

  private func svg(_ places: [Place]) -> String {
    let width = Int(((places.map(\.x).max() ?? 0) + Self.margin).rounded(.up))
    let height = Int(((places.map(\.y).max() ?? 0) + Self.margin).rounded(.up))
    let drawn = places.enumerated().sorted { left, right in
      (left.element.sign.rawValue, left.offset) < (right.element.sign.rawValue, right.offset)
    }.map { mark($0.element) }
    return
      "<svg class=\"map\" viewBox=\"0 0 \(width) \(height)\" style=\"max-width:\(width)px\" role=\"group\" "
      + "aria-label=\"\(MarkupText.escaped(language.reportPhrases["mapTitle"] ?? ""))\">"
      + drawn.joined() + "</svg>"
  }

  private func mark(_ place: Place) -> String {
    let name = MarkupText.escaped(page.names.facilityName(place.code) + ": " + word(place.sign))
    let (x, y) = (Int(place.x.rounded()), Int(place.y.rounded()))
    return "<a href=\"#\(page.lines.place(of: place.code))\"><title>\(name)</title>"
      + "<path class=\"m-\(place.sign.name)\" d=\"M\(x) \(y)\(place.sign.steps)\"/></a>"
  }
}
