import StockPolicy
import SupplyModel

/// What to ask for, up to what, and what keeps it from being more.
extension Reason {
  /// What to order and what for: `pida ya 24, para que en 9 de cada 10 casos alcance 3 meses`, with its full stop.
  var request: String {
    let quantity = NumberText.whole(order.quantity)
    let isUrgent = order.decision == .orderUrgently
    guard let arithmetic = order.arithmetic, let cap = arithmetic.cap else {
      return language.text(
        es: "\(before)pida \(isUrgent ? "ya " : "")\(quantity)\(packs), \(purpose).",
        en: "\(before)order \(quantity)\(packs)\(isUrgent ? " now" : ""), \(purpose).")
    }
    let asked = NumberText.whole(arithmetic.packed)
    let cause = cap.kinds.map(limit).joined(separator: language.text(es: " y ", en: " and "))
    guard order.quantity > 0 else {
      return language.text(
        es: "\(before)harían falta \(asked), pero \(cause).",
        en: "\(before)\(asked) would be needed, but \(cause).")
    }
    return language.text(
      es: "\(before)pida \(isUrgent ? "ya " : "")\(quantity) de los \(asked) que harían falta: \(cause).",
      en:
        "\(before)order \(quantity)\(isUrgent ? " now" : "") of the \(asked) that would be needed: \(cause).")
  }

  /// What a further sentence must tell: a share of too little, or an order that never came.
  var further: String {
    guard let arithmetic = order.arithmetic else { return "" }
    var text = replacement + expiry + substitutes + succession
    if arithmetic.overdue > 0 {
      let units = NumberText.decimal(arithmetic.overdue)
      text += language.text(
        es: " Debían haber llegado \(units) y ningún reporte las muestra: pregunte por ese pedido.",
        en: " \(units) should have come and no report shows them: ask after that order.")
    }
    if let allotment = arithmetic.allotment {
      text += share(allotment)
    }
    return text
  }

  /// What comes of an order that the warehouse cannot fill, by what it was decided, and what to do about the rest.
  private func share(_ allotment: OrderArithmetic.Allotment) -> String {
    let (units, stock) = (NumberText.whole(allotment.units), NumberText.whole(allotment.stock))
    let (asked, needed) = (NumberText.whole(allotment.ordered), NumberText.whole(order.quantity))
    let warehouse = allotment.warehouse
    let comes =
      switch allotment.units {
      case order.quantity...: language.text(es: "llegaría todo", en: "all of it would come")
      case ...0: language.text(es: "no llegaría nada", en: "nothing would come")
      case 1: language.text(es: "de los \(needed) llegaría 1", en: "of the \(needed), 1 would come")
      default:
        language.text(
          es: "de los \(needed) llegarían \(units)", en: "of the \(needed), \(units) would come")
      }
    var text = language.text(
      es: " El almacén \(warehouse) tiene \(stock) y le piden \(asked): \(comes)",
      en: " The warehouse \(warehouse) has \(stock) and is asked for \(asked): \(comes)")
    if let ranking = allotment.ranking, allotment.stock > 0 {
      let (place, claims) = (NumberText.whole(ranking.place), NumberText.whole(ranking.claims))
      text += language.text(
        es: " (puesto \(place) de \(claims) por lo que protege)",
        en: " (number \(place) of \(claims) by what it protects)")
    }
    let missing = order.quantity - allotment.units
    guard missing > 0 else { return text + "." }
    return text
      + language.text(
        es: ". Avise a la red que \(missing == 1 ? "falta" : "faltan") \(NumberText.whole(missing)).",
        en: ". Tell the network that \(NumberText.whole(missing)) \(missing == 1 ? "is" : "are") missing.")
  }

  /// Why who gives orders anew: the other one would be without before any order comes, or would use what expires here.
  private var replacement: String {
    guard assessment.moved < 0, order.isPlaced else { return "" }
    return language.text(
      es:
        " Lo que entrega hace falta allá antes de que llegue un pedido, o aquí se vencería; este pedido lo repone.",
      en:
        " What it gives is missed there before any order arrives, or would expire here; this order makes up for it."
    )
  }

  /// ` (paquetes de 10)`, ` (redondeado al envase de 100: 12 sobre el máximo)`; nothing for single units within the maximum.
  private var packs: String {
    guard let arithmetic = order.arithmetic else { return "" }
    let size = NumberText.whole(arithmetic.packSize)
    let above = arithmetic.aboveCeiling
    guard above > 0 else {
      guard arithmetic.packSize > 1 else { return "" }
      return language.text(es: " (paquetes de \(size))", en: " (packs of \(size))")
    }
    let beyond = language.text(
      es: "\(NumberText.whole(above)) sobre el máximo", en: "\(NumberText.whole(above)) above the maximum")
    let isMinimum = order.quantity >= arithmetic.need + arithmetic.packSize
    let cause =
      isMinimum
      ? language.text(
        es: "por el pedido mínimo de \(NumberText.whole(arithmetic.minimumOrder))",
        en: "for the minimum order of \(NumberText.whole(arithmetic.minimumOrder))")
      : language.text(es: "redondeado al envase de \(size)", en: "rounded to the pack of \(size)")
    return " (\(cause): \(beyond))"
  }

