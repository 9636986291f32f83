/// A word of the report that has a meaning of its own; the glossary says it once, and pages lead there.
enum GlossaryTerm: String, CaseIterable {
  case use = "uso"
  case cpma
  case demand = "demanda"
  case correctedMonth = "mes-corregido"
  case mean = "media"
  case median = "mediana"
  case forecast = "pronostico"
  case monthsOfStock = "meses-de-stock"
  case availabilityClass = "clase-de-disponibilidad"
  case availability = "disponibilidad"
  case alert = "alerta"
  case stockout = "desabastecimiento"
  case probability = "probabilidad"
  case usualDeliveries = "entregas-habituales"
  case coupleYears = "anos-pareja"
  case unknown = "stock-sin-dato"
  case notReported = "sin-reporte"
  case notHeld = "no-lo-maneja"
  case order = "pedido"
  case officialRule = "regla-oficial"
  case cover = "meses-a-cubrir"
  case safety = "seguridad"
  case level = "nivel"
  case bounds = "minimo-y-maximo"
  case onOrder = "en-camino"
  case expiry = "vencimiento"
  case pack = "paquete"
  case cap = "tope"
  case share = "reparto"
  case substitute = "sustituto"
  case transfer = "traslado"

  /// Its anchor in the glossary, the same in every language.
  var id: String { rawValue }
}

extension ReportContext {
  /// Where the glossary explains a word.
  func link(to term: GlossaryTerm) -> String { link(to: GlossaryPage.path) + "#" + term.id }

  /// The words of a section, each leading to the glossary, as markup that stands below its heading.
  func terms(_ terms: GlossaryTerm...) -> String {
    let page = link(to: GlossaryPage.path)
    let links = terms.map { "<a href=\"\(page)#\($0.id)\">\($0.name.text(in: language))</a>" }
    return "<p class=\"terms\">" + links.joined(separator: " ") + "</p>"
  }
}
