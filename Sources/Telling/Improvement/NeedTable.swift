import Improvement
import SupplyModel

/// Need and service, as lists.
public enum NeedTable {
  /// Need and service of every place.
  public static func table(
    for needs: [PlaceNeed], facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(name: "needs", title: ImprovementHeadings.need, rows: needs, language: language) {
      Column("from", es: "Desde", .files) { .month($0.period.lowerBound) }
      Column("month", es: "Mes") { .month($0.period.upperBound) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Código lugar", .files) { .optional($0.place.path.isEmpty ? nil : $0.place.name) }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.place, facilities)) }
      Column("facilities", es: "Establecimientos", .files) { .whole($0.facilities) }
      Column("reporting", es: "Reportaron", .files) { .whole($0.reporting) }
      Column("with_population", es: "Con población", .files) { .whole($0.withPopulation) }
      Column("months_reported", es: "Reportado", en: "Reported") {
        .optional(share: $0.months.value(.share))
      }
      Column("population_year", es: "Año de población", .files) { .whole($0.populationYear) }
      Column("women", es: "MEF", .files) { .number($0.women, upTo: 0) }
      Column("couples", es: "Parejas") { .number($0.couples, upTo: 0) }
      Column("protected", es: "Protegidas", en: "Protected couples", .files) {
        .number($0.protected, upTo: 1)
      }
      Column("couple_years", es: "APP al año", .files) { .number($0.coupleYears, upTo: 1) }
      Column("protected_of_couples", es: "Protegidas de parejas") {
        .optional(share: $0.protectedOfCouples.value(.share))
      }
      Column("protected_of_women", es: "Protegidas de MEF", .files) {
        .optional(share: $0.protectedOfWomen.value(.share))
      }
      Column("couple_years_of_couples", es: "APP de parejas") {
        .optional(share: $0.yearsOfCouples.value(.share))
      }
      Column("couple_years_of_women", es: "APP de MEF", .files) {
        .optional(share: $0.yearsOfWomen.value(.share))
      }
      Column("visits", es: "Atenciones") { .number($0.visits, upTo: 0) }
      Column("need", es: "Necesidad", .files) {
        .number($0.visitsOfNeed.total > 0 ? $0.visitsOfNeed.total : nil, upTo: 0)
      }
      Column("visits_of_need", es: "De la necesidad") { .optional(share: $0.visitsOfNeed.value(.share)) }
      Column("unmet_visits", es: "Atenciones que faltan", .files) { .number($0.unmetVisits, upTo: 0) }
      Column("shift_hours", es: "Horas", .files) {
        .number($0.visitsOfHours.total > 0 ? $0.visitsOfHours.total : nil, upTo: 1)
      }
      Column("visits_per_hour", es: "Por hora") { .number($0.visitsOfHours.value(.share), upTo: 2) }
      Column("stocked_out", es: "Sin stock") { .optional(share: $0.empty.value(.share)) }
      Column("visits_without_method", es: "Sin el método") { need in
        .number(need.withoutMethod.total > 0 ? need.withoutMethod.met : nil, upTo: 1)
      }
    }
  }

  /// Whom each method protects at every place, by the factors and in couple-years.
  public static func methods(
    _ rows: [PlaceMethodNeed], facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(
      name: "method_needs", title: ImprovementHeadings.methods, rows: rows, language: language
    ) {
      Column("from", es: "Desde", .files) { .month($0.period.lowerBound) }
      Column("month", es: "Mes", .files) { .month($0.period.upperBound) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.place.level, language.name(of: $0.place.level))
      }
      Column("place", es: "Código lugar", .files) { .optional($0.place.path.isEmpty ? nil : $0.place.name) }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.place, facilities)) }
      Column("method", es: "Método") { .text(language.methodName($0.method)) }
      Column("units", es: "Unidades") { .number($0.units, upTo: 1) }
      Column("units_per_couple", es: "Por pareja") { .number($0.factor?.unitsPerCouple, upTo: 4) }
      Column.coded("factor_source", es: "Fuente del factor", .files) { row in
        row.factor.map { CodedCell($0.source, language.name(of: $0.source)) } ?? .blank
      }
      Column("protected", es: "Protegidas", en: "Protected couples") { .number($0.protected, upTo: 1) }
      Column("share_of_protected", es: "De todas") { .optional(share: $0.ofProtected.value(.share)) }
      Column("couple_years_per_unit", es: "APP por unidad", .files) {
        .number($0.factor?.coupleYearsPerUnit, upTo: 6)
      }
      Column("couple_years", es: "APP al año") { .number($0.coupleYears, upTo: 1) }
      Column("share_of_couple_years", es: "Del APP") { .optional(share: $0.ofYears.value(.share)) }
      Column("couples", es: "Parejas") { .number($0.couples, upTo: 0) }
      Column("share_of_couples", es: "De las parejas", .files) {
        .optional(share: $0.ofCouples.value(.share))
      }
      Column("protected_of_couples", es: "Protegidas de parejas") {
        .optional(share: $0.protectedOfCouples.value(.share))
      }
      Column("couple_years_of_couples", es: "APP de parejas", .files) {
        .optional(share: $0.yearsOfCouples.value(.share))
      }
      Column("months_reported", es: "Reportado") { .optional(share: $0.months.value(.share)) }
    }
  }

  /// The factors by which couples are counted, and where each comes from.
  public static func factors(_ factors: [ProtectionFactor], language: Language) -> ListTable {
    ListTable(name: "factors", rows: factors, language: language) {
      Column("method", es: "Método") { .text(language.methodName($0.method)) }
      Column("units_per_couple", es: "Unidades por pareja al año") { .number($0.unitsPerCouple, upTo: 4) }
      Column.coded("source", es: "Fuente") { CodedCell($0.source, language.name(of: $0.source)) }
      Column("couple_years_per_unit", es: "APP por unidad") { .number($0.coupleYearsPerUnit, upTo: 6) }
      Column("units_per_visit", es: "Unidades por atención", .files) { .number($0.unitsPerVisit, upTo: 2) }
    }
  }

  /// The moves of shifts, each with its arithmetic.
  public static func moves(
    _ proposal: ShiftProposal, facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(
      name: "shift_moves", title: ImprovementHeadings.moves, rows: proposal.moves, language: language
    ) {
      Column("from", es: "Código de", .files) { .code($0.from.facility) }
      Column("from_name", es: "De") { .text(facilities[$0.from.facility].name ?? $0.from.facility.text) }
      Column("to", es: "Código a", .files) { .code($0.to.facility) }
      Column("to_name", es: "A") { .text(facilities[$0.to.facility].name ?? $0.to.facility.text) }
      Column("hours", es: "Horas al mes") { .whole($0.hours) }
      Column("kilometres", es: "km") { .number($0.kilometres, upTo: 1) }
      Column("visits", es: "Atenciones más") { .number($0.visits, upTo: 1) }
      Column("visits_per_hour", es: "Por hora", .files) { _ in .number(proposal.visitsPerHour, upTo: 3) }
      Column("from_hours", es: "Horas de quien da", .files) { .number($0.from.month.hours, upTo: 1) }
      Column("from_need", es: "Necesidad de quien da", .files) { .number($0.from.month.need, upTo: 1) }
      Column("from_hours_needed", es: "Horas que necesita quien da", .files) {
        .number($0.from.hoursNeeded, upTo: 1)
      }
      Column("to_hours", es: "Horas de quien recibe", .files) { .number($0.to.month.hours, upTo: 1) }
      Column("to_need", es: "Necesidad de quien recibe", .files) { .number($0.to.month.need, upTo: 1) }
      Column("to_visits", es: "Atenciones de quien recibe", .files) { .number($0.to.month.visits, upTo: 1) }
      Column("to_hours_needed", es: "Horas que necesita quien recibe", .files) {
        .number($0.to.hoursNeeded, upTo: 1)
      }
      Column("reason", es: "Por qué", .sheet) { .text(language.sentence(for: $0, proposal)) }
    }
  }
}
