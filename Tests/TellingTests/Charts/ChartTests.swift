import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Charts and maps")
struct ChartTests {
  @Test(
    "have gridlines at round numbers that hold what is shown", arguments: [0, 1, 3, 7, 12, 95, 1_234, 9e11])
  func scale(most: Double) {
    let scale = ChartScale(holding: most, height: 100, base: 120)
    #expect(scale.top >= most && scale.ticks.first == 0 && scale.ticks.last == scale.top)
    #expect((2...7).contains(scale.ticks.count))
    #expect(scale.y(0) == 120 && scale.y(scale.top) == 20 && scale.y(scale.top * 2) == 20)
  }

  @Test(
    "are drawn of numbers as Swift writes them", arguments: [0, 7, -7, 10, 99, 100, -1_000, Int.max, Int.min])
  func drawn(number: Int) {
    let drawn: DrawnText = "M\(number) \(number)\("·")"
    #expect(drawn.text == "M\(number) \(number)·")
    var marks = ChartMarks()
    #expect(marks.path("x").isEmpty)
    marks.add(x: number, y: 1, "h\(number)")
    #expect(marks.path("x").text == "<path class=\"x\" d=\"M\(number) 1h\(number)\"/>")
  }

  @Test("take what is no number for nothing")
  func noNumber() {
    let scale = ChartScale(holding: .nan, height: 100, base: 120)
    #expect(scale.y(.nan) == 120 && scale.y(.infinity) == 120 && scale.top == 1)
  }

  @Test("say on a facility's page when the stock ends, what was filled in, and where today is")
  func product() throws {
    let context = ReportContext(ReportFixture.input(), split: .facility).only(.facility("06528F01"))
    let line = try #require(context.run.assessments.first { $0.product == "04594" })
    let svg = ProductChart(line, context).svg
    let day = try #require(line.risk?.expectedDate)
    #expect(svg.contains(">\(Language.spanish.dayText(day))</text>"))
    for mark in ["ub", "fi", "fa", "fb", "md", "sk", "pj", "pz", "gr"] {
      #expect(svg.contains("class=\"\(mark)\""), "\(mark)")
    }
    #expect(svg.contains("<title>Inyectable trimestral") && svg.contains("<desc>"))
    let frame = ProductChart.frame(monthsAhead: line.monthlyDemand.count, context)
    #expect(frame.contains(">hoy</text>"))
    var undated = ReportFixture.input()
    undated.madeOn = nil
    let other = ReportContext(undated, split: .facility).only(.facility("06528F01"))
    #expect(!ProductChart.frame(monthsAhead: 6, other).contains(">hoy</text>"))
  }

  @Test("count what was out in each month, apart from what nobody knew and what was not held")
  func trend() {
    let asOf = ReportFixture.asOf
    let sample = ReportFixture.sample
    let idle: [SampleLines.Reported] = (0..<14).map { _ in (0, 0) }
    let series = [
      sample.series("A", "1", [(5, 2), (0, 2), (4, 2)]), sample.series("A", "2", [(0, 1), nil, (0, 1)]),
      sample.series("B", "1", idle), sample.series("B", "2", [(3, 1), (nil, 1), (3, 1)]),
    ]
    let trend = StockoutTrend(series, asOf: asOf)
    let last = trend.of(["A", "B"]).suffix(3)
    #expect(last.map(\.known) == [3, 1, 3] && last.map(\.out) == [1, 1, 1])
    #expect(last.map(\.silent) == [0, 2, 0])
    #expect(trend.of(["B"]).last?.out == 0 && trend.of(["C"]).allSatisfy { $0.known == 0 })
    #expect(trend.of("1" as ProductCode).suffix(2).map(\.out) == [1, 0])
    // No month but the last twenty-four.
    #expect(trend.of(["A"]).count == StockoutTrend.months)
  }

  @Test(
    "name what is worst first, over no other name, sign or circle, and join what stands aside to its sign")
  func names() throws {
    var random = SeededGenerator(seed: 11)
    // A cluster of circles in one corner, and some far from it.
    let places = (0..<40).map { place in
      MapLabels.Circle(
        centre: MapShape.Point(
          x: Double.random(in: place < 10 ? 300...420 : 40...1_000, using: &random),
          y: Double.random(in: place < 10 ? 200...320 : 40...580, using: &random)),
        radius: 26 - Double(place) / 2)
    }
    var labels = MapLabels(signs: places.map(\.centre), circles: places, height: 620)
    for (number, place) in places.enumerated() {
      labels.add("P.S. Puesto \(number)", at: place.centre, from: place.radius)
    }
    // In the midst of nine other circles at least seven of ten find room.
    #expect((0..<10).count { labels.svg.contains(">P.S. Puesto \($0)<") } >= 7)
    let drawn = try labels.svg.matches(
      of: Regex(#"<text( class="[em]")? x="(-?[0-9]+)" y="([0-9]+)">([^<]+)<"#))
    #expect(drawn.count > 25 && labels.svg.contains("lead-line"))
    let boxes = drawn.map { name in
      func text(_ place: Int) -> String { name.output[place].substring.map(String.init) ?? "" }
      let wide = Double(text(4).count) * 6.6
      let x = Double(text(2)) ?? .nan
      let left = text(1).hasSuffix("\"e\"") ? x - wide : text(1).hasSuffix("\"m\"") ? x - wide / 2 : x
      let base = Double(text(3)) ?? .nan
      return (left: left, right: left + wide, top: base - 11, bottom: base + 2)
    }
    for (one, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= MapShape.width && box.top >= 0 && box.bottom <= 620)
      for other in boxes.dropFirst(one + 1) {
        let isOver =
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom
        #expect(!isOver)
      }
      for place in places {
        let across = place.centre.x - min(max(place.centre.x, box.left), box.right)
        let down = place.centre.y - min(max(place.centre.y, box.top), box.bottom)
        #expect((across * across + down * down).squareRoot() > place.radius - 1.5)
      }
    }
    let reach = try #require(labels.reach)
    #expect(boxes.allSatisfy { reach.contains($0.left) && $0.right <= reach.upperBound + 1 })
  }

  @Test("draw around all points, and none of their names over another or outside")
  func map() throws {
    var random = SeededGenerator(seed: 4)
    let places = (0..<60).map { _ in
      (
        north: Double.random(in: -7 ... -5, using: &random),
        east: Double.random(in: -78 ... -76, using: &random)
      )
    }
    let shape = try #require(MapShape(places))
    let points = places.map { shape.point(north: $0.north, east: $0.east) }
    let hull = MapShape.hull(points)
    #expect(hull.count > 2 && hull.count < points.count)
    for point in points {
      #expect((0...MapShape.width).contains(point.x) && (0...shape.height).contains(point.y))
      // Every point lies left of every edge.
      for (a, b) in zip(hull, hull.dropFirst() + hull.prefix(1)) {
        #expect((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= -1e-6)
      }
    }
    var labels = MapLabels(signs: points, height: shape.height)
    for (number, point) in points.enumerated() { labels.add("P.S. Puesto \(number)", at: point, from: 0) }
    let names = try PageStructure(html: labels.svg).matches(#">(P\.S\. Puesto [0-9]+)<"#)
    #expect(names.count > 10 && names.count < 60 && Set(names).count == names.count)
    let (kilometres, width) = shape.bar
    #expect(width > 30 && width <= 160 && [1, 2, 5].contains { kilometres == $0 || kilometres == $0 * 10 })
    // A single place, or many at one point, have a map of their own.
    #expect(MapShape([(north: -6, east: -77), (north: -6, east: -77)])?.height == 160)
    #expect(MapShape([]) == nil)
  }
}
