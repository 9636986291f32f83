import ArgumentParser
import CommandWords
import Runs
import SupplyModel
import SupplyStore

/// Of which place something is told.
struct PlaceOption: ParsableArguments {
  static let rules: [OptionRule] = [.only(["--level"], with: "--place")]

  @Option(
    help: .told(
      .text, es: "Dónde: DIRESA, red, microrred o establecimiento, por su nombre; si no se dice, todo.",
      en:
        "Where: regional authority, network, micro-network or facility, by its name; everything unless given."
    ))
  var place: String?

  @Option(
    help: .told(
      .choice, es: "El nivel del lugar, donde varios se llaman igual.",
      en: "The place's level, where several have its name."))
  var level: PlaceLevel?

  /// The place that is named; everything where none is.
  ///
  /// - Throws: `RunError.unknownPlace`, `.ambiguousPlace`.
  func named(in database: SupplyDatabase) throws -> ServicePlace {
    try place.map { try PlaceLookUp(database: database).place($0, level: level) } ?? .all
  }
}

/// Of which place, and by which of its parts.
struct PlaceOptions: ParsableArguments {
  static let rules = PlaceOption.rules

  @OptionGroup var one: PlaceOption

  @Option(
    help: .told(
      .choice, es: "Por qué partes se ve; si no se dice, el lugar entero.",
      en: "By which parts it is seen; the place as a whole unless given."))
  var by: PlaceLevel?

  /// The place that is named; everything where none is.
  ///
  /// - Throws: `RunError.unknownPlace`, `.ambiguousPlace`.
  func named(in database: SupplyDatabase) throws -> ServicePlace { try one.named(in: database) }
}

/// Up to which month something is told.
struct MonthOption: ParsableArguments {
  @Option(
    help: .told(
      .month, es: "El mes, o el último de varios; si no se dice, el último completo.",
      en: "The month, or the last of several; the last whole one unless given."))
  var month: Month?
}
