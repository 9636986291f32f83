import Improvement
import SupplyModel

/// Who improved most, as a list.
public enum LeagueTable {
  /// The list, in the order of the league.
  public static func table(
    for entries: [LeagueEntry], standards: StandardCatalogue, facilities: FacilityDirectory,
    language: Language
  ) -> ListTable {
    ListTable(
      name: "league", title: ImprovementHeadings.league, rows: entries, language: language
    ) {
      Column("standard", es: "Estándar", .files) { .code($0.indicator.standard) }
      Column("standard_name", es: "Indicador") { .text(language.name(of: $0.indicator, standards)) }
      Column("rank", es: "Puesto") { .whole($0.rank) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Código lugar", .files) { .optional($0.place.path.isEmpty ? nil : $0.place.name) }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.place, facilities)) }
      Column("before_from", es: "Antes desde", .files) { .month($0.beforePeriod.lowerBound) }
      Column("before_to", es: "Antes hasta", .files) { .month($0.beforePeriod.upperBound) }
      Column("after_from", es: "Después desde", .files) { .month($0.afterPeriod.lowerBound) }
      Column("after_to", es: "Después hasta", .files) { .month($0.afterPeriod.upperBound) }
      Column("before", es: "Antes") { ListCell.figure($0.before.value(.share), .share) }
      Column("after", es: "Después") { ListCell.figure($0.after.value(.share), .share) }
      Column("progress", es: "Avance") { .optional(share: $0.progress) }
      Column("low", es: "De", inFiles: "avance_de") { .optional(share: $0.interval?.lowerBound) }
      Column("high", es: "A", inFiles: "avance_a") { .optional(share: $0.interval?.upperBound) }
      Column.coded("standing", es: "Qué se puede decir") {
        CodedCell($0.standing, language.told($0))
      }
      Column("tied", es: "No se distingue de", .files) { .whole($0.rank == nil ? nil : $0.tied) }
      Column("places", es: "Lugares", .files) { .whole($0.places) }
      Column("facilities", es: "Establecimientos", .files) { .whole($0.facilities) }
      Column("left_out", es: "Medidos una sola vez", .files) { .whole($0.leftOut) }
      Column("reporting_before", es: "Reporte antes", .files) {
        .optional(share: $0.reporting.first ?? nil)
      }
      Column("reporting_after", es: "Reporte después", .files) { .optional(share: $0.reporting.last ?? nil) }
      Column("reporting_changed", es: "Cambió el reporte") { .mark($0.hasReportingChanged) }
    }
  }
}

extension Language {
  /// What can be said of a place in a league.
  func told(_ entry: LeagueEntry) -> String {
    switch entry.standing {
    case .improved:
      entry.tied == 0
        ? text(es: "mejoró", en: "improved")
        : text(
          es: "mejoró; no se distingue de \(entry.tied) más",
          en: "improved; not distinguishable from \(entry.tied) more")
    case .unclear: text(es: "no se distingue del azar", en: "not distinguishable from chance")
    case .worsened: text(es: "empeoró", en: "worsened")
    case .fewFacilities:
      text(es: "menos de 5 establecimientos medidos", en: "fewer than 5 facilities measured")
    }
  }

  /// How many places of each league improved, a line each.
  public func leagueNotes(_ entries: [LeagueEntry], standards: StandardCatalogue) -> [String] {
    var seen: Set<Indicator> = []
    let indicators = entries.map(\.indicator).filter { seen.insert($0).inserted }
    return indicators.map { indicator in
      let own = entries.filter { $0.indicator == indicator }
      let improved = own.count { $0.standing == .improved }
      let few = own.count { $0.standing == .fewFacilities }
      let name = name(of: indicator, standards)
      let rest =
        few == 0
        ? ""
        : text(
          es: "; \(few) sin puesto por tener menos de 5 establecimientos medidos las dos veces",
          en: "; \(few) without a rank, with fewer than 5 facilities measured both times")
      return text(
        es:
          "\(name): \(outOf(improved, own.count - few)) lugares mejoraron más allá del azar\(rest). El puesto es por avance, no por nivel.",
        en:
          "\(name): \(outOf(improved, own.count - few)) places improved beyond chance\(rest). The rank is by progress, not by level."
      )
    }
  }

  /// How many of the leagues' places improved, in a sentence; nil where none has enough facilities for a rank.
  func league(_ entries: [LeagueEntry]) -> String? {
    let ranked = entries.filter { $0.standing != .fewFacilities }
    guard !ranked.isEmpty else { return nil }
    let improved = ranked.count { $0.standing == .improved }
    return text(
      es:
        "Avances de microrredes y redes en seis meses, cada indicador por su lado: \(outOf(improved, ranked.count)) mejoraron más allá del azar, descontado que se comparan muchos a la vez (por eso aquí menos que en «Antes y después»); el puesto es por avance, no por nivel.",
      en:
        "Progress of micro-networks and networks in six months, each indicator by itself: \(outOf(improved, ranked.count)) improved beyond chance, as many are compared at once (so fewer than in “Before and after”); the rank is by progress, not by level."
    )
  }

  /// From how many others a place cannot be told apart, and whether who reported changed; nil where neither is so.
  func leagueNote(_ entry: LeagueEntry) -> String? {
    let parts = [
      entry.tied > 0
        ? text(
          es: "no se distingue de \(entry.tied) más", en: "not distinguishable from \(entry.tied) more")
        : nil,
      entry.hasReportingChanged ? text(es: "cambió el reporte", en: "reporting changed") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// `entre 3.1 y 9.8 puntos`.
  func leagueRange(_ entry: LeagueEntry) -> String? {
    entry.interval.map {
      let low = NumberText.decimal($0.lowerBound * 100)
      let high = distance($0.upperBound, .share)
      return text(es: "entre \(low) y \(high)", en: "between \(low) and \(high)")
    }
  }

  /// What a league says of one place, for its certificate; nil where it has no rank.
  func leagueSentence(_ entry: LeagueEntry) -> String? {
    guard let rank = entry.rank, entry.places > 1 else { return nil }
    let tied =
      entry.tied == 0
      ? text(es: "; se distingue de los demás", en: "; it can be told apart from the others")
      : text(
        es: "; no se distingue de \(entry.tied) más", en: "; it cannot be told apart from \(entry.tied) more")
    return text(
      es: "Puesto \(rank) por avance entre \(entry.places) lugares de su nivel\(tied).",
      en: "Rank \(rank) by progress among \(entry.places) places of its level\(tied).")
  }
}
