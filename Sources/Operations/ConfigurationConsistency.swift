import SupplyModel

/// What each value of a configuration allows, and all of them together do not.
struct ConfigurationConsistency {
  let complaints: [ConfigurationComplaint]

  init(_ values: ConfigurationValues) {
    complaints = Self.places(values) + Self.numbers(values) + Self.mail(values)
  }

  private static func places(_ values: ConfigurationValues) -> [ConfigurationComplaint] {
    let folders: [ConfigurationKey] = [.inbox, .archive, .setAside, .reports, .backups, .outbox]
    let paths = folders.map { normal(values.path($0) ?? "") }
    var complaints: [ConfigurationComplaint] = []
    for later in folders.indices {
      for earlier in 0..<later {
        let isSame = paths[earlier] == paths[later]
        // What lies below the inbox is taken for a file that has come in.
        let isWithinInbox = folders[earlier] == .inbox && paths[later].hasPrefix(paths[earlier] + "/")
        guard isSame || isWithinInbox else { continue }
        complaints.append(
          ConfigurationComplaint(
            .samePlace(folders[later], folders[earlier]), at: values[folders[later]].place))
      }
    }
    return complaints
  }

  /// A path without `.` and repeated slashes, so that one place has one text.
  private static func normal(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func numbers(_ values: ConfigurationValues) -> [ConfigurationComplaint] {
    let (floor, ceiling) = (values.number(.floorMonths) ?? 0, values.number(.ceilingMonths) ?? 0)
    guard ceiling > 0, floor > ceiling else { return [] }
    return [ConfigurationComplaint(.above(.floorMonths, .ceilingMonths), at: values[.floorMonths].place)]
  }

  private static func mail(_ values: ConfigurationValues) -> [ConfigurationComplaint] {
    guard !values.list(.recipients).isEmpty, values.text(.sender).isEmpty else { return [] }
    return [ConfigurationComplaint(.noSender, at: values[.recipients].place)]
  }
}
