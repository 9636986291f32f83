/// Where the month or the facility of a file that states none comes from: from its name, or from nowhere.
public enum KeySource: FindingFault, Hashable, Sendable, Codable {
  /// No month in the file or on the command line; the months of a name that has several.
  case monthUnknown(column: String, inName: [Month])
  /// A month taken from the file's name.
  case monthFromName(month: Month)
  /// The month whose close the stock of a day is taken for: the month before until the fifteenth, then the day's own.
  case monthFromDay(day: Day, month: Month)
  /// No facility in the file, its name or on the command line.
  case facilityUnknown(column: String)
  /// A facility taken from the file's name.
  case facilityFromName(code: FacilityCode)

  var code: FindingCode {
    switch self {
    case .monthUnknown: .monthUnknown
    case .monthFromName, .monthFromDay: .monthFromName
    case .facilityUnknown: .facilityUnknown
    case .facilityFromName: .facilityFromName
    }
  }

  var column: String? {
    switch self {
    case .monthUnknown(let column, _), .facilityUnknown(let column): column
    case .monthFromName, .monthFromDay, .facilityFromName: nil
    }
  }

  var value: String? {
    switch self {
    case .monthFromName(let month), .monthFromDay(_, let month): month.description
    case .facilityFromName(let code): code.text
    case .monthUnknown, .facilityUnknown: nil
    }
  }
}
