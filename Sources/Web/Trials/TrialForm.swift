import Operations
import StockPolicy
import SupplyModel
import Telling

/// What somebody typed for a forecast of what would be: a name, and what is to be otherwise; a blank field stays as the nights have it.
struct TrialForm {
  /// A field that takes a number.
  enum Field: String, CaseIterable {
    case level = "nivel"
    case levelWithoutSubstitute = "nivel_sin_sustituto"
    case leadTime = "tarda"
    case reviewPeriod = "revision"
    case floor = "piso"
    case ceiling = "techo"
    case budget = "presupuesto"
    case tripWorth = "viaje"

    /// What it changes.
    var setting: RunSetting {
      switch self {
      case .level: .serviceLevel
      case .levelWithoutSubstitute: .serviceLevelWithoutSubstitute
      case .leadTime: .leadTimeMonths
      case .reviewPeriod: .reviewPeriodMonths
      case .floor: .floorMonths
      case .ceiling: .ceilingMonths
      case .budget: .budgetSoles
      case .tripWorth: .coupleYearsPerTrip
      }
    }

    /// Whether people type hundredths of it.
    var isPercent: Bool {
      switch self {
      case .level, .levelWithoutSubstitute: true
      case .leadTime, .reviewPeriod, .floor, .ceiling, .budget, .tripWorth: false
      }
    }
  }

  /// Whether stock is moved, as the form's list of choices has it.
  enum Moves: String, CaseIterable {
    case usual = ""
    case yes = "si"
    case no = "no"
  }

  /// What is typed wrong.
  struct Problem: Error { let text: BothWords }

  static let nameField = "nombre"
  static let movesField = "transferencias"
  static let unlimitedField = "sin_presupuesto"

  let name: TrialName
  let changes: TrialChanges

  init(name: TrialName, changes: TrialChanges) {
    self.name = name
    self.changes = changes
  }

  /// Reads a form.
  ///
  /// - Throws: `Problem`.
  init(_ fields: FormFields) throws(Problem) {
    guard let name = TrialName(fields[Self.nameField]) else {
      throw Problem(
        text: BothWords(
          es:
            "Un nombre tiene de 1 a \(TrialName.mostCharacters) caracteres, al menos una letra, y no empieza con un guion.",
          en:
            "A name has 1 to \(TrialName.mostCharacters) characters, at least one letter, and begins with no hyphen."
        ))
    }
    guard let moves = Moves(rawValue: fields[Self.movesField]) else {
      throw Problem(text: Self.words(.movesStock))
    }
    self.name = name
    var changes = TrialChanges()
    changes.serviceLevel = try Self.number(.level, fields)
    changes.serviceLevelWithoutSubstitute = try Self.number(.levelWithoutSubstitute, fields)
    changes.leadTimeMonths = try Self.whole(.leadTime, fields)
    changes.reviewPeriodMonths = try Self.whole(.reviewPeriod, fields)
    changes.floorMonths = try Self.number(.floor, fields)
    changes.ceilingMonths = try Self.number(.ceiling, fields)
    changes.coupleYearsPerTrip = try Self.number(.tripWorth, fields)
    let soles = try Self.number(.budget, fields)
    let isUnlimited = fields[Self.unlimitedField] == "1"
    guard soles == nil || !isUnlimited else {
      throw Problem(
        text: BothWords(
          es: "Escriba un presupuesto, o marque que no lo hay: no ambas cosas.",
          en: "Type a budget, or mark that there is none: not both."))
    }
    changes.budget = isUnlimited ? .unlimited : soles.map { .soles($0) }
    switch moves {
    case .usual: break
    case .yes: changes.movesStock = true
    case .no: changes.movesStock = false
    }
    self.changes = changes
  }

  private static func whole(_ field: Field, _ fields: FormFields) throws(Problem) -> Int? {
    guard let number = try number(field, fields) else { return nil }
    guard let whole = Int(exactly: number) else { throw Problem(text: words(field.setting)) }
    return whole
  }

  private static func number(_ field: Field, _ fields: FormFields) throws(Problem) -> Double? {
    let text = fields[field.rawValue]
    guard !text.isEmpty else { return nil }
    guard let number = TypedNumber.value(of: text) else { throw Problem(text: words(field.setting)) }
    return field.isPercent ? number / 100 : number
  }

  private static func words(_ setting: RunSetting) -> BothWords {
    BothWords { language in
      let name = language.name(of: setting)
      return language.text(
        es: "\(name): no se entiende lo escrito. Escriba un número, como 12 o 1,234.50, o nada.",
        en:
          "\(name): what is written cannot be understood. Type a number, such as 12 or 1,234.50, or nothing.")
    }
  }
}

/// A number as people in Peru write it: commas between thousands, a point before decimals; a comma before one or two decimals too.
enum TypedNumber {
  /// The number; nil for what is none, or could be two.
  ///
  ///     TypedNumber.value(of: "1,234.50")  // 1234.5
  ///     TypedNumber.value(of: "95,5")      // 95.5
  ///     TypedNumber.value(of: "0,400")     // nil
  static func value(of text: String) -> Double? {
    let plain = text.filter { $0 != " " && $0 != "\u{A0}" }
    let written: String
    if plain.wholeMatch(of: /[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?/) != nil {
      written = plain.filter { $0 != "," }
    } else if plain.wholeMatch(of: /[0-9]+,[0-9]{1,2}/) != nil {
      written = plain.replacing(",", with: ".")
    } else if plain.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil {
      written = plain
    } else {
      return nil
    }
    return Double(written).flatMap { $0.isFinite ? $0 : nil }
  }
}
