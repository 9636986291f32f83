import Files
import SISMEDImport
import SupplyModel
import SupplyStore

/// Imports what a person names: files and folders, in turn; one that cannot be read does not keep out the others.
public struct ImportSession {
  private let database: SupplyDatabase
  private let options: ImportOptions
  private let prevails: Bool
  private let isStopped: () -> Bool
  private let onProgress: (ImportProgress) -> Void

  /// A session on a database; `onProgress` hears how far a large file has come.
  ///
  /// - Parameters:
  ///   - prevails: whether what files say counts, whatever others say later or more fully.
  ///   - isStopped: is asked again and again whether to give up; `CancellationError` is thrown then.
  public init(
    database: SupplyDatabase, options: ImportOptions = ImportOptions(), prevails: Bool = false,
    isStopped: @escaping () -> Bool = { false }, onProgress: @escaping (ImportProgress) -> Void = { _ in }
  ) {
    self.isStopped = isStopped
    self.onProgress = onProgress
    self.database = database
    self.options = options
    self.prevails = prevails
  }

  /// Imports each path; the files of a folder in the order of their names.
  ///
  /// - Throws: `InterruptedImport` when the database cannot be written, with what had gone in by then (nothing, for
  ///   a dry run); `ColcaError` for a dry run that cannot begin. What is wrong with a file is in its outcome.
  public func importFiles(paths: [String], isDryRun: Bool = false) throws -> [FileOutcome] {
    let files = FileImport(
      database: database, options: options, prevails: prevails, onProgress: onProgress)
    guard isDryRun else { return try Self.outcomes(of: paths) { try files.importFile(path: $0) } }
    // All files in one transaction, so that each is rehearsed on what those before it would have left.
    do {
      return try database.rehearseImports { rehearsal in
        try Self.outcomes(of: paths) { try files.importFile(path: $0, saving: rehearsal.importFile) }
      }
    } catch let interruption as InterruptedImport {
      throw InterruptedImport(outcomes: [], cause: interruption.cause)
    }
  }

  /// A file that somebody sent: a copy, whose own time tells nothing.
  public struct SentFile: Sendable, Equatable {
    /// Where it lies.
    public let path: String
    /// When it was written, in seconds since 1970, as the sender says; nil where nobody knows.
    public let writtenAt: Int?

    /// A file.
    public init(path: String, writtenAt: Int?) {
      self.path = path
      self.writtenAt = writtenAt
    }
  }

  /// What files that come in together do.
  public struct Together: Sendable {
    /// What became of each, in turn.
    public let outcomes: [FileOutcome]
    /// The numbers of those that had not been there before.
    public let numbers: [Int64]
    /// Whom they speak of.
    public let reach: ImportReach
  }

  /// Imports files that somebody sent in one transaction: all of them go in, or none.
  ///
  /// - Parameters:
  ///   - isDryRun: whether everything is taken back at the end.
  ///   - last: is told of everything before it is kept; what it throws takes all back.
  /// - Throws: `InterruptedImport` without outcomes; `CancellationError`; `ColcaError`; what `last` throws.
  public func importTogether(
    _ sent: [SentFile], isDryRun: Bool = false, last: (Together, ImportScope) throws -> Void = { _, _ in }
  ) throws -> Together {
    let files = FileImport(
      database: database, options: options, prevails: prevails, isStopped: isStopped, onProgress: onProgress)
    let times = Dictionary(sent.map { ($0.path, $0.writtenAt) }, uniquingKeysWith: { first, _ in first })
    func run(_ scope: ImportScope) throws -> Together {
      let outcomes = try Self.outcomes(of: sent.map(\.path)) { path in
        try files.importFile(
          path: path, writtenAt: times[path] ?? nil, isCopy: true,
          saving: { try scope.importFile(name: $0, from: $1, $2) })
      }
      if isStopped() { throw CancellationError() }
      let together = Together(outcomes: outcomes, numbers: files.newNumbers, reach: files.reach)
      try last(together, scope)
      return together
    }
    do {
      return try isDryRun ? database.rehearseImports(run) : database.importTogether(run)
    } catch let interruption as InterruptedImport {
      throw InterruptedImport(outcomes: [], cause: interruption.cause)
    }
  }

