import PolicyReplay

extension Language {
  /// On what a replay was made: months, shelves, demand.
  func replayPeriod(_ terms: ReplayTerms) -> String {
    let months = "\(shortMonth(terms.firstCountedMonth))–\(shortMonth(terms.lastMonth))"
    let shelves = NumberText.whole(terms.shelfCount)
    let (least, most) = (terms.coverMonths.lowerBound, terms.coverMonths.upperBound)
    let cover = least == most ? "\(least)" : "\(least)–\(most)"
    return text(
      es:
        "\(months) · \(shelves) productos en establecimientos · entrega más revisión: \(cover) meses · demanda: \(name(of: terms.demand))",
      en:
        "\(months) · \(shelves) products at facilities · lead time plus review: \(cover) months · demand: \(name(of: terms.demand))"
    )
  }

  /// What one rule does beside another, in one or two sentences; nil where its curve reaches neither.
  public func sentence(for reading: ReplayComparison.Reading, terms: ReplayTerms) -> String? {
    var parts: [String] = []
    if let share = reading.shortShareAtSameStock, reading.rivalShortShare > 0 {
      var part = text(
        es: "con el mismo stock, \(change(share / reading.rivalShortShare)) meses con faltante",
        en: "with the same stock, \(change(share / reading.rivalShortShare)) months that run short")
      if let lost = reading.lostShareAtSameStock {
        part += text(
          es: " y \(change(lost)) años de protección perdidos", en: " and \(change(lost)) couple-years lost")
      }
      parts.append(part)
    }
    if let stock = reading.monthsOfStockAtSameShort, reading.rivalMonthsOfStock > 0 {
      let ratio = change(stock / reading.rivalMonthsOfStock)
      parts.append(
        text(es: "con los mismos faltantes, \(ratio) stock", en: "with the same shortages, \(ratio) stock"))
    }
    guard !parts.isEmpty else { return nil }
    var rival = text(es: "«\(name(of: reading.rival))»", en: "“\(name(of: reading.rival))”")
    if reading.rival != .happened { rival += " " + setting(reading.setting, of: reading.rival, terms: terms) }
    let held = NumberText.decimal(reading.rivalMonthsOfStock)
    return text(
      es: "\(name(of: reading.rule)) frente a \(rival) (\(held) meses de stock): ",
      en: "\(name(of: reading.rule)) beside \(rival) (\(held) months of stock): ")
      + parts.joined(separator: "; ") + "."
  }

  /// `27 % menos`, `4 % más`, `0 % menos`.
  private func change(_ ratio: Double) -> String {
    let percent = NumberText.decimal((1 - ratio).magnitude * 100, decimals: 0)
    return ratio <= 1
      ? text(es: "\(percent) % menos", en: "\(percent) % less")
      : text(es: "\(percent) % más", en: "\(percent) % more")
  }

  /// A chart of the curves in words: for each rule, share short at months of stock.
  func spokenCurves(_ comparison: ReplayComparison) -> String {
    comparison.lines.map { line in
      let points = line.curve.points.map { point in
        let (stock, short) = (
          NumberText.decimal(point.outcome.monthsOfStock), NumberText.decimal(point.outcome.shortShare * 100)
        )
        return text(es: "\(stock) meses, \(short) %", en: "\(stock) months, \(short) %")
      }
      return name(of: line.rule) + ": " + points.joined(separator: "; ")
    }.joined(separator: ". ") + "."
  }
}
