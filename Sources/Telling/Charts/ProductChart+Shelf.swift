import StockPolicy
import SupplyModel

/// The lower drawing: what was on the shelf, what came, and how long it lasts.
extension ProductChart {
  /// The end of a month by its place among those shown.
  private func end(_ index: Int) -> Int { Self.left + Self.slot * (index + 1) }

  /// The stock at the end of each month, what came in each, and the bounds of the official rule.
  func shelf(_ scale: ChartScale) -> DrawnText {
    var (path, dots, came) = (DrawnText(), ChartMarks(), ChartMarks())
    var isOpen = false
    for (index, month) in facts.months.enumerated() {
      if let received = month.received, received > 0 {
        let centre = end(index) - Self.slot / 2
        came.add(x: centre, y: Self.stockBase, "V\(scale.y(received))m-4 5l4-5l4 5")
      }
      guard let closing = month.closing else {
        isOpen = false
        continue
      }
      path += "\(isOpen ? "L" : "M")\(end(index)) \(scale.y(closing))"
      dots.add(x: end(index), y: scale.y(closing), "h0")
      isOpen = true
    }
    let line: DrawnText = path.isEmpty ? "" : "<path class=\"sk\" d=\"\(path)\"/>"
    let (bounds, labels) = bounds(scale, beside: drawnStock(scale))
    // What the lines are called stands above all that crosses them.
    return bounds + came.path("rc") + line + dots.path("sd") + labels
  }

  /// Points along what is drawn of the stock: behind, what came, and ahead.
  private func drawnStock(_ scale: ChartScale) -> [(x: Int, y: Int)] {
    var points: [(x: Int, y: Int)] = []
    func add(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
      let count = max(1, (abs(end.x - start.x) + abs(end.y - start.y)) / 4)
      points += (0...count).map { step in
        (start.x + (end.x - start.x) * step / count, start.y + (end.y - start.y) * step / count)
      }
    }
    var before: (x: Int, y: Int)?
    for (index, month) in facts.months.enumerated() {
      if let received = month.received, received > 0 {
        let centre = end(index) - Self.slot / 2
        add(from: (centre, scale.base), to: (centre, scale.y(received)))
      }
      let point = month.closing.map { (x: end(index), y: scale.y($0)) }
      if let point { add(from: before ?? point, to: point) }
      before = point
    }
    if let before, let stock = line.stock, stock > 0 {
      let days = [line.risk?.earlyDate, line.risk?.expectedDate, line.risk?.lateDate].compactMap(\.self)
      for day in days { add(from: before, to: (min(right, place(day)), scale.base)) }
      if days.isEmpty { add(from: before, to: (right, scale.base)) }
    }
    return points
  }

  /// Where on a line its words cross nothing that is drawn, or least of it.
  private func free(_ wide: Int, y: Int, beside points: [(x: Int, y: Int)]) -> Int {
    let starts = stride(from: Self.left + 4, through: max(Self.left + 4, right - wide), by: Self.slot / 2)
    func crossed(_ x: Int) -> Int {
      points.count { (x - 2...x + wide + 2).contains($0.x) && (y - 15...y + 1).contains($0.y) }
    }
    return starts.min { (crossed($0), $0) < (crossed($1), $1) } ?? Self.left + 4
  }

  private func bounds(
    _ scale: ChartScale, beside points: [(x: Int, y: Int)]
  ) -> (lines: DrawnText, labels: DrawnText) {
    let (rule, average) = (context.settings.officialRule, line.official.averageConsumption)
    var (lines, labels) = (DrawnText(), DrawnText())
    for months in [rule.minimumMonths, rule.maximumMonths] {
      let units = months * average
      guard units > 0, units <= scale.top else { continue }
      let text = language.months(months) + language.text(es: " de CPMA", en: " of CPMA")
      lines += "<path class=\"bo\" d=\"M\(Self.left) \(scale.y(units))H\(right)\"/>"
      let x = free(text.count * 6, y: scale.y(units), beside: points)
      labels += "<text class=\"bl\" x=\"\(x)\" y=\"\(scale.y(units) - 3)\">\(text)</text>"
    }
    return (lines, labels)
  }

