import SupplyModel

extension Language {
  /// The name of a method of family planning, as a catalogue or the built-in table writes it in Spanish.
  ///
  /// In English the method's English name where it is a usual one; a name of somebody's own stays as it is.
  func methodName(_ name: String) -> String {
    switch self {
    case .spanish: name
    case .english: Self.methodNames[PlainWords.of(name)] ?? name
    }
  }

  private static let methodNames = [
    "inyectable mensual": "Monthly injectable",
    "inyectable bimestral": "Two-month injectable",
    "inyectable trimestral": "Three-month injectable",
    "inyectable": "Injectable",
    "anticonceptivo oral combinado": "Combined oral contraceptive",
    "anticoncepcion oral combinada": "Combined oral contraceptive",
    "pildora combinada": "Combined oral contraceptive",
    "anticoncepcion oral de emergencia": "Emergency oral contraception",
    "pildora de emergencia": "Emergency oral contraception",
    "anticoncepcion de emergencia": "Emergency contraception",
    "implante": "Implant",
    "implante subdermico": "Implant",
    "dispositivo intrauterino": "Intrauterine device",
    "diu": "Intrauterine device",
    "condon": "Condom",
    "condon masculino": "Male condom",
    "condon femenino": "Female condom",
    "preservativo": "Condom",
    "preservativo masculino": "Male condom",
    "preservativo femenino": "Female condom",
    "collar del ciclo": "Cycle beads",
  ]
}
