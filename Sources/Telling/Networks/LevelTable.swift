import DataQuality
import SupplyModel

/// Stock and consumption added up by level, as a list; who is stocked out below stays named.
public enum LevelTable {
  /// The list, the widest level first.
  public static func table(
    for totals: [LevelTotal], month: Month, products: ProductCatalogue, language: Language
  ) -> ListTable {
    ListTable(name: "levels", version: 2, rows: totals.reversed(), language: language) {
      Column("month", es: "Mes", .files) { _ in .month(month) }
      Column.coded("level", es: "Nivel") {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Lugar") { .text(name(of: $0, language)) }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column("product_name", es: "Producto") { .text(language.shortName(of: products[$0.product])) }
      Column("facilities", es: "Puntos") { .whole($0.members) }
      Column("stock", es: "Stock") { .number($0.stock, upTo: 1) }
      Column("unknown_stocks", es: "Sin dato") { .whole($0.unknownStocks) }
      Column("earlier_stocks", es: "Dato anterior") { .whole($0.earlierStocks) }
      Column("cpma", es: "CPMA", en: "CPMA") { .number($0.averageConsumption, upTo: 1) }
      Column("months_of_stock", es: "Meses") { .number($0.monthsOfStock, upTo: 1) }
      Column("stocked_out", es: "Agotados") { .whole($0.stockedOut.count) }
      Column("stocked_out_names", es: "Agotados en") {
        .text($0.stockedOut.map { $0.name ?? $0.code.text }.joined(separator: "; "))
      }
    }
  }

  /// What a place is called; the narrowest code or name where it has none of its own.
  private static func name(of total: LevelTotal, _ language: Language) -> String {
    let place = total.place
    return total.name ?? place.code ?? place.microNetwork ?? place.network ?? place.regionalAuthority
      ?? language.text(es: "(sin registro)", en: "(not in the register)")
  }
}

extension Language {
  /// What totals by level are of, as a line above them.
  public func levelsLead(of month: Month) -> String {
    text(
      es:
        "Al cierre de \(monthText(month)), como en colca forecast: de quien no reportó el mes cuenta su último stock, de hasta "
        + "3 meses antes (dato anterior); agotados: sin stock y con consumo.\n\n",
      en:
        "At the end of \(monthText(month)), as in colca forecast: of who did not report the month the last stock counts, up to "
        + "3 months old (earlier stocks); stocked out: no stock, though used.\n\n")
  }

  /// The name of a level of the supply network.
  func name(of level: SupplyLevel) -> String {
    switch level {
    case .pharmacy: text(es: "farmacia", en: "pharmacy")
    case .healthFacility: "IPRESS"
    case .microNetwork: text(es: "microrred", en: "micro-network")
    case .network: text(es: "red", en: "network")
    case .regionalAuthority: "DIRESA"
    case .warehouse: text(es: "almacén", en: "warehouse")
    }
  }
}
