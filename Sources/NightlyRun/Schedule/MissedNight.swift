import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// Whether the night that should have been last did not happen, or was cut off: what a start-up asks.
public struct MissedNight {
  private let configuration: NightlyConfiguration
  private let machine: Machine

  /// A question about an installation.
  public init(configuration: NightlyConfiguration, machine: Machine) {
    self.configuration = configuration
    self.machine = machine
  }

  /// Whether no night has begun since the last time that one was due and come to an end.
  ///
  /// Where the database cannot be asked the answer is yes: the night says why.
  public var isMissed: Bool {
    guard FileStamp(path: configuration.places.database) != nil,
      let database = try? SupplyDatabase(path: configuration.places.database, machine: machine),
      let night = try? database.nights(last: 1).first, night.ended != nil,
      let began = try? Date(night.began, strategy: .iso8601)
    else { return true }
    return began < due
  }

  /// The last time that a night was due.
  var due: Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = machine.clock.zone
    let now = machine.clock.now()
    let start = calendar.startOfDay(for: now)
    let today =
      calendar.date(
        bySettingHour: configuration.hour, minute: configuration.minute, second: 0, of: start) ?? start
    guard today > now else { return today }
    return calendar.date(byAdding: .day, value: -1, to: today) ?? today.addingTimeInterval(-86_400)
  }
}
