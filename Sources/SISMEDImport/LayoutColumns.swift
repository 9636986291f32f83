/// A column of a layout: the name that Colca uses for it, and the names that files use.
struct ColumnDefinition {
  /// What a layout does without a column.
  enum Need {
    /// The file cannot be read.
    case required
    /// The option `--facility` or `--month` can stand in for it.
    case requiredUnlessGiven
    /// It is unknown, or zero where the layout says so.
    case optional
  }

  let name: String
  let synonyms: [String]
  let need: Need
  let isNumber: Bool
  /// A spelling that means another, informative column where the file has this one in its own spelling too.
  let twin: String?

  init(
    _ name: String, _ synonyms: [String] = [], need: Need = .optional, isNumber: Bool = false,
    twin: String? = nil
  ) {
    self.twin = twin
    self.name = name
    self.synonyms = synonyms
    self.need = need
    self.isNumber = isNumber
  }

  /// All its names in normal form.
  var normalizedNames: [String] { ([name] + synonyms).map(HeaderNames.normalized) }
}

extension ImportLayout {
  /// The columns that the layout uses; others in a file are left alone.
  func columns(consumption: [String]) -> [ColumnDefinition] {
    switch self {
    case .formdet: FormdetColumns.all(consumption: consumption)
    case .disponibilidad: DisponibilidadColumns.all
    case .open:
      [
        ColumnDefinition("facility", need: .required), ColumnDefinition("product", need: .required),
        ColumnDefinition("month", need: .required), ColumnDefinition("opening", isNumber: true),
        ColumnDefinition("received", isNumber: true),
        ColumnDefinition("consumed", need: .required, isNumber: true),
        ColumnDefinition("adjustment", isNumber: true), ColumnDefinition("closing", isNumber: true),
        ColumnDefinition("ordered", isNumber: true), ColumnDefinition("stockout_days", isNumber: true),
      ]
    case .lots: LotColumns.all
    case .renipress:
      [
        ColumnDefinition("COD_IPRESS", ["CODIGO_IPRESS", "CODIGO UNICO", "COD_EESS"], need: .required),
        ColumnDefinition(
          "NOMBRE", ["NOMBRE_IPRESS", "ESTABLECIMIENTO", "NOMBRE DEL ESTABLECIMIENTO"], need: .required),
        ColumnDefinition("CATEGORIA"), ColumnDefinition("MICRORED", ["MICRORRED"]), ColumnDefinition("RED"),
        ColumnDefinition("DISA", ["DIRESA", "GERESA"]), ColumnDefinition("DISTRITO"),
        ColumnDefinition("TELEFONO"), ColumnDefinition("NORTE", ["LATITUD"], isNumber: true),
        ColumnDefinition("ESTE", ["LONGITUD"], isNumber: true), ColumnDefinition("COD_UE", ["CODIGO_UE"]),
      ]
    case .catalogue:
      [
        ColumnDefinition("code", ["CODIGO", "CODIGO_MED"], need: .required),
        ColumnDefinition("name", ["NOMBRE", "DESCRIPCION"], need: .required),
        ColumnDefinition("unit", ["UNIDAD"]), ColumnDefinition("cyp_per_unit", isNumber: true),
        ColumnDefinition("type", ["TIPO", "METODO"]),
        ColumnDefinition("pack_size", ["UNIDADES_POR_PAQUETE", "PAQUETE"], isNumber: true),
        ColumnDefinition("minimum_order", ["PEDIDO_MINIMO"], isNumber: true),
        ColumnDefinition("price", ["PRECIO", "PRECIO_UNITARIO"], isNumber: true),
        ColumnDefinition("litres_per_unit", ["LITROS_POR_UNIDAD"], isNumber: true),
        ColumnDefinition("substitute_group", ["GRUPO_SUSTITUTO", "GRUPO_DE_SUSTITUTOS"]),
        ColumnDefinition("service_level", ["NIVEL_DE_SERVICIO"], isNumber: true),
      ]
    case .calendar:
      [
        ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
        ColumnDefinition("lead_time_months", ["MESES_ENTREGA"], need: .required, isNumber: true),
        ColumnDefinition("review_period_months", ["MESES_REVISION"], need: .required, isNumber: true),
        ColumnDefinition("warehouse", ["ALMACEN", "CODIGO_ALMACEN"]),
        ColumnDefinition("storage_litres", ["LITROS_DE_ALMACEN", "CAPACIDAD_LITROS"], isNumber: true),
        ColumnDefinition("budget", ["PRESUPUESTO", "PRESUPUESTO_SOLES"], isNumber: true),
      ]
    case .onOrder:
      [
        ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
        ColumnDefinition("product", ["PRODUCTO", "CODIGO_MED"], need: .required),
        ColumnDefinition("quantity", ["CANTIDAD", "UNIDADES"], need: .required, isNumber: true),
        ColumnDefinition(
          "expected_month", ["MES_ESPERADO", "MES_DE_LLEGADA", "MES_LLEGADA"], need: .required),
        ColumnDefinition("ordered_month", ["MES_PEDIDO", "MES_DEL_PEDIDO"]),
      ]
    }
  }
}

