import SupplyModel

/// A unit of issue as a noun that a sentence can count.
struct UnitNoun: Sendable, Equatable {
  /// One of it.
  let singular: String
  /// Several of it.
  let plural: String
  /// Whether Spanish says *una*.
  let isFeminine: Bool

  /// `1 ampolla`, `24 ampollas`, `1,200.5 unidades`.
  func counted(_ quantity: Double) -> String {
    let number = NumberText.decimal(quantity)
    return number + " " + (number == "1" ? singular : plural)
  }
}

extension Language {
  /// The noun of a catalogue's unit (`INYECT`, `BLISTER`, `ampoule`, …); *unidad* when it states none.
  ///
  /// What stands in parentheses explains the unit and is not counted: `blíster (1 ciclo)` is a *blíster*. A unit that
  /// is not in the list is used as it stands, with a plural made by rule.
  func unitNoun(_ unit: String?) -> UnitNoun {
    let word = Self.withoutParentheses((unit ?? "").lowercased())
    let key = word.filter { $0.isLetter || $0 == " " }
    if let known = Self.units.first(where: { $0.keys.contains(key) }) {
      switch self {
      case .spanish:
        return UnitNoun(singular: known.spanish.0, plural: known.spanish.1, isFeminine: known.spanish.2)
      case .english: return UnitNoun(singular: known.english.0, plural: known.english.1, isFeminine: false)
      }
    }
    let endsInVowel = word.last.map { "aeiouáéíóú".contains($0) } ?? false
    let feminine = ["a", "dad", "ción"].contains { word.hasSuffix($0) }
    let ending = text(es: endsInVowel ? "s" : "es", en: "s")
    return UnitNoun(singular: word, plural: word + ending, isFeminine: self == .spanish && feminine)
  }

  private static func withoutParentheses(_ text: String) -> String {
    var depth = 0
    let outside = text.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0 && character != ")"
    }
    return outside.split(separator: " ").joined(separator: " ")
  }

  private typealias Entry = (keys: [String], spanish: (String, String, Bool), english: (String, String))

  private static let units: [Entry] = [
    (["", "unidad", "unit", "und", "uni", "un", "each"], ("unidad", "unidades", true), ("unit", "units")),
    (
      ["ampolla", "ampoule", "amp", "inyect", "inyectable", "iny"], ("ampolla", "ampollas", true),
      ("ampoule", "ampoules")
    ),
    (["vial", "frasco ampolla", "fam"], ("vial", "viales", false), ("vial", "vials")),
    (
      ["blister", "blíster", "blister x "], ("blíster", "blísteres", false),
      ("blister pack", "blister packs")
    ),
    (["ciclo", "cycle"], ("ciclo", "ciclos", false), ("cycle", "cycles")),
    (["tableta", "tablet", "tab", "pastilla"], ("tableta", "tabletas", true), ("tablet", "tablets")),
    (["implante", "implant"], ("implante", "implantes", false), ("implant", "implants")),
    (["dispositivo", "device", "diu", "iud"], ("dispositivo", "dispositivos", false), ("device", "devices")),
    (["condon", "condón", "condom"], ("condón", "condones", false), ("condom", "condoms")),
    (["preservativo"], ("preservativo", "preservativos", false), ("condom", "condoms")),
    (["caja", "box"], ("caja", "cajas", true), ("box", "boxes")),
    (["paquete", "pack"], ("paquete", "paquetes", false), ("pack", "packs")),
    (["frasco", "bottle"], ("frasco", "frascos", false), ("bottle", "bottles")),
    (["kit"], ("kit", "kits", false), ("kit", "kits")),
  ]
}
