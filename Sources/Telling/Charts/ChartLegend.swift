/// What the marks of the history charts mean.
struct ChartLegend: Section {
  static let template = Template("legend", PackageResources.legend_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Cómo leer los gráficos", en: "How to read the charts")
    let use = Phrase(es: "consumo del mes", en: "use of the month")
    let zero = Phrase(es: "con stock, sin consumo", en: "in stock, no use")
    let out = Phrase(es: "sin stock", en: "no stock")
    let unknown = Phrase(es: "stock sin dato", en: "stock unknown")
    let missing = Phrase(es: "sin reporte", en: "no report")
    let notHeld = Phrase(es: "no lo maneja", en: "not held")
    let estimated = Phrase(
      es: "demanda estimada donde faltó stock", en: "demand estimated where stock was missing")
    let band = Phrase(
      es: "pronóstico: centro y 8 de cada 10 casos", en: "forecast: centre and 8 in 10 cases")
    let average = Phrase(es: "CPMA", en: "CPMA")
  }

  let words = Words()
}
