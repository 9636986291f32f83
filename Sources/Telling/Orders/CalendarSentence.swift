import StockPolicy
import SupplyModel

extension Language {
  /// How long a facility's orders take, how often it orders, and how that is known.
  public func sentence(for calendar: FacilityCalendar) -> String {
    let months = calendar.calendar
    let lead = counted(months.leadTimeMonths, es: ("mes", "meses"), en: ("month", "months"))
    let often =
      months.reviewPeriodMonths == 1
      ? text(es: "cada mes", en: "every month")
      : text(
        es: "cada \(NumberText.whole(months.reviewPeriodMonths)) meses",
        en: "every \(NumberText.whole(months.reviewPeriodMonths)) months")
    let (leadTime, review) = (calendar.leadTimeSource, calendar.reviewPeriodSource)
    switch (leadTime, review) {
    case (.stated, .stated):
      return text(
        es: "Un pedido tarda \(lead) y se hace \(often): lo dice un archivo.",
        en: "An order takes \(lead) and is placed \(often), as a file says.")
    case (.assumed, .assumed):
      return text(
        es:
          "Se supone que un pedido tarda \(lead) y se hace \(often): ni un archivo lo dice ni se aprendió de las entregas.",
        en:
          "An order is assumed to take \(lead) and to be placed \(often): no file says so, and no deliveries taught it."
      )
    case (.asked, .asked):
      return text(
        es: "Un pedido tarda \(lead) y se hace \(often): así se pidió para todos los establecimientos.",
        en: "An order takes \(lead) and is placed \(often), as was asked for all facilities.")
    default: break
    }
    return text(
      es: "Un pedido tarda \(lead) (\(evidence(leadTime, lead: calendar))) y se hace \(often) "
        + "(\(evidence(review, review: calendar))).",
      en: "An order takes \(lead) (\(evidence(leadTime, lead: calendar))) and is placed \(often) "
        + "(\(evidence(review, review: calendar))).")
  }

  private func evidence(_ source: FacilityCalendar.Source, lead calendar: FacilityCalendar) -> String {
    guard source == .learned, let rhythm = calendar.rhythm else { return plain(source) }
    let (some, all) = (NumberText.whole(rhythm.matchedReceipts), NumberText.whole(rhythm.comparedReceipts))
    return text(
      es: "aprendido: de \(all) productos entregados \(some) trajeron justo lo pedido ese tiempo antes",
      en: "learned: of \(all) products delivered \(some) brought just what had been ordered so long before")
  }

  private func evidence(_ source: FacilityCalendar.Source, review calendar: FacilityCalendar) -> String {
    guard source == .learned, let rhythm = calendar.rhythm else { return plain(source) }
    let (some, all) = (NumberText.whole(rhythm.deliveries), NumberText.whole(rhythm.monthsSeen))
    return text(
      es: "aprendido: hubo entrega en \(some) de \(all) meses con reporte, \(spread(rhythm))",
      en: "learned: deliveries in \(some) of \(all) months with a report, \(spread(rhythm))")
  }

  /// The time between two deliveries: its middle, and the span of half of them.
  private func spread(_ rhythm: ReceiptRhythm) -> String {
    func gap(_ gap: Int?) -> String { gap.map(NumberText.whole) ?? text(es: "más", en: "more") }
    let (short, long) = (gap(rhythm.shortGap), gap(rhythm.longGap))
    let middle = rhythm.typicalGap.map { months(Double($0)) } ?? text(es: "más", en: "more")
    if short == long {
      return text(es: "casi siempre con \(middle) entre una y otra", en: "nearly always \(middle) apart")
    }
    let half = text(
      es: "con \(middle) entre una y otra, y la mitad de las veces de \(short) a \(long)",
      en: "\(middle) apart, and half the time \(short) to \(long)")
    guard let review = rhythm.reviewPeriodMonths, review != rhythm.typicalGap else { return half }
    // Why the time that is reckoned with is longer than the usual one.
    return half
      + text(
        es: "; en dos de cada tres no más de \(months(Double(review)))",
        en: "; in two of three no more than \(months(Double(review)))")
  }

  private func plain(_ source: FacilityCalendar.Source) -> String {
    switch source {
    case .stated: text(es: "lo dice el archivo", en: "a file says so")
    case .learned: text(es: "aprendido", en: "learned")
    case .assumed:
      text(es: "supuesto: las entregas no lo enseñan", en: "assumed: deliveries do not teach it")
    case .asked:
      text(es: "así se pidió para todos los establecimientos", en: "as was asked for all facilities")
    }
  }
}
