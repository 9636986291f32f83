import Improvement
import SupplyModel

extension Language {
  /// Where a factor comes from.
  func name(of source: ProtectionFactor.Source) -> String {
    switch source {
    case .common:
      text(es: "uso común en el Perú; las normas difieren", en: "in common use in Peru; norms differ")
    case .stated: text(es: "indicado con --factor", en: "stated with --factor")
    case .unknown:
      text(
        es: "no se halló en ninguna norma a la mano: no cuenta ninguna pareja hasta indicar --factor",
        en: "found in no norm at hand: it counts for no couple until --factor states it")
    }
  }

  /// By how many units of a method a couple counts, and where that comes from.
  func factorNote(_ factor: ProtectionFactor) -> String {
    guard let units = factor.unitsPerCouple else { return name(of: factor.source) }
    let count = NumberText.decimal(units, decimals: 2)
    return text(
      es: "\(count) por pareja al año (\(name(of: factor.source)))",
      en: "\(count) per couple a year (\(name(of: factor.source)))")
  }

  /// Why shifts are moved, with its arithmetic.
  func sentence(for move: ShiftMove, _ proposal: ShiftProposal) -> String {
    func whole(_ value: Double) -> String { NumberText.whole(Int(value.rounded())) }
    let rate = NumberText.decimal(proposal.visitsPerHour ?? 0, decimals: 2)
    let (from, to) = (move.from, move.to)
    return text(
      es:
        "Al mes, \(whole(from.month.need)) atenciones necesarias ÷ \(rate) por hora = \(whole(from.hoursNeeded)) horas, y tiene "
        + "\(whole(from.month.hours)); quien recibe necesita \(whole(to.month.need)) ÷ \(rate) = \(whole(to.hoursNeeded)) horas, "
        + "tiene \(whole(to.month.hours)) y le faltan \(whole(to.unmet)) atenciones. \(move.hours) horas × \(rate), hasta lo que "
        + "falta = \(NumberText.decimal(move.visits)) más.",
      en:
        "A month, \(whole(from.month.need)) needed visits ÷ \(rate) an hour = \(whole(from.hoursNeeded)) hours, and it has "
        + "\(whole(from.month.hours)); who gets them needs \(whole(to.month.need)) ÷ \(rate) = \(whole(to.hoursNeeded)) hours, "
        + "has \(whole(to.month.hours)) and misses \(whole(to.unmet)) visits. \(move.hours) hours × \(rate), as far as visits are "
        + "missed = \(NumberText.decimal(move.visits)) more.")
  }

  /// What a proposal comes to, and under what it holds.
  public func summary(of proposal: ShiftProposal, _ rules: ShiftRules, facilities: FacilityDirectory)
    -> String
  {
    guard let rate = proposal.visitsPerHour else {
      return text(
        es: "Sin atenciones y horas de turno no hay propuesta: importe un archivo de servicios con las dos.",
        en: "Without visits and hours of shifts there is no proposal: import a file of services with both.")
    }
    let level = name(of: rules.within)
    var parts = [
      text(
        es:
          "Al mes faltan \(NumberText.decimal(proposal.unmet)) atenciones en \(proposal.balances.count) establecimientos con horas, "
          + "necesidad y atenciones; estos cambios servirían \(NumberText.decimal(proposal.served)).",
        en:
          "A month \(NumberText.decimal(proposal.unmet)) visits are missed at \(proposal.balances.count) facilities with hours, need "
          + "and visits; these moves would serve \(NumberText.decimal(proposal.served))."),
      text(
        es:
          "Es una propuesta: supone \(NumberText.decimal(rate, decimals: 2)) atenciones por hora en todo lugar, turnos de "
          + "\(rules.shiftHours) horas, la misma \(level) y \(NumberText.decimal(rules.withinKilometres)) km en línea recta.",
        en:
          "It is a proposal: it takes \(NumberText.decimal(rate, decimals: 2)) visits an hour everywhere, shifts of \(rules.shiftHours) "
          + "hours, the same \(level) and \(NumberText.decimal(rules.withinKilometres)) km as the crow flies."
      ),
    ]
    if !proposal.unplaced.isEmpty {
      let list = proposal.unplaced.map { facilities[$0].name ?? $0.text }.joined(separator: ", ")
      parts.append(
        text(
          es: "Sin coordenadas en el registro, y por eso sin cambios: \(list).",
          en: "Without coordinates in the register, and therefore without moves: \(list)."))
    }
    return parts.joined(separator: " ")
  }

  /// What of need and service is not known or not counted, a line each.
  public func needNotes(
    _ whole: PlaceNeed?, uncounted: [String], service: String?, strangers: [FacilityCode]
  ) -> [String] {
    var lines: [String] = []
    if let whole {
      if whole.withPopulation == 0 {
        lines.append(
          text(
            es:
              "Sin población no hay porcentaje de parejas: importe un archivo de población (docs/layouts.md).",
            en:
              "Without a population there is no share of couples: import a file of population (docs/layouts.md)."
          ))
      } else if whole.withPopulation < whole.facilities {
        let missing = whole.facilities - whole.withPopulation
        lines.append(
          text(
            es:
              "\(outOf(missing, whole.facilities)) establecimientos no tienen población: no cuentan en ningún lado del porcentaje.",
            en:
              "\(outOf(missing, whole.facilities)) facilities have no population: they count on neither side of a share."
          ))
      }
      if let year = whole.populationYear, year < whole.period.upperBound.year {
        lines.append(
          text(
            es: "Hay población del año \(year): la de \(whole.period.upperBound.year) no se importó.",
            en: "Some population is of \(year): that of \(whole.period.upperBound.year) was not imported."))
      }
    }
    if let reported = whole?.months.value(.share), reported < 0.9995, reported > 0 {
      lines.append(
        text(
          es:
            "Se reportó \(NumberText.percent(reported)) de los meses de los establecimientos: de cada uno, lo que falta se toma como lo reportado (× 12 ÷ meses).",
          en:
            "\(NumberText.percent(reported)) of the facilities' months were reported: of each, what is missing is taken to be like what was reported (× 12 ÷ months)."
        ))
    }
    if !uncounted.isEmpty {
      let list = uncounted.map(methodName).joined(separator: ", ")
      lines.append(
        text(
          es:
            "Sin factor conocido, no cuentan como parejas protegidas (sí en APP): \(list). Indíquelo con --factor.",
          en:
            "Without a known factor these count for no protected couple (they do in couple-years): \(list). State it with --factor."
        ))
    }
    if service == nil {
      lines.append(
        text(
          es:
            "Sin servicios importados no hay atenciones ni horas: importe un archivo de servicios (docs/layouts.md).",
          en:
            "Without imported services there are no visits and no hours: import a file of services (docs/layouts.md)."
        ))
    } else {
      lines.append(
        text(
          es:
            "«Sin el método» es una estimación: atenciones × demanda no atendida ÷ demanda, en meses con ambas cifras.",
          en:
            "\"Without the method\" is an estimate: visits × demand not met ÷ demand, in months with both figures."
        ))
    }
    if !strangers.isEmpty {
      let list = strangers.prefix(10).map(\.text).joined(separator: ", ")
      lines.append(
        text(
          es: "Establecimientos que ningún registro nombra: \(list). Revise el código.",
          en: "Facilities that no register names: \(list). Check the code."))
    }
    return lines
  }
}
