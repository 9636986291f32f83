/// What a register file holds once it has been read, ready to be saved; reports come in batches instead.
public enum RegisterContent: Sendable, Equatable {
  /// Facilities of a register; a row each, in the order of the file.
  case facilities([Facility])
  /// Products of a catalogue; a row each, in the order of the file.
  case products([Product])
  /// How facilities are supplied; a row each, in the order of the file.
  case supplies([FacilitySupply])
  /// Orders under way; a row each, in the order of the file.
  case orders([OrderUnderWay])
}