  /// Sets apart the rows of what lies outside a scope, by the catalogue as it is now: they went in like all others.
  ///
  /// Nothing is, where neither the files nor the database hold any method of family planning, and every product is looked at.
  ///
  /// - Throws: what reading the database throws.
  public func settingApart(
    _ outcomes: [FileOutcome], outside scope: ProductScope
  ) throws -> [FileOutcome] {
    guard scope != .all, outcomes.contains(where: { !$0.rowsOfProducts.isEmpty }) else { return outcomes }
    let catalogue = ProductCatalogue(try database.products())
    let holds = scope.holds
    if scope == .familyPlanning,
      !outcomes.contains(where: { $0.rowsOfProducts.keys.contains { holds(catalogue[$0]) } }),
      try ScopeResolver(database).products(of: scope).scope == .all
    {
      return outcomes
    }
    return outcomes.map { outcome in
      var told = outcome
      told.setApart { holds(catalogue[$0]) }
      return told
    }
  }

  /// The outcomes of all files, in turn.
  ///
  /// - Throws: `InterruptedImport` with those before the file that stopped the rest.
  static func outcomes(
    of paths: [String], importing importFile: (String) throws -> [FileOutcome]
  ) throws -> [FileOutcome] {
    var outcomes: [FileOutcome] = []
    for named in paths {
      let (files, unreadable) = files(at: named)
      outcomes += unreadable.map {
        FileOutcome(path: $0, fault: Finding(.file(.refused(because: .unreadableName))))
      }
      if files.isEmpty, unreadable.isEmpty {
        outcomes.append(FileOutcome(path: named, fault: Finding(.file(.emptyFolder))))
      }
      for path in files {
        // A link that a person names is followed; one that lies in a folder may lead anywhere.
        if path != named, isLink(path) {
          outcomes.append(FileOutcome(path: path, fault: Finding(.file(.refused(because: .link)))))
          continue
        }
        do {
          outcomes += try importFile(path)
        } catch let interruption as InterruptedImport {
          outcomes += interruption.outcomes
          guard let fault = fault(interruption.cause) else {
            throw InterruptedImport(outcomes: outcomes, cause: interruption.cause)
          }
          outcomes.append(FileOutcome(path: path, fault: fault))
        }
      }
    }
    return outcomes
  }

  /// What is wrong with one file alone, as a finding; nil for what stops the others too.
  private static func fault(_ error: any ColcaError) -> Finding? {
    switch error as? FileError {
    case .noSuchFile: Finding(.file(.noSuchFile))
    case .unreadable(_, let reason): Finding(.file(.unreadable(reason: reason)))
    case .cannotWrite, .notOurs, .inputOutput, .noRoom, .folderInUse, nil: nil
    }
  }

  private static func isLink(_ path: String) -> Bool { FileStamp(path: path)?.isLink == true }

  /// The path itself, or the tabular files below it when it is a folder, links among them.
  private static func files(at path: String) -> (paths: [String], unreadable: [String]) {
    guard Folders.isFolder(path), let listing = try? Folders.listing(of: path) else { return ([path], []) }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var (paths, unreadable) = ([String](), listing.unreadable.map { folder + $0 })
    for name in listing.names {
      guard let stamp = FileStamp(path: folder + name) else { continue }
      if stamp.isFolder {
        let below = files(at: folder + name)
        paths += below.paths
        unreadable += below.unreadable
        continue
      }
      let isTable = [
        "csv", "txt", "tsv", "dbf", "xlsx", "xlsm", "xls", "xlsb", "ods", "fods", "zip",
      ].contains(PathText.fileExtension(name))
      if isTable && !name.hasPrefix(".") { paths.append(folder + name) }
    }
    return (paths, unreadable)
  }
}
