import GRDB
import SupplyModel

extension Standard: ServiceRow {
  static var register: ServiceRegister { .standard }

  var key: [(column: String, value: any DatabaseValueConvertible)] { [("standard", code.text)] }

  var content: [(column: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("source", source.rawValue), ("owner", owner.rawValue), ("better", better.rawValue),
      ("unit", unit.rawValue), ("target", target), ("name", Self.text(name)),
      ("definition", definition.flatMap(Self.text)), ("numerator", numerator.flatMap(Self.text)),
      ("denominator", denominator.flatMap(Self.text)),
    ]
  }

  init(columns row: Row) throws {
    let name: String = try row.needed("name")
    self.init(
      code: StandardCode(try row.needed("standard") as String), source: try row.word("source"),
      owner: try row.word("owner"), better: try row.word("better"), unit: try row.word("unit"),
      target: try row.stated("target"), name: try StoredJSON.value(StandardText.self, name),
      definition: try row.words("definition"), numerator: try row.words("numerator"),
      denominator: try row.words("denominator"))
  }

  private static func text(_ words: StandardText) -> String? { try? StoredJSON.text(words) }
}

extension ChecklistResult: ServiceRow {
  static var register: ServiceRegister { .checklist }

  var key: [(column: String, value: any DatabaseValueConvertible)] {
    [("standard", standard.text), ("month", month), ("facility", facility)]
  }

  var content: [(column: String, value: (any DatabaseValueConvertible)?)] {
    [("met", met), ("total", total)]
  }

  init(columns row: Row) throws {
    self.init(
      facility: try row.needed("facility"), month: try row.needed("month"),
      standard: StandardCode(try row.needed("standard") as String), met: try row.needed("met"),
      total: try row.needed("total"))
  }
}

extension ServedPopulation: ServiceRow {
  static var register: ServiceRegister { .population }

  var key: [(column: String, value: any DatabaseValueConvertible)] {
    [("facility", facility), ("year", year), ("method", method)]
  }

  var content: [(column: String, value: (any DatabaseValueConvertible)?)] {
    [("women", women), ("couples", couples)]
  }

  init(columns row: Row) throws {
    self.init(
      facility: try row.needed("facility"), year: try row.needed("year"), method: try row.needed("method"),
      women: try row.stated("women"), couples: try row.stated("couples"))
  }
}

extension ServiceMonth: ServiceRow {
  static var register: ServiceRegister { .serviceMonth }

  var key: [(column: String, value: any DatabaseValueConvertible)] {
    [("service", service), ("month", month), ("facility", facility)]
  }

  var content: [(column: String, value: (any DatabaseValueConvertible)?)] {
    [("visits", visits), ("shift_hours", shiftHours), ("need", need)]
  }

  init(columns row: Row) throws {
    self.init(
      facility: try row.needed("facility"), month: try row.needed("month"),
      service: try row.needed("service"),
      visits: try row.stated("visits"), shiftHours: try row.stated("shift_hours"),
      need: try row.stated("need"))
  }
}

extension PlaceTarget: ServiceRow {
  static var register: ServiceRegister { .placeTarget }

  var key: [(column: String, value: any DatabaseValueConvertible)] {
    [
      ("standard", standard.text), ("item", item), ("level", place.level.rawValue),
      ("place", (try? StoredJSON.text(place.path)) ?? ""), ("to_month", to),
    ]
  }

  var content: [(column: String, value: (any DatabaseValueConvertible)?)] {
    [("from_month", from), ("start", start), ("value", value), ("months", months)]
  }

  init(columns row: Row) throws {
    let path: String = try row.needed("place")
    self.init(
      standard: StandardCode(try row.needed("standard") as String), item: try row.needed("item"),
      place: ServicePlace(level: try row.word("level"), path: try StoredJSON.value([String].self, path)),
      from: try row.needed("from_month"), to: try row.needed("to_month"), start: try row.stated("start"),
      value: try row.needed("value"), months: try row.needed("months"))
  }
}

extension Row {
  /// A word of a fixed set.
  ///
  /// - Throws: `DecodingError` for one that no version writes.
  fileprivate func word<Word: RawRepresentable>(_ column: String) throws -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try needed(column)) else { throw Row.damage(column) }
    return word
  }

  /// Words in both languages; nil where there are none.
  fileprivate func words(_ column: String) throws -> StandardText? {
    try (try stated(column) as String?).map { try StoredJSON.value(StandardText.self, $0) }
  }
}
