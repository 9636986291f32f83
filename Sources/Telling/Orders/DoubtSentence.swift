import StockPolicy
import SupplyModel

extension Language {
  /// What is doubted, how it is read, and what would be ordered otherwise, in some sentences.
  ///
  /// - Parameter order: what is ordered as it is read, before caps.
  func sentence(for doubt: SeriesDoubt, order: Int) -> String {
    let figures = doubt.figures.map { sentence(for: $0) }
    let ids = Set(doubt.figures.map(\.finding)).sorted().joined(separator: ", ")
    let isOne = doubt.figures.count == 1
    let end = text(
      es: "Confirme o corrija \(isOne ? "el hallazgo" : "los hallazgos") \(ids).",
      en: "Confirm or correct the finding\(isOne ? "" : "s") \(ids).")
    return (figures + [otherwise(doubt, order), end].compactMap { $0 }).joined(separator: " ")
  }

  /// Beside an order: `en duda; si el dato es correcto, 1,234`.
  func mark(for doubt: SeriesDoubt, order: Int) -> String {
    guard let units = doubt.orderOtherwise, units != order else { return text(es: "en duda", en: "doubted") }
    let number = NumberText.whole(units)
    return text(es: "en duda; \(condition(doubt)), \(number)", en: "doubted; \(condition(doubt)), \(number)")
  }

  private func otherwise(_ doubt: SeriesDoubt, _ order: Int) -> String? {
    doubt.orderOtherwise.map { units in
      guard units != order else {
        return text(
          es: "Con la otra lectura el pedido sería el mismo.",
          en: "By the other reading the order would be the same.")
      }
      let condition = condition(doubt)
      let start = condition.prefix(1).uppercased() + condition.dropFirst()
      let number = NumberText.whole(units)
      // Without a month less is expected and less is known: the safety can rise by more than the expectation falls.
      let isRaised =
        units > order && doubt.figures.allSatisfy { if case .high = $0.reading { true } else { false } }
      let why =
        isRaised
        ? text(
          es: ": sin ese mes se espera menos, pero se sabe menos, y la reserva es mayor",
          en: ": without that month less is expected, but less is known, and the safety is larger") : ""
      return text(
        es: "\(start), \(units == 1 ? "se pediría" : "se pedirían") \(number)\(why).",
        en: "\(start), \(number) would be ordered\(why).")
    }
  }

  /// On what the other order rests.
  private func condition(_ doubt: SeriesDoubt) -> String {
    let all = Set(doubt.figures.map { condition($0) })
    return all.count == 1
      ? all.first ?? ""
      : text(es: "con la otra lectura de todo ello", en: "by the other reading of all of it")
  }

  private func condition(_ figure: DoubtedFigure) -> String {
    switch figure.reading {
    case .leftOut where figure.code == .frozenStock:
      text(es: "si de verdad no se usa", en: "if it is really not used")
    case .leftOut where figure.code == .unfinishedMonth:
      text(es: "si el reporte ya era del mes entero", en: "if the report was of the whole month")
    case .high: text(es: "si ese consumo no cuenta", en: "if that consumption does not count")
    case .standing:
      text(es: "si se repitió un reporte anterior", en: "if an earlier report was sent again")
    case .leftOut, .consumed, .stock: text(es: "si el dato es correcto", en: "if the figure is right")
    case .stockAsReported:
      text(es: "si el stock es el que dan los movimientos", en: "if the stock is what the movements give")
    case .newUnit: text(es: "si la unidad no cambió", en: "if the unit has not changed")
    case .earlierUnit: text(es: "si la unidad cambió", en: "if the unit has changed")
    }
  }