  /// The stock until it is used up: about the day of the median, between those of one case in ten either way.
  func ahead(_ scale: ChartScale) -> DrawnText {
    guard let stock = line.stock, stock > 0, let month = line.stockMonth, let risk = line.risk,
      let start = facts.months.firstIndex(where: { $0.month == month }).map({ end($0) })
    else { return "" }
    let top = scale.y(stock)
    func edge(_ day: Day?, _ name: String) -> DrawnText {
      guard let day else { return "" }
      return "<path class=\"\(name)\" d=\"M\(start) \(top)L\(min(right, place(day))) \(Self.stockBase)\"/>"
    }
    guard let day = risk.expectedDate else {
      let used = line.monthlyDemand.reduce(0) { $0 + $1.median }
      let months = language.months(Double(line.monthlyDemand.count))
      let text = language.text(es: "más de \(months)", en: "over \(months)")
      return "<path class=\"pj\" d=\"M\(start) \(top)L\(right) \(scale.y(stock - used))\"/>"
        + "<text class=\"e k\" x=\"\(right)\" y=\"\(scale.y(stock - used) + 14)\">\(text)</text>"
    }
    let across = min(right, place(day))
    let isLeft = across > right - 55
    return edge(risk.earlyDate, "pe") + edge(risk.lateDate, "pe") + edge(day, "pj")
      + "<path class=\"pz\" d=\"M\(across - 4) \(Self.stockBase)l4-4l4 4l-4 4z\"/>"
      + "<text class=\"k\(isLeft ? " e" : "")\" x=\"\(isLeft ? across - 7 : across + 7)\" y=\"\(Self.stockBase - 7)\">"
      + "\(MarkupText.escaped(language.dayText(day)))</text>"
  }

  /// Where a day lies.
  private func place(_ day: Day) -> Int { Self.place(day, asOf: context.settings.asOf) }

  private static func place(_ day: Day, asOf: Month) -> Int {
    let months = asOf.distance(to: day.month) - 1
    let part = Double(day.dayOfMonth) / Double(day.month.dayCount)
    return now + slot * months + Int((Double(slot) * part).rounded())
  }

  static func frameID(_ monthsAhead: Int) -> String { "pf\(monthsAhead)" }

  /// What every chart that looks so many months ahead has alike, once a page: its months, the end of the data, and today.
  static func frame(monthsAhead: Int, _ context: ReportContext) -> String {
    let (language, asOf) = (context.language, context.settings.asOf)
    let right = now + slot * monthsAhead
    let labels = stride(from: 2, to: historyMonths + monthsAhead, by: 3).map { index in
      let month = asOf.advanced(by: index + 1 - historyMonths)
      return
        "<text class=\"m\" x=\"\(left + slot * index + slot / 2)\" y=\"\(stockBase + 20)\">\(language.shortMonth(month))</text>"
    }
    let names = [
      (language.text(es: "Consumo", en: "Use"), useBase - useHeight - 10),
      (language.text(es: "Stock", en: "Stock"), stockBase - stockHeight - 10),
    ].map { "<text class=\"k\" x=\"2\" y=\"\($1)\">\($0)</text>" }
    let data = language.text(es: "datos hasta aquí", en: "data end here")
    var marks = "<path class=\"nw\" d=\"M\(now) \(useBase - useHeight - 8)V\(stockBase)\"/>"
    marks += "<text class=\"e\" x=\"\(now - 4)\" y=\"\(useBase - useHeight - 10)\">\(data)</text>"
    if let today = context.input.madeOn {
      let across = place(today, asOf: asOf)
      if across > now, across <= right {
        let word = language.text(es: "hoy", en: "today")
        marks += "<path class=\"td\" d=\"M\(across) \(useBase - useHeight - 8)V\(stockBase)\"/>"
        marks += "<text class=\"k\" x=\"\(across + 3)\" y=\"\(useBase - useHeight - 10)\">\(word)</text>"
      }
    }
    return
      "<g id=\"\(frameID(monthsAhead))\"><path class=\"ax\" d=\"M\(left) \(useBase)H\(right)M\(left) \(stockBase)H\(right)\"/>"
      + names.joined() + marks + labels.joined() + "</g>"
  }
}
