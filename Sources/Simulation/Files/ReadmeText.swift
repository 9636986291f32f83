import SupplyModel

/// `LEEME.txt`: says in Spanish, beside the files, that nothing in them happened.
enum ReadmeText {
  static func bytes(_ network: SyntheticNetwork) -> [UInt8] {
    let settings = network.settings
    let lines = [
      "DATOS SINTÉTICOS: NINGÚN ESTABLECIMIENTO, PERSONA NI CANTIDAD ES REAL",
      "",
      "Estos archivos los generó Colca con números aleatorios de una semilla fija. Imitan las exportaciones",
      "del SISMED para probar y aprender el programa. No describen a ningún establecimiento del Perú y no",
      "sirven para programar, pedir ni evaluar anticonceptivos. Los códigos 99001, 99002, ..., los nombres",
      "con la palabra SINTÉTICO y las coordenadas son inventados. Solo el catálogo (códigos, nombres,",
      "unidades y APP de los productos) corresponde a productos que existen.",
      "",
      "Establecimientos que informan: \(settings.facilities)",
      "Meses: \(settings.months), de \(settings.firstMonth) a \(settings.lastMonth)",
      "Semilla: \(settings.seed)",
      "",
      "ici/ICI_AAAAMM.csv      informe de cada mes, con las 46 columnas de FORMDET; desde \(settings.firstPerLotMonth)",
      "                        con una fila por lote (MEDLOTE y MEDFECHVTO al final). 990S01 y 991S01 son los",
      "                        subalmacenes: reciben de la región y distribuyen, no entregan a usuarias",
      "ici/ICI_corregido_*     un establecimiento que volvió a enviar un mes: reemplaza lo anterior",
      "establecimientos.csv    registro con el formato de RENIPRESS",
      "productos.csv           catálogo de productos",
      "calendario.csv          plazo de entrega y frecuencia de pedido, en meses",
      "truth.csv               LA DEMANDA VERDADERA, con la que se perdió por falta de stock. No se importa:",
      "                        sirve para medir cuánto acierta un pronóstico.",
      "",
      "Columnas de truth.csv: demand = dispensed + lost. demand es todo lo que se pidió; dispensed, lo que se",
      "registró como entregado; lost, lo que no se pudo entregar; bulk, la parte de demand que fue una",
      "entrega masiva (campaña) registrada en un solo mes y no demanda de usuarias.",
      "",
      brokenRowsLine(network),
    ]
    var text = TextBytes(.utf8)
    text.append("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n")
    return text.bytes
  }

  private static func brokenRowsLine(_ network: SyntheticNetwork) -> String {
    guard !network.brokenRows.isEmpty else { return "No hay filas dañadas a propósito." }
    let places = network.brokenRows.map { row in
      "  ICI_\(row.month.compact).csv, línea \(row.line): \(described(row.kind))"
    }
    return (["Filas dañadas a propósito:"] + places).joined(separator: "\r\n")
  }

  private static func described(_ kind: BrokenRow.Kind) -> String {
    switch kind {
    case .textInQuantity: "una palabra en INTERSAN"
    case .monthThirteen: "mes 13 en ANNOMES"
    case .negativeStock: "STOCK_FIN negativo"
    case .cutShort: "fila cortada"
    }
  }
}
