import Improvement
import SupplyModel

/// The pictures of improvement.
enum ImprovementCharts {
  /// Empty shelf-months by cause, the most frequent first; nil without any.
  static func causes(_ shares: CauseShares, _ language: Language) -> String? {
    guard shares.total > 0 else { return nil }
    let told: [(StockoutCause?, Int)] = StockoutCause.allCases.map { ($0, shares.count($0)) }
    let rows =
      (told.filter { $0.1 > 0 }.enumerated().sorted {
        ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
      }.map(\.element)) + (shares.untold > 0 ? [(nil, shares.untold)] : [])
    let most = Double(rows.map(\.1).max() ?? 1)
    var chart = RowChart()
    var spoken: [String] = []
    for (cause, count) in rows {
      let name = language.begun(language.name(of: cause))
      let words =
        NumberText.whole(count) + " · " + NumberText.percent(Double(count) / Double(shares.total))
      spoken.append("\(name): \(words)")
      chart.add(name, height: 26) { top in
        RowChart.bar(Double(count) / most, top: top + 4, height: 17, cause == nil ? .before : .now)
          + RowChart.text(words, x: RowChart.end(of: Double(count) / most) + 8, y: top + 17)
      }
    }
    return chart.svg(
      title: language.text(es: "Meses sin stock por causa", en: "Months without stock by cause"),
      spoken: spoken.joined(separator: "; ") + ".")
  }

  /// A standard month by month.
  struct Series {
    let code: StandardCode
    let standard: Standard?
    let values: [Double?]
    var unit: Standard.Unit { standard?.unit ?? .share }
  }

  /// Each standard month by month, with its target as a dashed line; nil where none has two months.
  static func trend(_ facts: ImprovementFacts, _ language: Language) -> String? {
    let series = facts.measured.map { code in
      let standard = facts.standards[code]
      return Series(
        code: code, standard: standard,
        values: facts.months.map { facts.tally(code, in: $0...$0).value(standard?.unit ?? .share) })
    }
    return trend(series, facts.months, language)
  }

  /// The same of any months.
  static func trend(
    _ series: [Series], _ months: ClosedRange<Month>, _ language: Language
  ) -> String? {
    var chart = RowChart()
    var spoken: [String] = []
    for one in series {
      let (standard, unit, values) = (one.standard, one.unit, one.values)
      let known = values.compactMap(\.self)
      guard known.count > 1, let last = values.last(where: { $0 != nil }) ?? nil else { continue }
      let name = standard.map(language.name(of:)) ?? one.code.text
      let target = standard?.target
      let top = unit == .share ? 1 : max(known.max() ?? 1, target ?? 0, 1e-9)
      let (first, words) = (language.figure(known[0], unit), language.figure(last, unit))
      spoken.append("\(name): \(values.map { language.figure($0, unit) }.joined(separator: ", "))")
      chart.add(name, height: 46) { y in
        Self.line(values, of: top, target: target, top: y + 6, height: 32)
          + Self.scale(language.figure(top, unit), language.figure(0, unit), top: y + 6, height: 32)
          + RowChart.text(
            "\(first) → \(words)", x: RowChart.left + RowChart.span + 12, y: y + 22,
            target.map { standard?.better.meets(last, target: $0) == true } == false ? .bad : .now,
            isBold: true)
          + (target.map {
            RowChart.text(
              language.text(es: "estándar ", en: "standard ") + language.figure($0, unit),
              x: RowChart.left + RowChart.span + 12, y: y + 37)
          } ?? "")
      }
    }
    guard !spoken.isEmpty else { return nil }
    chart.addFoot(height: 20) { top in
      RowChart.text(language.shortMonth(months.lowerBound), x: Self.plotLeft, y: top + 14, size: 11)
        + RowChart.text(
          language.shortMonth(months.upperBound), x: RowChart.left + RowChart.span, y: top + 14, size: 11,
          isEnd: true)
    }
    return chart.svg(
      title: language.text(
        es:
          "Estándares de \(language.shortMonth(months.lowerBound)) a \(language.shortMonth(months.upperBound))",
        en:
          "Standards from \(language.shortMonth(months.lowerBound)) to \(language.shortMonth(months.upperBound))"
      ),
      spoken: spoken.joined(separator: "; ") + ".")
  }

  /// Where the lines of months begin: right of what their tops and bottoms stand for.
  private static let plotLeft = RowChart.left + 62

  /// What the top and the bottom of a line of months stand for.
  private static func scale(_ most: String, _ least: String, top: Int, height: Int) -> String {
    RowChart.text(most, x: plotLeft - 5, y: top + 4, size: 10, isEnd: true)
      + RowChart.text(least, x: plotLeft - 5, y: top + height + 3, size: 10, isEnd: true)
  }

