import SupplyModel

/// What is said of a day on which stock was expected to run out, as of the day on which it is read: a day gone by is no deadline.
extension Language {
  /// For a cell: `05/12/2026`, and of a day gone by `ya (22/11/2026)`.
  ///
  /// - Parameters:
  ///   - day: the expected day.
  ///   - today: the day on which it is read; nil where nobody knows it, and the day stands for itself.
  func runOutText(_ day: Day, today: Day?) -> String {
    guard hasPassed(day, today) else { return dayText(day) }
    return text(es: "ya (\(dayText(day)))", en: "now (\(dayText(day)))")
  }

  /// Of an empty shelf, for a cell: `ya, desde oct 2026`.
  func emptySince(_ month: Month) -> String {
    text(es: "ya, desde \(shortMonth(month))", en: "now, since \(shortMonth(month))")
  }

  /// Within a sentence: `se acaba hacia el 05/12/2026`, and of a day gone by `se habría acabado hacia el 22/11/2026`.
  func runsOutAbout(_ day: Day, today: Day?) -> String {
    let when = dayText(day)
    return hasPassed(day, today)
      ? text(es: "se habría acabado hacia el \(when)", en: "should have run out about \(when)")
      : text(es: "se acaba hacia el \(when)", en: "runs out about \(when)")
  }

  /// By when something is probable: `antes de fin de dic 2026`, and of a month that has ended `hasta fin de nov 2026, que ya pasó`.
  func byEnd(of month: Month, today: Day?) -> String {
    guard let today, month < today.month else { return beforeEnd(of: month) }
    return text(
      es: "hasta fin de \(shortMonth(month)), que ya pasó",
      en: "by the end of \(shortMonth(month)), now past")
  }

  /// What a sentence says in place of a deadline that has gone by: `hacia el 22/11/2026`, or, where only the month by whose end something is
  /// probable is over, `en 7 de cada 10 casos` before the verb and `hasta fin de oct 2026` behind it; nil while there is still time.
  func pastRunOut(
    _ day: Day?, endOf month: Month, clause: String, today: Day?
  ) -> (prefix: String, when: String)? {
    if let day, hasPassed(day, today) {
      return ("", text(es: "hacia el \(dayText(day))", en: "about \(dayText(day))"))
    }
    guard let today, month < today.month else { return nil }
    return (
      clause + " ", text(es: "hasta fin de \(shortMonth(month))", en: "by the end of \(shortMonth(month))")
    )
  }

  /// Whether a day lies before the day on which it is read.
  func hasPassed(_ day: Day, _ today: Day?) -> Bool {
    today.map { day.daysSince1970 < $0.daysSince1970 } ?? false
  }
}
