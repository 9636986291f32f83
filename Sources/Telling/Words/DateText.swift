import SupplyModel

extension Language {
  private static let spanishMonths = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// The month's name without its year: `octubre`.
  public func monthName(_ month: Month) -> String {
    text(es: Self.spanishMonths[month.monthOfYear - 1], en: Self.englishMonths[month.monthOfYear - 1])
  }

  /// A month in full: `octubre de 2026`, `October 2026`.
  public func monthText(_ month: Month) -> String {
    monthName(month) + text(es: " de ", en: " ") + String(month.year)
  }

  /// A month where space is short: `oct 2026`, `Oct 2026`.
  public func shortMonth(_ month: Month) -> String { monthName(month).prefix(3) + " " + String(month.year) }

  /// A day: `05/11/2026`, and in English `5 Nov 2026`, which no reader takes for May.
  package func dayText(_ day: Day) -> String {
    let number = String(day.dayOfMonth)
    let month = String(day.month.monthOfYear)
    func padded(_ text: String) -> String { text.utf8.count == 1 ? "0" + text : text }
    return text(
      es: "\(padded(number))/\(padded(month))/\(day.month.year)",
      en: "\(number) \(monthName(day.month).prefix(3)) \(day.month.year)")
  }
}
