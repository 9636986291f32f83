import Improvement
import SupplyModel

/// Why shelves were empty, as lists.
public enum CauseTable {
  private struct Row {
    let shares: CauseShares
    let cause: StockoutCause?
    let count: Int
    let years: Double
  }

  /// The share of each cause at each place, the most frequent first; what no report shows comes last.
  public static func shares(
    _ shares: [CauseShares], facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    let rows = shares.flatMap { one -> [Row] in
      let told = StockoutCause.allCases.map {
        Row(shares: one, cause: $0, count: one.count($0), years: one.coupleYears($0))
      }.filter { $0.count > 0 }.enumerated().sorted {
        ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
      }
      let untold = Row(shares: one, cause: nil, count: one.untold, years: one.untoldYears)
      return told.map(\.element) + (one.untold > 0 ? [untold] : [])
    }
    return ListTable(name: "causes", rows: rows, language: language) {
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.shares.place.level, language.name(of: $0.shares.place.level))
      }
      Column("place", es: "Código lugar", .files) {
        .optional($0.shares.place.path.isEmpty ? nil : $0.shares.place.name)
      }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.shares.place, facilities)) }
      Column.coded("cause", es: "Causa") { CodedCell(cause: $0.cause, language) }
      Column("months", es: "Meses") { .whole($0.count) }
      Column("share", es: "Parte") { row in
        .optional(share: row.shares.total > 0 ? Double(row.count) / Double(row.shares.total) : nil)
      }
      Column("couple_years", es: "APP perdidos") { .number($0.years, upTo: 2) }
      Column.coded("owner", es: "Actúa") { row in
        row.cause.map { CodedCell($0.owner, language.name(of: $0.owner)) } ?? .blank
      }
    }
  }

  /// Each empty shelf with its cause and what it was told from.
  public static func lines(
    _ lines: [CauseLine], facilities: FacilityDirectory, products: ProductCatalogue, language: Language
  ) -> ListTable {
    ListTable(name: "causes", title: ImprovementHeadings.causes, rows: lines, language: language) {
      Column("month", es: "Mes") { .month($0.month) }
      Column("facility", es: "Código") { .code($0.key.facility) }
      Column("facility_name", es: "Establecimiento") { .optional(facilities[$0.key.facility].name) }
      Column("product", es: "Código producto", .files) { .code($0.key.product) }
      Column("product_name", es: "Producto", .sheet) { .optional(products[$0.key.product].name) }
      Column.coded("cause", es: "Causa") { CodedCell(cause: $0.cause, language) }
      Column("units", es: "Unidades") { .number($0.cause == nil ? nil : $0.units, upTo: 1) }
      Column("order_month", es: "Mes del pedido", .files) { .optional($0.orderMonth) }
      Column("ordered", es: "Pedido", .files) { .number($0.ordered, upTo: 1) }
      Column("received", es: "Recibido", .files) { .number($0.received, upTo: 1) }
      Column("couple_years", es: "APP perdidos", .files) { .number($0.coupleYearsLost, upTo: 3) }
      Column("reason", es: "Por qué", .sheet) { .text(language.sentence(for: $0)) }
    }
  }
}

extension CodedCell {
  /// A cause; `untold` where there is none.
  init(cause: StockoutCause?, _ language: Language) {
    if let cause {
      self.init(cause, language.name(of: cause))
    } else {
      self.init(.text("untold"), language.name(of: cause))
    }
  }
}

extension Language {
  /// A cause, in a few words.
  public func name(of cause: StockoutCause?) -> String {
    switch cause {
    case .warehouseEmpty: text(es: "almacén sin stock", en: "warehouse empty")
    case .deliveredLate: text(es: "entrega tardía", en: "delivered late")
    case .deliveredShort: text(es: "entrega incompleta", en: "delivered short")
    case .notReported: text(es: "no reportó", en: "not reported")
    case .orderedTooLittle: text(es: "pidió poco o nada", en: "ordered too little or nothing")
    case .demandJumped: text(es: "subió la demanda", en: "demand jumped")
    case .movedAway: text(es: "stock enviado a otro lugar", en: "stock moved away")
    case .expired: text(es: "stock vencido", en: "stock expired")
    case nil: text(es: "no se puede saber", en: "cannot be told")
    }
  }

  /// Why a shelf was empty, with the figures that say so.
  func sentence(for line: CauseLine) -> String {
    let units = NumberText.whole(Int(line.units.rounded()))
    let (ordered, received) = (
      NumberText.whole(Int((line.ordered ?? 0).rounded())),
      NumberText.whole(Int((line.received ?? 0).rounded()))
    )
    let when = line.orderMonth.map(shortMonth) ?? ""
    return switch line.cause {
    case .warehouseEmpty:
      text(
        es: "De \(ordered) pedidos en \(when) llegaron \(received); el almacén no tenía.",
        en: "Of \(ordered) ordered in \(when) \(received) came; the warehouse had none.")
    case .deliveredLate:
      text(
        es: "\(units) de lo pedido en \(when) llegaron después de su fecha.",
        en: "\(units) of what was ordered in \(when) came after their time.")
    case .deliveredShort:
      text(
        es: "De \(ordered) pedidos en \(when) llegaron \(received), aunque el almacén tenía.",
        en: "Of \(ordered) ordered in \(when) \(received) came, though the warehouse had some.")
    case .notReported:
      text(
        es: "No hay reporte del mes en que debía pedir: faltaron unas \(units) unidades.",
        en:
          "There is no report of the month in which it should have ordered: some \(units) units were missing."
      )
    case .orderedTooLittle:
      text(
        es: "Entre stock y pedido faltaron \(units) para la demanda de siempre hasta el pedido siguiente.",
        en: "Stock and order were \(units) short of the usual demand until the next order.")
    case .demandJumped:
      text(
        es: "Se pidieron \(units) más que lo usual desde el último pedido.",
        en: "\(units) more than usual were asked for since the last order.")
    case .movedAway:
      text(
        es: "Salieron \(units) a otro lugar desde el último pedido.",
        en: "\(units) went to another place since the last order.")
    case .expired:
      text(es: "Vencieron \(units) desde el último pedido.", en: "\(units) expired since the last order.")
    case nil:
      text(
        es: "Los reportes no muestran qué se pidió, qué llegó ni qué salió.",
        en: "Reports show neither what was ordered nor what came or left.")
    }
  }
}
