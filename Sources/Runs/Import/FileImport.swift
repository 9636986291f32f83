import Dispatch
import SISMEDImport
import SupplyModel
import SupplyStore
import Synchronization

/// Imports a file: reads and checks it, and saves what goes in, in a transaction of its own.
public struct FileImport {
  /// Saves a file under a name, piece by piece: what `SupplyDatabase.importFile` does, or its rehearsal.
  typealias Saving = (String, ImportSource, (ImportTransaction) throws -> ImportRecord) throws -> SavedFile

  /// Batches that may wait between reading and saving.
  static let batchesUnderWay = 2

  private let database: SupplyDatabase
  private let options: ImportOptions
  private let reader: SupplyFileReader
  private let prevails: Bool
  private let onProgress: (ImportProgress) -> Void
  private let isStopped: () -> Bool
  private let command = CommandFiles()

  /// The tables that have come in with these files so far.
  private final class CommandFiles {
    var numbers: Set<Int64> = []
    /// Those of them that were not there before.
    var new: [Int64] = []
    var reach = ImportReach()
  }

  /// The numbers of the files that came in and had not been there before, in turn.
  var newNumbers: [Int64] { command.new }

  /// Whom the files speak of.
  var reach: ImportReach { command.reach }

  /// An import into a database; `onProgress` hears how far a large file has been read and saved.
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
    reader = SupplyFileReader(options: options)
    self.prevails = prevails
  }

  /// Imports a file: one thread reads and checks it while another saves.
  ///
  /// Each table of a workbook or an archive is saved in a transaction of its own, and has an outcome of its own.
  ///
  /// - Parameter writtenAt: when the file was written, in seconds since 1970, where it is a copy and does not say so itself.
  /// - Throws: `InterruptedImport` when the file cannot be opened or the database not written.
  public func importFile(path: String, writtenAt: Int? = nil) throws -> [FileOutcome] {
    try importFile(path: path, writtenAt: writtenAt) { try database.importFile(name: $0, from: $1, $2) }
  }

  /// Imports a file through a way of saving.
  ///
  /// - Parameter isCopy: whether the file's own time tells nothing, as of one that a browser sent: `writtenAt` counts, or nobody knows.
  func importFile(
    path: String, writtenAt: Int? = nil, isCopy: Bool = false, saving: Saving
  ) throws -> [FileOutcome] {
    var outcomes: [FileOutcome] = []
    var sheets: [Int] = []
    do {
      try SupplySource.forEach(in: path) { source in
        if source.isSheet { sheets.append(outcomes.count) }
        // A member of an archive has a time of its own, which a copy of the archive keeps.
        let time = source.hasOwnTime ? source.writtenAt : writtenAt ?? (isCopy ? nil : source.writtenAt)
        outcomes.append(try importTable(source, writtenAt: time, saving: saving))
      }
    } catch let error as any ColcaError {
      throw InterruptedImport(outcomes: outcomes, cause: error)
    }
    // A workbook often has a sheet of notes: that is no fault when another sheet holds the table.
    if sheets.contains(where: { outcomes[$0].layout != nil }) {
      for index in sheets where outcomes[index].layout == nil { outcomes[index].skipSheet() }
    }
    return outcomes
  }

  private func importTable(
    _ source: SupplySource, writtenAt: Int?, saving: Saving
  ) throws -> FileOutcome {
    if let needless = try reader.passingOver(source) {
      return FileOutcome(path: source.path, fault: needless)
    }
    var readFile: ReadFile?
    var rows = ProductRows()
    var reach = ImportReach()
    var known = ImportSource(
      writtenAt: writtenAt, digest: source.digest, reading: options.reading, prevails: prevails)
    known.companions = command.numbers
    known.isHidden = source.isHidden
    let saved = try saving(PathText.lastComponent(source.path), known) { transaction in
      let file = try read(source) { event in
        if isStopped() { throw CancellationError() }
        switch event {
        case .reports(let batch):
          rows.add(batch)
          reach.add(batch)
          try transaction.save(batch)
        case .startOver:
          rows = ProductRows()
          reach = ImportReach()
          try transaction.startOver()
        case .progress(let rowCount, let byteOffset):
          onProgress(
            ImportProgress(
              path: source.path, rows: rowCount,
              share: source.byteCount.map { Double(byteOffset) / Double(max(1, $0)) }))
        }
      }
      readFile = file
      if let register = file.register {
        reach.add(register, of: file.layout)
        try transaction.save(register, served: file.served)
      }
      return ImportRecord(
        digest: file.digest, layout: file.layout ?? .unknown, rows: file.rows, rejected: file.rejected,
        findings: file.findings)
    }
    command.numbers.insert(saved.id)
    command.reach.add(reach)
    if !saved.isSameAgain { command.new.append(saved.id) }
    guard let file = readFile else { throw ProgrammingError("\(source.path) was saved and not read") }
    let fault = saved.left > 0 ? FileFault.sameFileLeft(rows: saved.left) : .sameFileAgain
    let again = saved.isSameAgain && file.rows > file.rejected ? [Finding(.file(fault))] : []
    return FileOutcome(
      path: source.path, layout: file.layout, dialect: file.dialect, rows: file.rows, counts: saved.counts,
      rejected: file.rejected + saved.rejected, findings: file.findings + saved.findings + again,
      rowsOfProducts: rows.byProduct)
  }

  /// Reads on another thread and takes the events on this one, in order.
  private func read(_ source: SupplySource, _ take: (ReadingEvent) throws -> Void) throws -> ReadFile {
    let handover = Handover<ReadingEvent>(capacity: Self.batchesUnderWay)
    let reading = Mutex<Result<ReadFile, any Error>?>(nil)
    let reader = reader
    let isRead = DispatchSemaphore(value: 0)
    // One thread at a time has the table: this one waits until the reader is done.
    nonisolated(unsafe) let table = source
    DispatchQueue.global(qos: .userInitiated).async {
      let result = Result<ReadFile, any Error> {
        try reader.read(table) { try handover.send($0) }
      }
      reading.withLock { $0 = result }
      handover.close()
      isRead.signal()
    }
    // Whatever happens here, the reader is told to stop and waited for: it must not outlive the call.
    defer {
      handover.close()
      isRead.wait()
    }
    while let event = handover.receive() { try take(event) }
    isRead.wait()
    isRead.signal()
    guard let result = reading.withLock({ $0 }) else {
      throw ProgrammingError("the reader of \(source.path) stopped without a word")
    }
    return try result.get()
  }
}

/// Counts a file's rows by product, so that somebody can say how many are of which.
struct ProductRows {
  private var products: [ProductCode] = []
  /// By number in the batches, which number codes alike.
  private var rows: [Int] = []

  mutating func add(_ batch: ReportBatch) {
    products = batch.products
    rows += Array(repeating: 0, count: max(0, products.count - rows.count))
    for row in batch.rows { rows[row.product] += row.fileRows }
  }

  var byProduct: [ProductCode: Int] {
    Dictionary(zip(products, rows).filter { $1 > 0 }, uniquingKeysWith: +)
  }
}
