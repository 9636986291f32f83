import Files
import Foundation
import Operations
import Runs
import SISMEDImport
import SupplyModel
import SupplyStore
import Telling

/// Takes new files from the inbox: imports each, and keeps it in the archive by date, or puts it aside with its findings.
///
/// Each file is first copied, so that what is imported and what is kept are the same bytes, whatever somebody goes on writing. It
/// leaves the inbox only when its rows and its copy are on the disk. Cut off anywhere, the next night finds it in the inbox still, and
/// importing it again changes nothing.
struct InboxStep {
  /// So many files are imported between two times that everything is brought onto the disk.
  static let batch = 200
  private static let workFolder = ".en-curso"

  let configuration: NightlyConfiguration
  let database: SupplyDatabase
  let clock: MachineClock
  let language: Language
  /// One for all the files of a night: a report may stand in parts in several of them.
  private let imports: FileImport
  /// Rows of the files that changed something, by product.
  private var rowsOfProducts: [ProductCode: Int] = [:]

  /// A step on an installation's inbox.
  init(
    configuration: NightlyConfiguration, database: SupplyDatabase, clock: MachineClock, language: Language
  ) {
    self.configuration = configuration
    self.database = database
    imports = FileImport(database: database)
    self.clock = clock
    self.language = language
  }

  /// What a night sees of the inbox.
  ///
  /// - Throws: `ColcaError` when nothing more can be imported; what went in stays in.
  mutating func run() throws -> InboxTally {
    let places = configuration.places
    try Folders.make(places.inbox)
    var tally = InboxTally()
    let listing = try InboxListing(
      folder: places.inbox, quietSeconds: configuration.quietSeconds, clock: clock)
    tally.waiting = listing.waiting
    tally.stuck += listing.troubles.map { .init(file: $0.name, reason: sentence(for: $0.reason)) }
    let work = places.archive + "/" + Self.workFolder
    Folders.removeAll(work)
    guard !listing.complete.isEmpty else { return tally }
    sweep()
    try Folders.make(work)
    defer { Folders.removeAll(work) }
    var rest = listing.complete[...]
    while !rest.isEmpty {
      try take(Array(rest.prefix(Self.batch)), work: work, &tally)
      rest = rest.dropFirst(Self.batch)
    }
    tally.outside = outside()
    return tally
  }

  private func sentence(for reason: InboxListing.Trouble.Reason) -> String {
    switch reason {
    case .noPlainFile: language.sentence(for: Finding(.file(.refused(because: .link))))
    case .unreadableName: language.sentence(for: Finding(.file(.refused(because: .unreadableName))))
    case .locked(let error): language.sentence(for: error)
    }
  }

  /// Removes what a night that was cut off had begun to keep: its file is in the inbox still.
  private func sweep() {
    for root in [configuration.places.archive, configuration.places.setAside] {
      let dated = ((try? Folders.names(in: root)) ?? []).filter { Day(prefixOf: $0) != nil }
      for name in dated.suffix(2) { Folders.sweep(root + "/" + name) }
    }
  }

  /// A file that has been imported and not yet left the inbox.
  private struct Taken {
    let entry: InboxListing.Entry
    let copy: String
    let digest: String
    let outcomes: [FileOutcome]
  }

  /// What of tonight's rows lies outside the scope, by the catalogue as it is now; nil for nothing.
  private func outside() -> OutsideScope? {
    let products = configuration.productsOrAll(of: database)
    let rows = rowsOfProducts.filter { !products.contains($0.key) }
    return rows.isEmpty ? nil : OutsideScope(rows: rows.values.reduce(0, +), products: rows.count)
  }

  private mutating func take(_ entries: [InboxListing.Entry], work: String, _ tally: inout InboxTally) throws
  {
    var taken: [Taken] = []
    var interruption: (any ColcaError)?
    for (number, entry) in entries.enumerated() {
      do {
        guard let file = try imported(entry, folder: work + "/\(number)") else {
          tally.waiting.append(PathText.lastComponent(entry.path))
          continue
        }
        taken.append(file)
      } catch let error as any ColcaError {
        if Self.concernsThisFileAlone(error, entry) {
          tally.stuck.append(
            .init(file: PathText.lastComponent(entry.path), reason: language.sentence(for: error)))
          continue
        }
        interruption = error
        break
      }
    }
    // Only what is on the disk may leave the inbox.
    try database.settle()
    for file in taken { try keep(file, &tally) }
    if let interruption { throw interruption }
  }

  /// Whether the next file may fare better: one that cannot be read, or that is larger than the room there is.
  private static func concernsThisFileAlone(_ error: any ColcaError, _ entry: InboxListing.Entry) -> Bool {
    switch error as? FileError {
    case .unreadable: true
    case .noRoom(let path, _, _): path == entry.path
    case .noSuchFile, .cannotWrite, .notOurs, .inputOutput, .folderInUse, nil: false
    }
  }

