import Files
import Foundation
import Operations
import SupplyModel

/// When the timer that is switched on in this machine begins a night, which need not be what a configuration says: the package's begins at
/// an hour of its own.
public struct InstalledTimer: Sendable, Equatable {
  /// The unit's file.
  public let path: String
  /// `02:00`.
  public let time: String

  private static let name = "colca-nightly.timer"
  /// Where systemd looks for units, the first before the others (systemd.unit(5)).
  private static let folders = ["/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"].map {
    $0 + "/systemd/system/"
  }

  /// The timer of a machine; nil where none is switched on, and where it does not begin at one hour of each day.
  ///
  /// - Parameter root: a folder that stands for the machine's root.
  public init?(root: String = "") {
    let wanted = root + "/etc/systemd/system/timers.target.wants/" + Self.name
    guard FileStamp(path: wanted) != nil,
      let unit = Self.folders.map({ root + $0 + Self.name }).first(where: { FileStamp(path: $0) != nil })
    else { return nil }
    let changes = Self.folders.map { root + $0 + Self.name + ".d/" }.flatMap { folder in
      ((try? Folders.names(in: folder)) ?? []).filter { $0.hasSuffix(".conf") }.sorted().map { folder + $0 }
    }
    // A blank word takes back those before it.
    let times = ([unit] + changes).flatMap(Self.calendars).reduce(into: [String]()) { times, word in
      if word.isEmpty { times = [] } else { times.append(word) }
    }
    guard times.count == 1,
      let match = times[0].wholeMatch(of: /(?:\*-\*-\* )?([0-9]{1,2}):([0-9]{2})(?::00)?/)
    else {
      return nil
    }
    path = unit
    time = (match.output.1.count == 1 ? "0" : "") + match.output.1 + ":" + match.output.2
  }

  /// Whether nights begin at another hour than a configuration says.
  public func differs(from configuration: NightlyConfiguration) -> Bool {
    time != Self.time(of: configuration)
  }

  /// The hour of a configuration: `02:00`.
  public static func time(of configuration: NightlyConfiguration) -> String {
    [configuration.hour, configuration.minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func calendars(of path: String) -> [String] {
    String(decoding: FileBytes.ofReadable(path) ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
      .compactMap { line in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: .whitespaces) }
        return parts.count == 2 && parts[0] == "OnCalendar" ? parts[1] : nil
      }
  }
}