  /// A line of months; it breaks where there is no figure, and a month alone is a dot.
  private static func line(
    _ values: [Double?], of most: Double, target: Double?, top: Int, height: Int
  ) -> String {
    let span = RowChart.left + RowChart.span - plotLeft
    let step = Double(span) / Double(max(1, values.count - 1))
    func x(_ index: Int) -> Int { plotLeft + Int((Double(index) * step).rounded()) }
    func y(_ value: Double) -> Int {
      top + height - Int((min(max(value / most, 0), 1) * Double(height)).rounded())
    }
    var path = ""
    var dots = ""
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let isJoined = index > 0 && values[index - 1] != nil
      path += "\(isJoined ? "L" : "M")\(x(index)) \(y(value))"
      if index == values.count - 1 || !isJoined && (index + 1 >= values.count || values[index + 1] == nil) {
        dots +=
          "<circle cx=\"\(x(index))\" cy=\"\(y(value))\" r=\"3.2\" fill=\"\(RowChart.Ink.now.rawValue)\"/>"
      }
    }
    let ground =
      "<path d=\"M\(plotLeft) \(top)h\(span)m0 \(height)h-\(span)\" stroke=\"\(RowChart.Ink.line.rawValue)\"/>"
    let aim = target.map {
      "<path d=\"M\(plotLeft) \(y($0))h\(span)\" stroke=\"\(RowChart.Ink.bad.rawValue)\" stroke-width=\"2\" stroke-dasharray=\"4 6\"/>"
    }
    // The target lies above: where both are one, its dashes still show.
    return ground
      + "<path d=\"\(path)\" fill=\"none\" stroke=\"\(RowChart.Ink.now.rawValue)\" stroke-width=\"2\"/>"
      + (aim ?? "") + dots
  }

  /// Each figure before and after, a pair of bars, with what can be said of the difference; nil without any.
  static func changes(
    _ changes: [FigureChange], standards: StandardCatalogue, _ language: Language
  ) -> String? {
    let known = changes.filter { $0.difference != nil }
    guard !known.isEmpty else { return nil }
    var chart = RowChart()
    var spoken: [String] = []
    for change in known {
      let unit = change.before.unit
      let (first, second) = (change.before.value ?? 0, change.after.value ?? 0)
      let most = unit == .share ? 1 : max(first, second, 1e-9)
      let name = language.name(of: change.before, standards)
      let (was, now) = (language.figure(first, unit), language.figure(second, unit))
      let verdict = language.name(of: change.verdict)
      let warning =
        change.hasReportingChanged
        ? language.text(es: "cambió quién reporta", en: "who reports changed") : nil
      spoken.append("\(name): \(was), \(now), \(verdict)" + (warning.map { " (\($0))" } ?? ""))
      let end = max(RowChart.end(of: first / most), RowChart.end(of: second / most)) + 8
      let ink: RowChart.Ink = change.verdict == .worse ? .bad : change.verdict == .better ? .now : .soft
      chart.add(name, height: warning == nil ? 46 : 58) { top in
        RowChart.bar(first / most, top: top + 5, height: 12, .before)
          + RowChart.bar(second / most, top: top + 19, height: 12, .now)
          + RowChart.text("\(was) → \(now)", x: min(end, 548), y: top + 16, .now, isBold: true)
          + RowChart.text(verdict, x: min(end, 548), y: top + 31, ink)
          + (warning.map { RowChart.text($0, x: min(end, 548), y: top + 46, .bad) } ?? "")
      }
    }
    return chart.svg(
      title: language.text(es: "Antes y después", en: "Before and after"),
      spoken: spoken.joined(separator: "; ") + ".")
  }

  /// Of each place its visits against need, its shelves without stock, and its protected couples: one picture of need, service and stock.
  static func need(_ needs: [(name: String, need: PlaceNeed)], _ language: Language) -> String? {
    let rows = needs.filter { $0.need.visitsOfNeed.total > 0 || $0.need.protectedOfCouples.total > 0 }
    guard !rows.isEmpty else { return nil }
    var chart = RowChart()
    var spoken: [String] = []
    let labels = (
      language.text(es: "de la necesidad atendida", en: "of need met"),
      language.text(es: "parejas protegidas", en: "couples protected"),
      language.text(es: "meses sin stock", en: "months without stock")
    )
    for (name, need) in rows {
      let parts: [(Double?, RowChart.Ink, String)] = [
        (need.visitsOfNeed.value(.share), .now, labels.0),
        (need.protectedOfCouples.value(.share), .before, labels.1),
        (need.empty.value(.share), .bad, labels.2),
      ]
      spoken.append(
        name + ": "
          + parts.map { "\($0.2) \($0.0.map(NumberText.percent) ?? "–")" }.joined(separator: ", "))
      chart.add(name, height: 52) { top in
        parts.enumerated().map { place, part in
          let y = top + 4 + place * 15
          guard let share = part.0 else {
            return RowChart.text("– " + part.2, x: RowChart.left, y: y + 10)
          }
          return RowChart.bar(share, top: y, height: 11, part.1)
            + RowChart.text(
              "\(NumberText.percent(share)) \(part.2)", x: RowChart.end(of: share) + 8, y: y + 10)
        }.joined()
      }
    }
    return chart.svg(
      title: language.text(es: "Necesidad, servicio y stock", en: "Need, service and stock"),
      spoken: spoken.joined(separator: "; ") + ".")
  }
}
