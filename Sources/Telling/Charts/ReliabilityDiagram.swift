import ForecastScoring

/// What was stated against what came, as SVG: a point for every bin with its 95 % interval and its count.
struct ReliabilityDiagram {
  private static let (left, top, side) = (34.0, 10.0, 200.0)

  let score: EventScore
  let months: Int
  let language: Language

  /// Where both axes end: the first fifth that holds every probability and interval.
  private var end: Double {
    let highest = score.bins.map { max($0.meanProbability, $0.interval.upperBound) }.max() ?? 1
    return min(1, max(0.2, (highest * 5).rounded(.up) / 5))
  }

  /// The diagram, with a title for those who hear it.
  var svg: String {
    let (right, bottom) = (Self.left + Self.side, Self.top + Self.side)
    let spoken = MarkupText.escaped(language.spokenDiagram(score, months: months))
    let stated = MarkupText.escaped(language.text(es: "probabilidad dicha", en: "probability stated"))
    let seen = MarkupText.escaped(language.text(es: "frecuencia observada", en: "frequency seen"))
    return "<svg class=\"rd\" viewBox=\"0 0 252 244\" role=\"img\"><title>\(spoken)</title>" + grid
      + "<path class=\"dg\" d=\"M\(Self.left) \(bottom)L\(right) \(Self.top)\"/>" + points
      + "<text class=\"m\" x=\"\(Self.left + Self.side / 2)\" y=\"240\">\(stated)</text>"
      + "<text class=\"m\" transform=\"rotate(-90)\" x=\"\(-Self.top - Self.side / 2)\" y=\"8\">\(seen)</text></svg>"
  }

  private func x(_ share: Double) -> String { Self.place(Self.left + share / end * Self.side) }
  private func y(_ share: Double) -> String { Self.place(Self.top + (1 - min(share, end) / end) * Self.side) }
  private static func place(_ value: Double) -> String {
    NumberText.decimal(value, decimals: 1, grouped: false)
  }

  private var grid: String {
    let marks = (0...4).map { Double($0) / 4 * end }
    var text = "<path class=\"gr\" d=\""
    for mark in marks {
      text += "M\(x(mark)) \(y(0))V\(y(end))M\(x(0)) \(y(mark))H\(x(end))"
    }
    text += "\"/>"
    for mark in marks {
      let label = NumberText.decimal(mark * 100, decimals: 1)
      text += "<text class=\"m\" x=\"\(x(mark))\" y=\"224\">\(label)</text>"
      text +=
        "<text class=\"e\" x=\"30\" y=\"\(Self.place(Self.top + (1 - mark / end) * Self.side + 3))\">\(label)</text>"
    }
    return text
  }

  private var points: String {
    var (bars, dots, counts) = ("", "", "")
    var taken: [(x: Double, y: Double)] = []
    for bin in score.bins {
      let (across, up) = (x(bin.meanProbability), y(bin.eventShare))
      bars += "M\(across) \(y(bin.interval.lowerBound))V\(y(bin.interval.upperBound))"
      dots += "<circle cx=\"\(across)\" cy=\"\(up)\" r=\"3.2\"/>"
      // Counts stand to the left of their points, above the diagonal; one that would cover another is left to the table.
      let spot = (
        x: bin.meanProbability / end * Self.side, y: Self.side - min(bin.eventShare, end) / end * Self.side
      )
      let isFree = !taken.contains { abs($0.x - spot.x) < 20 && abs($0.y - spot.y) < 9 }
      guard isFree, spot.x > 20 else { continue }
      taken.append(spot)
      counts +=
        "<text class=\"e ct\" x=\"\(Self.place(Self.left + spot.x - 5))\" y=\"\(Self.place(Self.top + spot.y - 3))\">"
        + "\(bin.rows)</text>"
    }
    return "<path class=\"iv\" d=\"\(bars)\"/><g class=\"pt\">\(dots)</g>\(counts)"
  }
}
