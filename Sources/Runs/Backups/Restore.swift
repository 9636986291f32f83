import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// Puts a copy of the database in its place, after looking it over; the database of before is kept aside.
public struct Restore {
  /// A copy with what a look at it tells.
  public struct Candidate: Sendable, Equatable {
    /// Its path.
    public let path: String
    /// When it was made, as its manifest says; nil without one.
    public let instant: String?
    /// Bytes.
    public let byteCount: Int
    /// The reports in it; nil where they cannot be counted.
    public let reportCount: Int?
    /// What is wrong with it; nil when it can be used.
    public let fault: RestoreFault?

    /// Whether it can be used and brings reports back.
    public var holdsReports: Bool { fault == nil && (reportCount ?? 0) > 0 }
  }

  private let configuration: NightlyConfiguration
  private let machine: Machine

  /// Restores by a configuration.
  public init(configuration: NightlyConfiguration, machine: Machine) {
    self.configuration = configuration
    self.machine = machine
  }

  /// The copies in their folder, the latest first, each looked over.
  ///
  /// - Throws: `FileError.unreadable` when there is no such folder.
  public func candidates() throws -> [Candidate] {
    try BackupFile.all(in: configuration.places.backups).map { look(at: $0.path) }
  }

  /// The copy to go back to: the latest that is sound and holds reports, or the latest sound one where none does; nil without one.
  ///
  /// A night after a loss may have copied a database with nothing in it.
  ///
  /// - Throws: `FileError.unreadable` when there is no folder of copies.
  public func best() throws -> Candidate? {
    let copies = try candidates()
    return copies.first(where: \.holdsReports) ?? copies.first { $0.fault == nil }
  }

  /// Looks a copy over: its digest, every page, and whether this version can read it.
  public func look(at path: String) -> Candidate {
    let manifest = BackupManifest.read(beside: path)
    func candidate(_ fault: RestoreFault?, bytes: Int = 0, reports: Int? = nil) -> Candidate {
      Candidate(
        path: path, instant: manifest?.instant, byteCount: bytes, reportCount: reports, fault: fault)
    }
    guard let (digest, size) = try? FileBytes.digest(of: path) else { return candidate(.unreadable) }
    if let manifest, manifest.digest != digest { return candidate(.altered, bytes: size) }
    do {
      if let damage = try SupplyDatabase.damage(ofFile: path).first {
        return candidate(.damaged(reason: damage), bytes: size)
      }
      if let fault = try SupplyDatabase.fault(ofTablesIn: path) { return candidate(fault, bytes: size) }
      return candidate(nil, bytes: size, reports: try SupplyDatabase.reportCount(ofFile: path))
    } catch {
      return candidate(.notADatabase, bytes: size)
    }
  }

  /// Puts a copy in place.
  ///
  /// - Returns: where the database of before is kept; nil when there was none.
  /// - Throws: `FileError.folderInUse`; `NightError.unusableCopy` when the look at it found something; what moving throws.
  public func restore(from path: String) throws -> String? {
    let place = configuration.places.database
    let folder = PathText.parent(place).isEmpty ? "." : PathText.parent(place)
    try Folders.make(folder)
    let lock = try FolderLock(folder: folder, machine: machine)
    defer { withExtendedLifetime(lock) {} }
    if let fault = look(at: path).fault { throw NightError.unusableCopy(path: path, fault: fault) }

    let fresh = place + ".restaurada"
    Folders.removeAll(fresh)
    guard try Folders.copy(path, to: fresh) != nil else {
      throw FileError.inputOutput(path: path, reason: "changed while it was copied")
    }
    let aside: String?
    do {
      aside = try whileNobodyWrites(place) {
        let aside = try putAside(place, in: folder)
        try Folders.move(fresh, to: place)
        return aside
      }
    } catch {
      Folders.removeAll(fresh)
      throw error
    }
    Folders.settle(folder)
    let database = try SupplyDatabase(path: place, machine: machine)
    try database.noteRestored(from: PathText.lastComponent(path), aside: aside)
    return aside
  }

  /// Does something while no other program writes to the database that lies at a place; at once where none can be opened.
  ///
  /// - Throws: `StoreError.databaseLocked` where an import or a forecast goes on writing.
  private func whileNobodyWrites(_ place: String, _ body: () throws -> String?) throws -> String? {
    guard let database = try? SupplyDatabase(path: place, mode: .existing, machine: machine) else {
      return try body()
    }
    // What only its write-ahead log holds goes into it, if it is sound enough.
    try? database.settle()
    var hasBegun = false
    do {
      return try database.whileNobodyWrites {
        hasBegun = true
        return try body()
      }
    } catch StoreError.damagedDatabase where !hasBegun {
      return try body()
    }
  }

  /// Gives the database of before another name; nil when there is none.
  ///
  /// It keeps its own name as well until the copy takes that, where the file system can: cut off between the two there is a
  /// database still.
  private func putAside(_ place: String, in folder: String) throws -> String? {
    guard FileStamp(path: place) != nil else { return nil }
    let old = Folders.free(PathText.lastComponent(place) + ".anterior-" + machine.clock.stamp, in: folder)
    // The log belongs to its database: beside another one it would be taken for that one's.
    for end in ["-wal", "-shm"] where FileStamp(path: place + end) != nil {
      try Folders.move(place + end, to: old + end)
    }
    if !Folders.link(place, at: old) { try Folders.move(place, to: old) }
    return old
  }
}