  private func sentence(for figure: DoubtedFigure) -> String {
    let month = monthText(figure.month)
    let reported = quantity(figure.reported)
    switch figure.reading {
    case .leftOut where figure.code == .frozenStock:
      return text(
        es:
          "En duda: el stock sigue en \(reported) desde \(monthText(figure.firstMonth)), y el consumo de esos meses no cuenta.",
        en:
          "Doubted: the stock has stood at \(reported) since \(monthText(figure.firstMonth)), and the use of those months does not "
          + "count.")
    case .leftOut where figure.code == .unfinishedMonth:
      return text(
        es:
          "En duda: el reporte de \(month) se hizo antes de terminar el mes; su consumo, \(reported), no cuenta, y su stock es el "
          + "de ese día.",
        en:
          "Doubted: the report of \(month) was made before the month was over; its consumption, \(reported), does not count, and its "
          + "stock is that of the day.")
    case .high(let usual):
      return text(
        es:
          "En duda: el consumo de \(month) es \(reported) y lo usual, \(quantity(usual)); se toma lo reportado.",
        en:
          "Doubted: the consumption of \(month) is \(reported), the usual \(quantity(usual)); what was reported is taken."
      )
    case .standing(let usual):
      return text(
        es:
          "En duda: el stock sigue en \(reported) desde \(monthText(figure.firstMonth)), sin el consumo de antes "
          + "(\(quantity(usual)) al mes); se toma lo reportado.",
        en:
          "Doubted: the stock has stood at \(reported) since \(monthText(figure.firstMonth)), without the use of before "
          + "(\(quantity(usual)) a month); what was reported is taken.")
    case .leftOut(let usual):
      return text(
        es: "En duda: el consumo de \(month) es \(reported) y lo usual, \(quantity(usual)); no cuenta.",
        en:
          "Doubted: the consumption of \(month) is \(reported), the usual \(quantity(usual)); it does not count."
      )
    case .consumed(let units):
      return text(
        es:
          "En duda: el consumo de \(month) es \(reported), pero los demás datos del reporte dan \(quantity(units)); se toma esto.",
        en:
          "Doubted: the consumption of \(month) is \(reported), but the rest of the report gives \(quantity(units)), which is taken."
      )
    case .stock(let units):
      return text(
        es:
          "En duda: el stock de \(month) es \(reported), pero los movimientos dan \(quantity(units)); se toma esto.",
        en:
          "Doubted: the stock of \(month) is \(reported), but the movements give \(quantity(units)), which is taken."
      )
    case .stockAsReported(let units):
      return text(
        es:
          "En duda: los movimientos de \(month) dan un stock de \(quantity(units)); se toma el reportado, \(reported).",
        en:
          "Doubted: the movements of \(month) give a stock of \(quantity(units)); the reported one is taken, \(reported)."
      )
    case .newUnit(let factor, let isMore):
      return text(
        es:
          "En duda: desde \(month) parece contarse en otra unidad (\(times(factor, isMore))); se sigue esta, y los meses de antes "
          + "se convierten.",
        en:
          "Doubted: since \(month) it seems to be counted in another unit (\(times(factor, isMore))); that one is followed, and the "
          + "months before are converted.")
    case .earlierUnit(let factor, let isMore):
      return text(
        es:
          "En duda: el reporte de \(month) parece contado en otra unidad (\(times(factor, isMore))); se convierte a la de antes.",
        en:
          "Doubted: the report of \(month) seems to be counted in another unit (\(times(factor, isMore))); it is converted to the "
          + "one before.")
    }
  }

  private func times(_ factor: Double, _ isMore: Bool) -> String {
    let number = PlainNumber.text(factor)
    return text(
      es: "\(number) veces \(isMore ? "más" : "menos")", en: "\(number) times \(isMore ? "more" : "less")")
  }
}

extension OrderRecommendation {
  /// What is ordered before caps, as the other reading of a doubt is.
  var beforeCaps: Int { arithmetic?.packed ?? quantity }
}

extension SeriesDoubt {
  /// The findings behind it for programs: `consumption_spike 2026-09 k3v0x9q2m7ab`, with a semicolon between two.
  var keys: String {
    figures.map { "\($0.code.rawValue) \($0.month) \($0.finding)" }.joined(separator: "; ")
  }
}