  /// Copies and imports a file; nil when it changes while it is read.
  private func imported(_ entry: InboxListing.Entry, folder: String) throws -> Taken? {
    Folders.removeAll(folder)
    try Folders.make(folder)
    let copy = folder + "/" + PathText.lastComponent(entry.path)
    // Said before the disk is full, so that nobody else is blamed: the copy and what it becomes in the database.
    let megabytes = entry.stamp.size / 1_000_000
    if let free = Folders.freeMegabytes(at: folder), megabytes > 0, 2 * megabytes > free {
      throw FileError.noRoom(path: entry.path, megabytes: megabytes, freeMegabytes: free)
    }
    guard let copied = try Folders.copy(entry.path, to: copy), copied.stamp == entry.stamp else { return nil }
    do {
      let outcomes = try imports.importFile(
        path: copy, writtenAt: entry.stamp.writtenAt)
      return Taken(entry: entry, copy: copy, digest: copied.digest, outcomes: outcomes)
    } catch let interruption as InterruptedImport {
      throw interruption.cause
    }
  }

  private mutating func keep(_ file: Taken, _ tally: inout InboxTally) throws {
    let name = PathText.lastComponent(file.copy)
    let isUnusable = file.outcomes.allSatisfy(\.isUnusable)
    count(file, isUnusable: isUnusable, &tally)
    let root = isUnusable ? configuration.places.setAside : configuration.places.archive
    let known = try database.archivedPath(digest: file.digest, name: name)
    if known.map({ $0.hasPrefix(root + "/") && FileStamp(path: $0) != nil }) != true {
      let folder = root + "/" + clock.today.description
      try Folders.make(folder)
      let target = Folders.free(name, in: folder)
      // Noted first: a night cut off between the two finds no file there, and keeps it then.
      try database.noteArchived([(digest: file.digest, name: name, path: target)])
      // And so are its findings: what lies in the archive has them beside it.
      let findings = FindingNotes(language: language).text(of: file.outcomes)
      if isUnusable || !findings.isEmpty { try FindingNotes.write(findings, beside: target) }
      try Folders.transfer(file.copy, to: target)
      Folders.settle(folder)
    }
    release(file.entry, name: name, &tally)
  }

  /// Takes a file away from the inbox, unless it has changed since it was copied.
  private func release(_ entry: InboxListing.Entry, name: String, _ tally: inout InboxTally) {
    guard FileStamp(path: entry.path) == entry.stamp else {
      tally.waiting.append(name)
      return
    }
    do {
      try Folders.remove(entry.path)
      if let marker = entry.marker { try Folders.remove(marker) }
    } catch {
      tally.stuck.append(.init(file: name, reason: language.sentence(for: error)))
    }
  }

  private mutating func count(_ file: Taken, isUnusable: Bool, _ tally: inout InboxTally) {
    let name = PathText.lastComponent(file.copy)
    let findings = file.outcomes.flatMap(\.findings).filter { $0.severity > .notice }
    let first = findings.first.map { finding in
      let place = language.place(of: finding)
      return (place.isEmpty ? "" : place + ": ") + language.sentence(for: finding)
    }
    if isUnusable {
      tally.setAside.append(.init(file: name, reason: first ?? ""))
    } else if file.outcomes.allSatisfy({ $0.counts.accepted + $0.counts.replaced == 0 }) {
      tally.unchanged += 1
      // A file that another one counts before has changed nothing, and somebody should know.
      if let first { tally.withFindings.append(.init(file: name, reason: first)) }
    } else {
      tally.taken += 1
      for outcome in file.outcomes { rowsOfProducts.merge(outcome.rowsOfProducts, uniquingKeysWith: +) }
      if let first { tally.withFindings.append(.init(file: name, reason: first)) }
    }
    tally.rowsNew += file.outcomes.map(\.counts.accepted).reduce(0, +)
    tally.rowsReplaced += file.outcomes.map(\.counts.replaced).reduce(0, +)
    tally.rowsRejected += file.outcomes.map(\.rejected).reduce(0, +)
  }
}

/// What was found in a file, as a text that lies beside it.
struct FindingNotes {
  /// What follows the file's name in that of its text.
  static let suffix = ".hallazgos.txt"

  let language: Language

  /// The findings that somebody should mend, a line each; empty when there are none.
  func text(of outcomes: [FileOutcome]) -> String {
    outcomes.flatMap(\.findings).filter { $0.severity > .notice }.map { finding in
      let place = language.place(of: finding)
      return (place.isEmpty ? "" : place + ": ") + language.sentence(for: finding) + "\n"
    }.joined()
  }

  /// Writes a text beside a file.
  static func write(_ text: String, beside path: String) throws {
    let name = Folders.name(PathText.lastComponent(path), ending: suffix)
    try AtomicFiles.replace(text, at: PathText.parent(path) + "/" + name)
  }
}
