import StockPolicy

/// What people read of transfers, beside the sentence of each.
extension Language {
  /// What the section says of itself, with the rates that trips were weighed by.
  func transferHint(_ worth: TransferSettings) -> String {
    let years = NumberText.decimal(worth.coupleYearsPerTrip, decimals: 2)
    let hundred = NumberText.decimal(worth.coupleYearsPerSol * 100, decimals: 2)
    let round = NumberText.decimal(worth.longestRoundKilometres)
    let perHundred = NumberText.decimal(worth.coupleYearsPerKilometre * 100, decimals: 2)
    return text(
      es:
        "Quien entrega se queda con lo que necesita hasta su pedido siguiente; donde el almacén no alcanza para todos, hasta "
        + "el final de lo que cubre, y quien está por vigilar no entrega nada que pueda usar. Un viaje se propone si protege al menos "
        + "\(years) años pareja, y \(perHundred) más por cada 100 km de ida en línea recta; lo que si no se vencería también "
        + "cuenta: \(hundred) por cada S/ 100. Antes de salir confirme por teléfono el stock, los lotes y el camino: "
        + "Colca solo sabe lo reportado, y de caminos nada. Un viaje con varias paradas es un recorrido: las que se sirven de "
        + "camino, hasta \(round) km con la vuelta, en línea recta. Los pedidos ya descuentan lo que se mueve.",
      en:
        "Whoever gives keeps what it needs until its next order; where the warehouse has not enough for all, to the end of "
        + "its cover, and who is to watch gives nothing that it can use. A trip is proposed if it protects at least \(years) "
        + "couple-years, and \(perHundred) more for every 100 km one way in a straight line; what would else expire counts too: "
        + "\(hundred) for every S/ 100. Before leaving, confirm stock, lots and road by telephone: Colca knows only what "
        + "was reported, and no roads. A trip with several stops is a round: those that are served on the way, up to "
        + "\(round) km there and back, in straight lines. The orders already take off what is moved."
    )
  }

  /// How far a trip is over all its stops: `41.2 km con la vuelta, en línea recta`.
  func thereAndBack(_ kilometres: Double) -> String {
    NumberText.decimal(kilometres)
      + text(es: " km con la vuelta, en línea recta", en: " km there and back, in straight lines")
  }

  /// How many transfers a run has, what they protect, and who cannot take part; with its line feed.
  func transferSummary(_ run: ForecastRun, withoutNetwork: Int, unplaced: [String]) -> String {
    guard let worth = run.settings.transfers else { return "" }
    let trips = counted(Set(run.transfers.map(\.trip)).count, es: ("viaje", "viajes"), en: ("trip", "trips"))
    let years = NumberText.decimal(run.transfers.reduce(0) { $0 + $1.coupleYears })
    let lines = NumberText.whole(run.transfers.count)
    let left =
      withoutNetwork == 0
      ? ""
      : " "
        + text(
          es: "Sin microrred ni red en el registro, no dan ni reciben: "
            + counted(withoutNetwork, es: ("establecimiento", "establecimientos"), en: ("", "")) + ".",
          en: "Without micro-network or network in the register, neither giving nor receiving: "
            + counted(withoutNetwork, es: ("", ""), en: ("facility", "facilities")) + ".")
    return text(
      es: "Mover antes de pedir: líneas \(lines), en \(trips); años pareja protegidos: \(years).\(left)\n",
      en: "Move before ordering: lines \(lines), in \(trips); couple-years protected: \(years).\(left)\n")
      + (placesAsked(unplaced, worth: worth).map { $0 + "\n" } ?? "")
  }

  /// Asks where facilities are whose place no register knows; nil where all are known.
  func placesAsked(_ names: [String], worth: TransferSettings) -> String? {
    guard !names.isEmpty else { return nil }
    let further = names.count - Self.placesNamed
    let named =
      names.prefix(Self.placesNamed).joined(separator: ", ")
      + (further > 0 ? text(es: " y \(further) más", en: " and \(further) more") : "")
    let kilometres = NumberText.decimal(worth.assumedKilometres)
    return text(
      es:
        "¿Dónde está? Sin ubicación en el registro: \(named). Se supone que queda a \(kilometres) km de los demás y en ningún "
        + "recorrido; escriba su latitud y longitud en el registro de establecimientos.",
      en:
        "Where is it? Without a place in the register: \(named). It is taken to be \(kilometres) km from all others and on no "
        + "round; write its latitude and longitude into the register of facilities.")
  }

  /// So many places are named, the rest counted.
  private static let placesNamed = 5
}
