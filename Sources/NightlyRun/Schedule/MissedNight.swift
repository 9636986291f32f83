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
    return CivilTime(began, in: machine.clock.zone) < due
  }

  /// The last time that a night was due, by the clock on the wall.
  var due: CivilTime {
    let now = CivilTime(machine.clock.now(), in: machine.clock.zone)
    let hour = TimeOfDay(seconds: configuration.hour * 3600 + configuration.minute * 60)
    let today = CivilTime(day: now.day, time: hour)
    return today <= now ? today : CivilTime(day: now.day.advanced(byDays: -1), time: hour)
  }
}
