/// A facility of which a row of a checklist, a population or services tells, and where the row stands.
public struct ServedFacility: Sendable, Equatable {
  /// The facility.
  public let facility: FacilityCode
  /// The month that the row tells of; of a whole year its first.
  public let month: Month
  /// The line of the row.
  public let line: Int
  /// The cell that names the facility.
  public let cell: Finding.Cell
  /// The cell that states the month; nil for a row of a year, which may be one to come.
  public let monthCell: Finding.Cell?

  /// A facility with its row.
  public init(
    facility: FacilityCode, month: Month, line: Int, cell: Finding.Cell, monthCell: Finding.Cell? = nil
  ) {
    self.facility = facility
    self.month = month
    self.line = line
    self.cell = cell
    self.monthCell = monthCell
  }
}
