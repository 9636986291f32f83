import SupplyModel

extension Language {
  /// Below the facility's name.
  func messageData(until month: Month) -> String {
    text(es: "Colca, datos hasta \(monthText(month))", en: "Colca, data through \(monthText(month))")
  }

  func orderHeading(_ products: Int) -> String {
    let counted = counted(products, es: ("producto", "productos"), en: ("product", "products"))
    return text(es: "PEDIR (\(counted)):", en: "ORDER (\(counted)):")
  }

  var receiveHeading: String {
    text(es: "RECIBIR o recoger, antes de pedir:", en: "RECEIVE or fetch, before ordering:")
  }

  var giveHeading: String { text(es: "ENTREGAR:", en: "GIVE:") }

  var expiringHeading: String { text(es: "POR VENCER, use primero:", en: "EXPIRING, use first:") }

  var expiredHeading: String {
    text(
      es: "VENCIDO, no lo use: retírelo y dé de baja:",
      en: "EXPIRED, do not use it: set it apart, write it off:")
  }

  /// `, lote NS1286, venció nov 2026`.
  func expired(lot: String?, month: Month?) -> String {
    let number = lot.map { text(es: ", lote \($0)", en: ", lot \($0)") } ?? ""
    return number
      + (month.map { text(es: ", venció \(shortMonth($0))", en: ", expired \(shortMonth($0))") } ?? "")
  }

  /// `, lote NS1286, vence ene 2028: sobraría 1`.
  func expiring(lot: String?, month: Month?, units: Int) -> String {
    let number = lot.map { text(es: ", lote \($0)", en: ", lot \($0)") } ?? ""
    let when = month.map { text(es: ", vence \(shortMonth($0))", en: ", expires \(shortMonth($0))") } ?? ""
    let left = NumberText.whole(units)
    return number + when
      + text(es: ": \(units == 1 ? "sobraría" : "sobrarían") \(left)", en: ": \(left) would be left")
  }

  func lotsExpire(_ count: Int) -> String {
    counted(count, es: ("lote", "lotes"), en: ("lot", "lots"))
      + text(es: ": cuáles, en el informe.", en: ": which, in the report.")
  }

  func canUse(_ place: String, units: Int) -> String {
    text(
      es: "; \(place) puede usar \(NumberText.whole(units)): llame y envíe con quien viaje",
      en: "; \(place) can use \(NumberText.whole(units)): call and send it with whoever travels")
  }

  var unknownHeading: String { text(es: "NO SE SABE:", en: "NOT KNOWN:") }

  func wouldCome(_ units: Int) -> String {
    text(
      es: " (el almacén puede dar \(NumberText.whole(units)))",
      en: " (the warehouse can give \(NumberText.whole(units)))")
  }

  /// What to do where the warehouse has nothing.
  var askAllTheSame: String {
    text(
      es: "Lo que el almacén no tiene, pídalo igual y avise a la red.",
      en: "What the warehouse does not have: ask for it all the same, and tell the network.")
  }

  /// The same in a line that has to be short.
  func thereAre(_ units: Int) -> String {
    text(es: " (hay \(NumberText.whole(units)))", en: " (\(NumberText.whole(units)) there)")
  }

  var isDoubted: String { text(es: " (dato en duda: confírmelo)", en: " (figure in doubt: confirm it)") }

  var isDecided: String {
    text(es: " (ya se decidió algo: vea el informe)", en: " (something was decided: see the report)")
  }

  func from(_ place: String) -> String { text(es: ", de ", en: ", from ") + place }

  func to(_ place: String) -> String { text(es: ", a ", en: ", to ") + place }

  func trip(_ number: Int) -> String {
    text(es: " (viaje \(NumberText.whole(number)))", en: " (trip \(NumberText.whole(number)))")
  }

  func count(_ product: String) -> String {
    text(es: "\(product): cuente el stock y avise.", en: "\(product): count the stock and tell.")
  }

  func sendReport(of month: Month) -> String {
    text(
      es: "No llegó su reporte de \(monthText(month)): envíelo.",
      en: "Your report of \(monthText(month)) has not come in: send it.")
  }

  var nothingToDo: String {
    text(es: "Este mes no hay nada que pedir ni mover.", en: "Nothing to order or move this month.")
  }

  func today(_ product: String, others: Int) -> String {
    let more =
      others > 0
      ? text(es: " y \(NumberText.whole(others)) más", en: " and \(NumberText.whole(others)) more") : ""
    return text(
      es: "PARA CUÁNDO: hoy; ya se agotó: \(product)\(more).",
      en: "BY WHEN: today; already out: \(product)\(more).")
  }

  func before(_ day: Day, _ product: String, today: Day?) -> String {
    guard !hasPassed(day, today) else {
      return text(
        es: "PARA CUÁNDO: hoy; se habría acabado hacia el \(dayText(day)): \(product).",
        en: "BY WHEN: today; this should have run out about \(dayText(day)): \(product).")
    }
    return text(
      es:
        "PARA CUÁNDO: hoy; antes de que llegue lo pedido, hacia el \(dayText(day)), se acabaría: \(product).",
      en: "BY WHEN: today; before the order comes, about \(dayText(day)), this would run out: \(product).")
  }

  var withUsualOrder: String {
    text(es: "PARA CUÁNDO: con el pedido de este mes.", en: "BY WHEN: with this month's order.")
  }

  /// To whom what is not known or doubted is told.
  func tell(_ caller: String) -> String {
    text(
      es: "LO QUE NO SE SABE o está en duda, dígalo a \(caller).",
      en: "WHAT IS NOT KNOWN or in doubt: tell \(caller).")
  }

  /// Whom to call before a trip, in one line: those without a number together, so that orders keep the room.
  ///
  /// - Parameter namesSilent: whether those without a number are named; if not, they stand with their trips above.
  func call(_ places: [(name: String, telephone: String?)], namesSilent: Bool = true) -> String {
    let known = places.compactMap { place in place.telephone.map { "\(place.name) (\($0))" } }
    let others = places.filter { $0.telephone == nil }.map(\.name)
    let all = known.isEmpty ? text(es: "a todos", en: "all") : text(es: "a los demás", en: "the others")
    let whom = namesSilent ? others.joined(separator: ", ") : all
    let silent = others.isEmpty ? [] : [whom + " (\(noTelephone))"]
    let calls = (known + silent).joined(separator: "; ")
    return text(es: "LLAME antes de ir: \(calls).", en: "CALL before going: \(calls).")
  }

  /// What of a part does not fit a screen.
  func andMore(_ count: Int, see place: String) -> String {
    text(
      es: "y \(NumberText.whole(count)) más: vea \(place).",
      en: "and \(NumberText.whole(count)) more: see \(place).")
  }

  var orderSheet: String { text(es: "la hoja de pedido", en: "the order sheet") }
  var routeSheet: String { text(es: "la hoja de ruta", en: "the route sheet") }
  var wholeReport: String { text(es: "el informe", en: "the report") }
}
