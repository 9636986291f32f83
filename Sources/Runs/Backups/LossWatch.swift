import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// Tells a database that is new from one that was lost, in whose place an empty one would be taken for it.
public struct LossWatch {
  private let configuration: NightlyConfiguration
  private let machine: Machine

  /// Watches the database of a configuration.
  public init(configuration: NightlyConfiguration, machine: Machine) {
    self.configuration = configuration
    self.machine = machine
  }

  /// What was lost: the database has no report, none was taken back, and a sound copy holds some; nil otherwise.
  ///
  /// Where no copy holds any, or their folder is gone, an installation begins afresh.
  ///
  /// - Parameter database: the database; nil where there is no file.
  /// - Throws: `ColcaError` of reading the database.
  public func loss(_ database: SupplyDatabase?) throws -> NightError? {
    guard try database?.hasHeldReports() != true,
      let copies = try? Restore(configuration: configuration, machine: machine).candidates(),
      let copy = copies.first(where: \.holdsReports)
    else { return nil }
    return .lostDatabase(
      path: configuration.places.database, copy: PathText.lastComponent(copy.path),
      reports: copy.reportCount ?? 0,
      folder: configuration.places.backups)
  }
}
