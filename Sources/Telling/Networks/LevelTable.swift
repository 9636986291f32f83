import DataQuality
import SupplyModel

/// Stock and consumption added up by level, as a list; who is stocked out below stays named.
public enum LevelTable {
  /// The list, the widest level first.
  public static func table(
    for totals: [LevelTotal], products: ProductCatalogue, language: Language
  ) -> ListTable {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    let columns = [
      column("level", "nivel"), column("place", "lugar"), column("product", "codigo_producto", inText: false),
      column("product_name", "producto"), column("facilities", "puntos"), column("stock", "stock"),
      column("unknown_stocks", "sin_dato"), column("cpma", "cpma"), column("months_of_stock", "meses"),
      column("stocked_out", "agotados"), column("stocked_out_names", "agotados_en"),
    ]
    let rows = totals.reversed().map { total -> [ListTable.Cell] in
      let place = total.place
      let name =
        total.name ?? place.code ?? place.microNetwork ?? place.network ?? place.regionalAuthority
        ?? language.text(es: "(sin registro)", en: "(not in the register)")
      return [
        .text(language.name(of: place.level)), .text(name), .text(total.product),
        .text(language.shortName(of: products[total.product])), .whole(total.members),
        .number(total.stock, upTo: 1), .whole(total.unknownStocks),
        .number(total.averageConsumption, upTo: 1),
        .number(total.monthsOfStock, upTo: 1), .whole(total.stockedOut.count),
        .text(total.stockedOut.map { $0.name ?? $0.code }.joined(separator: "; ")),
      ]
    }
    return ListTable(name: "levels", columns: columns, rows: rows)
  }
}

extension Language {
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
