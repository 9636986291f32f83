import Files
import Foundation
import SupplyModel

/// Finds and reads the configuration.
public struct ConfigurationLoader {
  /// Where the file is looked for when nobody names one.
  public static let usualPaths = ["colca.conf", "/etc/colca/colca.conf"]

  /// The file that was read; nil where there is none.
  public let path: String?
  /// Its values, with complaints if there are any.
  public let values: ConfigurationValues

  /// Reads the file that is named, else the one of `$COLCA_CONFIG`, else the first of the usual ones that exists.
  ///
  /// - Parameters:
  ///   - named: the path that a person gave.
  ///   - environment: the environment's variables.
  /// - Throws: `ConfigurationError.noConfiguration` when the one named is not there, `FileError.unreadable` when it cannot be read.
  public init(
    named: String?, environment: [String: String],
    usualPaths: [String] = Self.usualPaths
  ) throws {
    let asked = named ?? environment["COLCA_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    path = asked ?? usualPaths.first { access($0, F_OK) == 0 }
    guard let path else {
      values = ConfigurationValues(nil, folder: "", environment: environment)
      return
    }
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      if case .noSuchFile = error { throw ConfigurationError.noConfiguration(path: path) }
      throw error
    }
    values = ConfigurationValues(
      ConfigurationFile(bytes), folder: PathText.parent(path), ownPath: path, environment: environment)
  }

  /// The configuration that a night runs by: it needs a file, so that nobody runs one by accident.
  ///
  /// - Throws: `ConfigurationError.noConfiguration`, `.badConfiguration`.
  public func nightly() throws(ConfigurationError) -> NightlyConfiguration {
    guard let path else { throw .noConfiguration(path: nil) }
    guard let configuration = NightlyConfiguration(values) else {
      throw .badConfiguration(path: path, complaints: values.complaints.count)
    }
    return configuration
  }
}

extension NightlyConfiguration.Watch {
  /// The thresholds of the configuration in force; the declared ones where there is none that can be read.
  public static func inForce(environment: [String: String]) -> Self {
    let values = (try? ConfigurationLoader(named: nil, environment: environment))?.values
    return values.flatMap(NightlyConfiguration.init)?.watch ?? Self()
  }
}
