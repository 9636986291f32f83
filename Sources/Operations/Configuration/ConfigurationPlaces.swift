import Files
import SupplyModel

/// Which places of a configuration would harm one another: what one writes, another would take away, overwrite or read as news.
///
/// | not allowed | since |
/// |---|---|
/// | two keys with one file or folder, by any name or link | one writes over the other |
/// | the database's companions (`-wal`, `-shm`, `.restaurada`) as a log or as metrics | the same |
/// | anything within the inbox | the night takes it for a file that has come in, and moves it away |
/// | a folder or the database within the reports | `ultimo` is put anew each night, with all that lies in it |
/// | the configuration itself in any of these ways | it would be overwritten, or moved away |
struct ConfigurationPlaces {
  private static let folders: [ConfigurationKey] = [
    .inbox, .archive, .setAside, .reports, .backups, .outbox,
  ]
  private static let files: [ConfigurationKey] = [.database, .log, .metrics]
  private static let companions = ["-wal", "-shm", "-journal", ".restaurada"]

  let complaints: [ConfigurationComplaint]

  /// The places of a configuration that lies at a path; nil where it comes from the environment alone.
  init(_ values: ConfigurationValues, ownPath: String?) {
    let places = (Self.folders + Self.files).compactMap { key in
      values.path(key).map { (key: key, path: ResolvedPath($0)) }
    }
    var complaints: [ConfigurationComplaint] = []
    for later in places.indices {
      for earlier in 0..<later where Self.harm(places[earlier], places[later]) {
        let key = places[later].key
        complaints.append(
          ConfigurationComplaint(.samePlace(key, places[earlier].key), at: values[key].place))
      }
    }
    if let ownPath {
      let own = ResolvedPath(ownPath)
      for place in places where place.path.isSame(as: own) || place.key == .inbox && place.path.contains(own)
      {
        complaints.append(ConfigurationComplaint(.ownFile(place.key), at: values[place.key].place))
      }
    }
    self.complaints = complaints
  }

  private typealias Named = (key: ConfigurationKey, path: ResolvedPath)

  private static func harm(_ one: Named, _ other: Named) -> Bool {
    one.path.isSame(as: other.path) || isCompanion(one, other) || isCompanion(other, one)
      || isWithin(one, other) || isWithin(other, one)
  }

  private static func isCompanion(_ place: Named, _ database: Named) -> Bool {
    database.key == .database && companions.contains { place.path.text == database.path.text + $0 }
  }

  /// Whether a place lies in a folder that takes or replaces what is in it.
  private static func isWithin(_ inner: Named, _ outer: Named) -> Bool {
    guard outer.path.contains(inner.path) else { return false }
    return outer.key == .inbox || outer.key == .reports && ![.log, .metrics].contains(inner.key)
  }
}
