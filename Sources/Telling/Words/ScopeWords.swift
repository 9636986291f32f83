import SupplyModel

extension ProductScope {
  /// What a page is about, as its title begins.
  var subject: Phrase {
    switch self {
    case .familyPlanning: Phrase(es: "Anticonceptivos", en: "Contraceptives")
    case .programme(let name): Phrase(es: "Programa \(name)", en: "Programme \(name)")
    case .products(let codes):
      codes.count == 1
        ? Phrase(es: "Un producto", en: "One product")
        : Phrase(es: "Lista de \(codes.count) productos", en: "List of \(codes.count) products")
    case .all: Phrase(es: "Medicamentos", en: "Medicines")
    }
  }

  /// What stands above a requisition of it.
  var requisitionTitle: Phrase {
    switch self {
    case .familyPlanning:
      Phrase(es: "Requerimiento de anticonceptivos", en: "Requisition of contraceptives")
    case .programme(let name):
      Phrase(es: "Requerimiento del programa \(name)", en: "Requisition of the programme \(name)")
    case .products: Phrase(es: "Requerimiento de productos", en: "Requisition of products")
    case .all: Phrase(es: "Requerimiento de medicamentos", en: "Requisition of medicines")
    }
  }

  /// Whether the pages are about family planning alone, and may say so.
  var isFamilyPlanning: Bool {
    switch self {
    case .familyPlanning: true
    case .programme, .products, .all: false
    }
  }
}

extension Language {
  /// What a scope is called within a sentence.
  public func name(of scope: ProductScope) -> String {
    switch scope {
    case .familyPlanning: text(es: "anticonceptivos", en: "contraceptives")
    case .programme(let name): text(es: "programa \(name)", en: "programme \(name)")
    case .products(let codes):
      counted(
        codes.count, es: ("producto elegido", "productos elegidos"), en: ("chosen product", "chosen products")
      )
    case .all: text(es: "todos los productos", en: "all products")
    }
  }

  /// What lies outside a scope, in rows of files.
  package func outsideRows(_ outside: OutsideScope, of scope: ProductScope) -> String {
    let products = counted(outside.products, es: ("producto", "productos"), en: ("product", "products"))
    let rows = counted(outside.rows, es: ("fila", "filas"), en: ("row", "rows"))
    return text(
      es: "Fuera del ámbito (\(name(of: scope))): \(rows) de \(products) más, guardadas.",
      en: "Outside the scope (\(name(of: scope))): \(rows) of \(products) more, kept.")
  }

  /// What lies outside a scope, in reports of the database.
  func outsideReports(_ outside: OutsideScope, of scope: ProductScope) -> String {
    let products = counted(outside.products, es: ("producto", "productos"), en: ("product", "products"))
    let reports = counted(outside.rows, es: ("reporte", "reportes"), en: ("report", "reports"))
    return text(
      es:
        "Fuera del ámbito (\(name(of: scope))): \(reports) de \(products) más, guardados y no contados aquí",
      en: "Outside the scope (\(name(of: scope))): \(reports) of \(products) more, kept and not counted here")
  }

  /// What is done where a database has no method of family planning, and nobody asked for anything else.
  public var wholeDatabaseNotice: String {
    text(
      es:
        "Ningún producto de la base se conoce como método de planificación familiar: se miran todos. Si hay métodos, "
        + "importe un catálogo con sus códigos y años pareja (cyp_per_unit); con --scope se eligen otros productos.",
      en:
        "No product of the database is known as a method of family planning: all are looked at. If there are methods, "
        + "import a catalogue with their codes and couple-years (cyp_per_unit); --scope chooses other products."
    )
  }

  /// A scope that nobody knows.
  func unknownScope(_ scope: String, nearest: String?, programmes: [String]) -> String {
    let known =
      programmes.isEmpty
      ? text(
        es: "Ningún catálogo importado nombra programas (columna PROGRAMA)",
        en: "No imported catalogue names programmes (column PROGRAMA)")
      : text(es: "Programas: ", en: "Programmes: ")
        + programmes.prefix(Self.programmesShown).joined(separator: ", ")
        + (programmes.count > Self.programmesShown ? ", …" : "")
    return text(
      es: "«\(scope)» no es un ámbito." + (nearest.map { " ¿Quiso decir \($0)?" } ?? "")
        + " Se espera anticonceptivos, todos, un programa del catálogo, códigos separados por comas, o un archivo con un código "
        + "por línea. \(known).",
      en: "\"\(scope)\" is no scope." + (nearest.map { " Did you mean \($0)?" } ?? "")
        + " Expected is contraceptives, all, a programme of the catalogue, codes with commas between them, or a file with a code "
        + "on each line. \(known).")
  }

  private static let programmesShown = 12
}
