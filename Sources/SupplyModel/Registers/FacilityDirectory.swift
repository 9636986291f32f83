/// Finds what a register knows of a facility, through its IPRESS where the pharmacy itself is not listed.
public struct FacilityDirectory: Sendable {
  private let byCode: [FacilityCode: Facility]

  /// A directory of the facilities that registers have named.
  public init(_ facilities: [Facility]) {
    byCode = Dictionary(facilities.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// What is known of a facility; only its code when nothing is.
  ///
  /// A further pharmacy (`06528F02`) that no register lists takes place and network from its IPRESS's own
  /// pharmacy (`06528F01`), and its name with the suffix added.
  public subscript(code: FacilityCode) -> Facility {
    if let known = byCode[code], known.name != nil { return known }
    let scalars = Array(code.text.unicodeScalars)
    if scalars.count == 8, scalars[5] == "F", let main = byCode["\(code.text.prefix(5))F01"],
      let name = main.name
    {
      var facility = main
      facility.code = code
      facility.executingUnit = byCode[code]?.executingUnit ?? main.executingUnit
      facility.name = name + " (" + code.text.suffix(3) + ")"
      return facility
    }
    return byCode[code] ?? Facility(code: code)
  }
}
