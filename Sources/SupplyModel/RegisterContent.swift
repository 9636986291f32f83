/// What a register file holds once it has been read, ready to be saved; reports come in batches instead.
public enum RegisterContent: Sendable, Equatable {
  /// Facilities of a register; a row each, in the order of the file.
  case facilities([Facility])
  /// Products of a catalogue; a row each, in the order of the file.
  case products([Product])
  /// Supply calendars by facility code; a row each, in the order of the file.
  case calendars([CalendarEntry])
}

/// The supply calendar of one facility.
public struct CalendarEntry: Sendable, Equatable, Codable {
  /// The facility's code.
  public let facility: String
  /// Its lead time and review period.
  public let calendar: SupplyCalendar

  /// A calendar for a facility.
  public init(facility: String, calendar: SupplyCalendar) {
    self.facility = facility
    self.calendar = calendar
  }
}
