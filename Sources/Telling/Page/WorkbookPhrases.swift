/// The words of workbooks that no page has.
extension Language {
  /// The title of a list on its sheet, by the list's name; the name itself where the list is unknown.
  public func listTitle(_ name: String) -> String {
    switch name {
    case "orders": text(es: "Pedidos", en: "Orders")
    case "alerts": text(es: "Alertas", en: "Alerts")
    case "transfers": text(es: "Transferencias", en: "Transfers")
    case "shortages": text(es: "Faltantes de almacén", en: "Warehouse shortages")
    case "expiries": text(es: "Vencimientos", en: "Expiries")
    default: name
    }
  }

  /// The title of a facility's requisition.
  public var requisitionTitle: String {
    text(es: "Requerimiento de anticonceptivos", en: "Requisition of contraceptives")
  }

  /// A list's CSV heading as a sheet writes it: `Se vencería` for `se_venceria`.
  public func sheetHeading(_ title: String) -> String {
    guard title != "cpma" else { return "CPMA" }
    let words = title.split(separator: "_").map { word in
      self == .spanish ? Self.accented[String(word)] ?? String(word) : String(word)
    }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What headings of CSV files, which are plain ASCII, leave out.
  private static let accented = [
    "codigo": "código", "venceria": "vencería", "usaria": "usaría", "que": "qué", "anos": "años",
    "almacen": "almacén", "situacion": "situación", "tardia": "tardía", "maximo": "máximo", "mas": "más",
    "dias": "días",
  ]

  /// Above a list whose other columns are folded away.
  public var foldedColumns: String {
    text(
      es: "Hay más columnas: se abren con los botones + de arriba, o todas con el 2.",
      en: "There are more columns: the + buttons above open them, or the 2 opens all.")
  }

  /// The tab of the sheet that lists the requisitions.
  public var requisitionIndex: String { text(es: "Índice", en: "Index") }

  /// Who signs a requisition.
  public var requisitionSignatures: [String] {
    [
      text(es: "Solicitado por (nombre, firma, fecha):", en: "Requested by (name, signature, date):"),
      text(es: "Autorizado por (nombre, firma, fecha):", en: "Authorised by (name, signature, date):"),
      text(es: "Entregado por (nombre, firma, fecha):", en: "Issued by (name, signature, date):"),
      text(es: "Recibido por (nombre, firma, fecha):", en: "Received by (name, signature, date):"),
    ]
  }

  /// The columns of a requisition, in order: number, code, product, unit, stock, CPMA, months of stock, what a transfer
  /// brings, what is on order, what is asked for, how urgent, what the official rule asks for, authorised, issued.
  public var requisitionColumns: [String] {
    [
      text(es: "N.º", en: "No."), text(es: "Código", en: "Code"), text(es: "Producto", en: "Product"),
      text(es: "Unidad", en: "Unit"), text(es: "Stock", en: "Stock"), "CPMA",
      text(es: "Meses de stock", en: "Months of stock"), text(es: "Por traslado", en: "By transfer"),
      text(es: "En camino", en: "On order"), text(es: "Pedido", en: "Requested"),
      text(es: "Prioridad", en: "Priority"), text(es: "Regla oficial", en: "Official rule"),
      text(es: "Autorizado", en: "Authorised"), text(es: "Entregado", en: "Issued"),
    ]
  }

  /// The columns of the list of requisitions, in order: sheet, micro-network, code, facility, lines, of which urgent.
  public var requisitionIndexColumns: [String] {
    [
      text(es: "Hoja", en: "Sheet"), text(es: "Microrred", en: "Micro-network"),
      text(es: "Código", en: "Code"),
      text(es: "Establecimiento", en: "Facility"), text(es: "Productos", en: "Products"),
      text(es: "Urgentes", en: "Urgent"),
    ]
  }

  /// Above a requisition: `P.S. Tahuishco · 06528F01 · microrred Lluyllucucha`.
  public func requisitionPlace(name: String, code: String, microNetwork: String?) -> String {
    let network = microNetwork.map { " · " + text(es: "microrred ", en: "micro-network ") + $0 } ?? ""
    return (name == code ? code : name + " · " + code) + network
  }

  /// At the foot of each sheet: `Colca · datos hasta octubre de 2026`.
  public func sheetFoot(asOf month: String) -> String {
    text(es: "Colca · datos hasta \(month)", en: "Colca · data through \(month)")
  }
}