  /// What others of the group are short of and this carries, or what another carries of it; nothing where neither.
  private var substitutes: String {
    guard order.isPlaced, let arithmetic = order.arithmetic else { return "" }
    func name(_ code: ProductCode) -> String { FamilyPlanning.product(code)?.type ?? code.text }
    var text = ""
    if let carried = arithmetic.carried, arithmetic.carriedUnits >= 0.5 {
      let units = NumberText.decimal(arithmetic.carriedUnits, decimals: 0)
      let short = carried.products.map(name).joined(separator: language.text(es: " y ", en: " and "))
      text += language.text(
        es:
          " \(units == "1" ? "Se cuenta" : "Se cuentan") \(units) más porque no llega lo que falta de \(short).",
        en:
          " \(units) more \(units == "1" ? "is" : "are") counted, as what is short of \(short) does not come."
      )
    }
    if let relief = arithmetic.relief {
      let share = NumberText.percent(relief.share)
      text += language.text(
        es: " Si falta, hay de sobra \(name(relief.substitute)), que lleva el \(share).",
        en: " If it is out, there is \(name(relief.substitute)) to spare, which carries \(share).")
    }
    return text
  }

  /// What is counted of the codes that this one replaces; nothing where it replaces none.
  private var succession: String {
    guard let replaced = order.arithmetic?.replaced else { return "" }
    return replaced.reduce(into: "") { text, old in
      let units = NumberText.decimal(old.stock)
      text +=
        old.stock > 0
        ? language.text(
          es:
            " De lo que queda, \(units) son del código \(old.product), que este reemplaza: no pida más de él.",
          en:
            " Of what is left, \(units) lie under the code \(old.product), which this one replaces: order no more of it."
        )
        : language.text(
          es: " Cuenta el uso del código \(old.product), que este reemplaza.",
          en: " It counts the use of the code \(old.product), which this one replaces.")
    }
  }

  /// What will expire although more is ordered, and what the order is for; nothing where nothing will.
  private var expiry: String {
    guard let beside = assessment.expiryBesideOrder(asOf: settings.asOf) else { return "" }
    let units = NumberText.whole(beside.units)
    let first = language.monthText(beside.months.lowerBound)
    let when =
      beside.months.lowerBound == beside.months.upperBound
      ? language.text(es: "en \(first)", en: "in \(first)")
      : language.text(
        es: "de \(first) a \(language.monthText(beside.months.upperBound))",
        en: "from \(first) to \(language.monthText(beside.months.upperBound))")
    let purpose =
      switch beside.purpose {
      case .afterwards: language.text(es: "lo que se pide es para después", en: "the order is for afterwards")
      case .moreUse:
        language.text(
          es: "lo que se pide es por si se usa más de lo esperado",
          en: "the order is in case more is used than is expected")
      }
    return language.text(
      es: " \(beside.units == 1 ? "Vencerá" : "Vencerán") \(units) \(when); \(purpose).",
      en: " \(units) will expire \(when); \(purpose).")
  }

  /// What the quantity is for: the demand of a cover, or the bound that decided.
  private var purpose: String {
    let months = order.coverMonths
    // The order exceeds months × expected use; without the cases nobody could tell why.
    let span = language.counted(months, es: ("mes", "meses"), en: ("month", "months"))
    let usual = language.text(
      es: "para que \(language.serviceClause(order.serviceLevel)) alcance \(span)",
      en: "so that \(language.serviceClause(order.serviceLevel)) it lasts \(span)")
    guard let arithmetic = order.arithmetic else { return usual }
    if arithmetic.least > arithmetic.bounded {
      return language.text(
        es: "para no quedar sin \(unit.isFeminine ? "ninguna" : "ninguno")", en: "so as not to be without any"
      )
    }
    if arithmetic.bounded > arithmetic.demand {
      let least = language.months(settings.orders.floorMonths)
      return language.text(
        es: "para llegar al mínimo de \(least) de CPMA", en: "to reach the minimum of \(least) of CPMA")
    }
    if arithmetic.bounded < arithmetic.demand {
      let most = language.months(max(settings.orders.ceilingMonths, Double(months)))
      return language.text(
        es: "hasta el máximo de \(most) de CPMA", en: "up to the maximum of \(most) of CPMA")
    }
    return usual
  }

  private func limit(_ cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget:
      language.text(es: "el presupuesto no alcanza para más", en: "the budget allows no more")
    case .runBudget:
      language.text(
        es: "el presupuesto de todos los pedidos no alcanza para más",
        en: "the budget of all orders allows no more")
    case .storage: language.text(es: "no cabe más en el almacén", en: "the shelves hold no more")
    }
  }
}
