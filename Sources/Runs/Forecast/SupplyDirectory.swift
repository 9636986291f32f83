import SupplyModel
import SupplyStore

/// Finds what files state of how a facility is supplied.
package struct SupplyDirectory {
  private let byCode: CodeIndex<FacilityCode, FacilitySupply>

  package init(_ supplies: [FacilitySupply]) {
    byCode = CodeIndex(
      Dictionary(supplies.map { ($0.facility, $0) }, uniquingKeysWith: { _, later in later }))
  }

  /// What is stated of a facility; nothing but its code where no file names it.
  ///
  /// The open layout keeps codes as they are written while calendars pad them, so `6528` is also looked for as
  /// `06528F01` (`CodeIndex`).
  package subscript(code: FacilityCode) -> FacilitySupply {
    byCode[code] ?? FacilitySupply(facility: code)
  }
}
