/// The headings of improvement in a report.
enum ImprovementHeadings {
  static let section = Phrase(es: "Mejora", en: "Improvement")
  /// In the bar of a page, beside the number of months of shelves without stock.
  static let bar = Phrase(es: "Mejora: meses sin stock", en: "Improvement: months out of stock")
  static let causes = Phrase(es: "Por qué faltó stock", en: "Why stock was missing")
  static let causesHint = Phrase(
    es:
      "Meses de estantes sin stock, cada uno con la causa que más unidades quitó; un lugar se lee por sus partes, no por una línea.",
    en:
      "Months of empty shelves, each with the cause that took most units; read the shares of a place, not one line."
  )
  static let trend = Phrase(es: "Estándares, mes a mes", en: "Standards, month by month")
  static let trendHint = Phrase(
    es:
      "La línea punteada es el nivel del estándar; las metas propias del lugar están más abajo. Un mes sin denominador no tiene punto.",
    en:
      "The dashed line is the level of the standard; the place's own targets stand below. A month without a denominator has no point."
  )
  static let changes = Phrase(es: "Antes y después", en: "Before and after")
  static let changesHint = Phrase(
    es:
      "Seis meses (gris) y los seis siguientes. «Mejoró» o «empeoró» solo donde el intervalo, sorteando establecimientos, no contiene el cero.",
    en:
      "Six months (grey) and the next six. Better or worse only where the interval, by drawing facilities, does not hold zero."
  )
  static let league = Phrase(es: "Quién mejoró más", en: "Who improved most")
  static let rank = Phrase(es: "Puesto", en: "Rank")
  static let progress = Phrase(es: "Avance", en: "Progress")
  static let targets = Phrase(es: "Metas", en: "Targets")
  static let cycles = Phrase(es: "Ciclos de mejora abiertos", en: "Open cycles of improvement")
  static let overdue = Phrase(es: "Acciones vencidas", en: "Overdue actions")
  static let need = Phrase(es: "Necesidad, servicio y stock", en: "Need, service and stock")
  static let needHint = Phrase(
    es:
      "Parejas protegidas, por los factores de «colca need --factors», de las parejas a proteger. Sin denominador no hay barra.",
    en:
      "Couples protected, by the factors of \"colca need --factors\", of couples to protect. Without a denominator there is no bar."
  )
  static let methods = Phrase(es: "Parejas protegidas, por método", en: "Couples protected, by method")
  static let method = Phrase(es: "Método", en: "Method")
  static let units = Phrase(es: "Unidades", en: "Units")
  static let protected = Phrase(es: "Protegidas", en: "Protected")
  static let years = Phrase(es: "APP al año", en: "Couple-years a year")
  static let couples = Phrase(es: "Parejas a proteger", en: "Couples to protect")
  static let moves = Phrase(es: "Turnos que mover (propuesta)", en: "Shifts to move (a proposal)")
  static let place = Phrase(es: "Lugar", en: "Place")
  static let standard = Phrase(es: "Indicador", en: "Indicator")
  static let start = Phrase(es: "Inicio", en: "Start")
  static let baseline = Phrase(es: "Línea de base", en: "Baseline")
  static let now = Phrase(es: "Ahora", en: "Now")
  static let target = Phrase(es: "Meta", en: "Target")
  static let until = Phrase(es: "Hasta", en: "Until")
  static let state = Phrase(es: "Estado", en: "State")
  static let outlook = Phrase(es: "Se cumplirá", en: "Will be met")
  static let action = Phrase(es: "Acción", en: "Action")
  static let post = Phrase(es: "Cargo responsable", en: "Post in charge")
  static let from = Phrase(es: "De", en: "From")
  static let to = Phrase(es: "A", en: "To")
  static let hours = Phrase(es: "Horas al mes", en: "Hours a month")
  static let more = Phrase(es: "Atenciones más", en: "More visits")
  static let why = Phrase(es: "La cuenta", en: "The arithmetic")
}

/// Titles of improvement that the command line prints.
public enum ImprovementTitles {
  /// What stands above actions past their day.
  public static func overdue(_ language: Language) -> String {
    ImprovementHeadings.overdue.text(in: language)
  }
}