/// The columns of FORMDET by their part in the balance of stock.
enum FormdetColumns {
  static let facility = "CODIGO_PRE"
  static let product = "CODIGO_MED"
  static let month = "ANNOMES"
  static let opening = "SALDO"
  static let closing = "STOCK_FIN"
  static let requested = "REQ"
  static let daysAtZero = "DSTKCERO"
  static let executingUnit = "CODIGO_EJE"
  static let receipts = ["INGRE", "REINGRE"]

  /// The columns without which a file is no FORMDET, whatever counts as consumption.
  static let always = [facility, product, month, opening, closing]

  static let facilitySynonyms = ["COD EESS", "CODIGO EESS", "COD PRE"]
  static let productSynonyms = ["MED COD", "MEDCOD"]

  /// Everything that leaves the stock: consumption where configured so, else an adjustment.
  ///
  /// ING_REGULA, SAL_REGULA and SAL_CONINS are informative in SISMED and never added.
  static let outputs = [
    "VENTA", "SIS", "INTERSAN", "FAC_PERD", "DEFNAC", "EXO", "SOAT", "CREDHOSP", "OTR_CONV", "DEVOL",
    "VENCIDO", "MERMA", "DISTRI", "TRANSF", "VENTAINST", "DEV_VEN", "DEV_MERMA", "OTRAS_SAL",
  ]

  /// Everything that the balance of a month is made of.
  static let movements = [opening, closing] + receipts + outputs

  /// What tells two lots of one product apart; rows that agree in all of it are the same row twice.
  static let lotKeys = [
    executingUnit, "TIPSUM", "MEDLOTE", "FFINAN", "TIPSUM2", "PRECIO", "FEC_EXP", "MEDFECHVTO",
  ]

  static func all(consumption: [String]) -> [ColumnDefinition] {
    let synonyms = [
      facility: facilitySynonyms, product: productSynonyms, month: ["ANOMES"],
      closing: ["STOCK FINAL", "STOCK"], requested: [],
    ]
    var columns = [
      ColumnDefinition(facility, synonyms[facility] ?? [], need: .requiredUnlessGiven),
      ColumnDefinition(product, synonyms[product] ?? [], need: .required),
      ColumnDefinition(month, synonyms[month] ?? [], need: .requiredUnlessGiven),
      ColumnDefinition(opening, need: .required, isNumber: true),
      ColumnDefinition(
        closing, synonyms[closing] ?? [], need: .required, isNumber: true, twin: "STOCKFIN"),
      ColumnDefinition(requested, isNumber: true), ColumnDefinition(daysAtZero, isNumber: true),
    ]
    columns += receipts.map { ColumnDefinition($0, isNumber: true) }
    // A configured consumption column that the file lacks would be consumption lost without a word.
    let consumptionNames = Set(consumption.map(HeaderNames.normalized))
    columns += outputs.map { name in
      let counts = consumptionNames.contains(HeaderNames.normalized(name))
      return ColumnDefinition(name, need: counts ? .required : .optional, isNumber: true)
    }
    let known = Set(outputs.map(HeaderNames.normalized))
    columns += consumption.filter { !known.contains(HeaderNames.normalized($0)) }.map {
      ColumnDefinition($0, need: .required, isNumber: true)
    }
    columns += lotKeys.map { ColumnDefinition($0, isNumber: $0 == "PRECIO") }
    return columns
  }
}

/// The columns of the layout of lots, by their open names and, where all of them are, by those of FORMDETL.
enum LotColumns {
  static let facility = "facility"
  static let product = "product"
  static let month = "month"
  static let lot = "lot"
  static let expiry = "expiry"
  static let quantity = "quantity"
  static let price = "price"

  /// What tells the rows of one report apart besides lot, expiry and price.
  static let keys = ["CODIGO_EJE", "TIPSUM"]

  static let all =
    [
      ColumnDefinition(facility, [FormdetColumns.facility], need: .required),
      ColumnDefinition(product, [FormdetColumns.product], need: .required),
      ColumnDefinition(month, [FormdetColumns.month], need: .required),
      // MEDLOTE and MEDFECHVTO are FORMDET's: a FORMDET file that lacks a column is none of these.
      ColumnDefinition(lot, ["LOTE"]), ColumnDefinition(expiry, ["FECHVTO"], need: .required),
      ColumnDefinition(quantity, [FormdetColumns.opening], need: .required, isNumber: true),
      ColumnDefinition(price, ["PRECIO"], isNumber: true),
    ] + keys.map { ColumnDefinition($0) }
}
