import Files
import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Synchronization
import Telling

/// The month's work that takes longer than a page may: looking into files, taking them in or back, forecasting.
///
/// One thing at a time.
/// Nothing is half done by it: files of a sending go in together in one transaction, a forecast is saved as a whole. What a server that was
/// killed had begun is found out at the next start (`begin`).
final class MonthWork: Sendable {
  /// What is done.
  enum Kind: Sendable, Equatable {
    case checking(String)
    case taking(String)
    case undoing(String)
    case undoingFile(Int64)
    case forecast
    case trial(TrialName, TrialChanges)

    /// The number of the sending that it is about; nil of others.
    var upload: String? {
      switch self {
      case .checking(let id), .taking(let id), .undoing(let id): id
      case .undoingFile, .forecast, .trial: nil
      }
    }

    /// Whether it gives up when it is asked to; taking back is done in one go.
    var canStop: Bool {
      switch self {
      case .checking, .taking, .forecast, .trial: true
      case .undoing, .undoingFile: false
      }
    }

    /// Whether it forecasts what would be.
    var isTrial: Bool {
      switch self {
      case .trial: true
      case .checking, .taking, .undoing, .undoingFile, .forecast: false
      }
    }
  }

  /// What is being done, by whom and since when.
  struct Running: Sendable, Equatable {
    let kind: Kind
    let account: Worker
    /// In seconds since 1970.
    let since: Int64
    /// How far it is; nil where nothing is known yet.
    var progress: BothWords?
    var isStopping = false
    /// What the program that has begun it was answered, to be kept with what it does.
    var answer: GivenAnswer?
  }

  /// What a program was answered to a request that it may send again.
  struct GivenAnswer: Sendable, Equatable {
    let key: AnswerKey
    let answer: KeptAnswer
  }

  /// What became of the last forecast that was begun here, or of a file that was taken back.
  struct Outcome: Sendable, Equatable {
    let account: Worker
    let ended: Int64
    let text: BothWords
    let isGood: Bool
  }

  /// Somebody else's work is not done yet.
  struct Busy: Error, Equatable { let running: Running }

  private struct State {
    var running: Running?
    /// What waits to be looked into.
    var waiting: [(upload: String, account: Worker)] = []
    var forecast: Outcome?
    var undone: Outcome?
    var trial: Outcome?
  }

  let shelf: UploadShelf
  let machine: Machine
  let databasePath: String
  private let state = Mutex(State())

  init(database path: String, shelf: UploadShelf, machine: Machine) {
    databasePath = path
    self.shelf = shelf
    self.machine = machine
  }

  var second: Int64 { Int64(machine.clock.now().timeIntervalSince1970) }
  /// What is being done; nil where nothing is.
  var running: Running? { state.withLock { $0.running } }
  /// What became of the last forecast that was begun here.
  var lastForecast: Outcome? { state.withLock { $0.forecast } }
  /// What became of the last file that was taken back by its number.
  var lastUndone: Outcome? { state.withLock { $0.undone } }

  /// What became of the last trial that was begun here.
  var lastTrial: Outcome? { state.withLock { $0.trial } }

  /// Whether a sending waits for others to be done before it is looked into.
  func isWaiting(_ upload: String) -> Bool {
    state.withLock { state in state.waiting.contains { $0.upload == upload } }
  }

  /// Finds out what a server that was killed had begun, sweeps, and looks into what nobody has looked into yet.
  ///
  /// - Throws: `ColcaError`.
  func begin() throws {
    shelf.sweep()
    let uploads = shelf.all().sorted { $0.arrived < $1.arrived }
    for upload in uploads where upload.isOpen && upload.begunAfter != nil {
      try settle(upload, in: try database())
    }
    for upload in uploads where upload.state == .waiting {
      if let name = Worker(key: upload.account) { check(upload.id, as: name) }
    }
  }

  /// Looks into a sending, when others are done.
  func check(_ upload: String, as account: Worker) {
    let isNew = state.withLock { state in
      guard !state.waiting.contains(where: { $0.upload == upload }), state.running?.kind != .checking(upload)
      else { return false }
      state.waiting.append((upload, account))
      return true
    }
    if isNew { next() }
  }

  /// Begins something that nobody waits for in a queue.
  ///
  /// - Parameter answer: what a program is answered that may ask again, made once nobody else can begin anything. It is kept in the
  ///   transaction by which the work is done; of what comes to nothing, no answer is kept.
  /// - Throws: `Busy`.
  func start(_ kind: Kind, as account: Worker, answer: () -> GivenAnswer? = { nil }) throws(Busy) {
    let (running, second) = (Running(kind: kind, account: account, since: second), second)
    let other = state.withLock { state -> Running? in
      if let other = state.running { return other }
      if let first = state.waiting.first {
        return Running(kind: .checking(first.upload), account: first.account, since: second)
      }
      state.running = running
      return nil
    }
    if let other { throw Busy(running: other) }
    var begun = running
    begun.answer = answer()
    state.withLock { $0.running?.answer = begun.answer }
    perform(begun)
  }

  /// What was answered to what goes on still, or to files that wait; nil where nothing was under the key within a day.
  func answer(to key: AnswerKey) -> KeptAnswer? {
    if let given = running?.answer, given.key.token == key.token, given.key.key == key.key {
      return given.answer
    }
    let sent = shelf.uploads(of: Worker(program: key.token).key).compactMap(\.answer)
    return sent.first { $0.key == key.key && $0.second > key.second - SupplyDatabase.answerSeconds }?.kept
  }

  /// Asks what is being done to give up.
  func stop() { state.withLock { $0.running?.isStopping = true } }

  /// Waits until nothing is done any more: for tests.
  func rest() {
    while state.withLock({ $0.running != nil || !$0.waiting.isEmpty }) { sched_yield() }
  }

  private func next() {
    let second = second
    let running = state.withLock { state -> Running? in
      guard state.running == nil, !state.waiting.isEmpty else { return nil }
      let first = state.waiting.removeFirst()
      let running = Running(kind: .checking(first.upload), account: first.account, since: second)
      state.running = running
      return running
    }
    if let running { perform(running) }
  }

  private func perform(_ running: Running) {
    // A thread of its own, for it cannot be made to give way no more afterwards.
    Thread.detachNewThread { [self] in
      switch running.kind {
      // For minutes busy with nothing but figures; what holds the database while it works is to be done soon.
      case .forecast, .trial: GivingWay.begin()
      case .checking, .taking, .undoing, .undoingFile: break
      }
      let outcome = outcome(of: running)
      state.withLock { state in
        state.running = nil
        switch running.kind {
        case .forecast: state.forecast = outcome
        case .undoingFile: state.undone = outcome
        case .trial: state.trial = outcome
        case .checking, .taking, .undoing: break
        }
      }
      next()
    }
  }

  private func outcome(of running: Running) -> Outcome {
    do {
      var database = try database().acting(as: running.account.logged)
      if let given = running.answer {
        database = database.answering(given.key) { _ in given.answer }
      }
      // Roles and places as they are now, not as they were when it was begun.
      let right = running.kind.upload.flatMap(shelf.upload)?.right ?? .decide
      guard let account = try account(of: running.account, database), account.may(right) else {
        throw Refusal.notAllowed
      }
      let text: BothWords
      switch running.kind {
      case .forecast: text = try forecast(database)
      case .trial(let name, let changes): text = try trial(name, changes, database)
      case .undoingFile(let number):
        guard account.place == .all else { throw Refusal.notAllowed }
        let undone = try database.undoImport(id: number)
        text = BothWords { $0.sentence(for: undone) }
      case .checking(let id):
        try check(id, account, database)
        text = BothWords(es: "", en: "")
      case .taking(let id):
        try take(id, account, database)
        text = BothWords(es: "", en: "")
      case .undoing(let id):
        try undo(id, account, database)
        text = BothWords(es: "", en: "")
      }
      // What was there already, byte for byte, writes nothing that its answer could be kept with.
      if let given = running.answer {
        try? database.keep(given.answer, toToken: given.key.token, key: given.key.key, at: given.key.second)
      }
      return Outcome(account: running.account, ended: second, text: text, isGood: true)
    } catch {
      let text = Self.words(for: error)
      if let id = running.kind.upload, var upload = shelf.upload(id) {
        upload.problem = text
        upload.begunAfter = nil
        do { try shelf.note(upload) } catch
        { /* The disk is full: what is said is not kept, and nothing was taken in. */  }
      }
      return Outcome(account: running.account, ended: second, text: text, isGood: false)
    }
  }

  /// The account of whoever began something, as it is now; nil where it is there no more.
  private func account(of worker: Worker, _ database: SupplyDatabase) throws -> Account? {
    guard worker.isProgram else { return try database.accounts().first { $0.name == worker.name } }
    return try database.apiTokens().first { $0.name == worker.name && $0.expires > second }?.account
  }

  /// The database, for this work alone: what people decide meanwhile does not wait for it longer than for another program.
  private func database() throws -> SupplyDatabase {
    try SupplyDatabase(path: databasePath, mode: .existing, machine: machine)
  }

  /// Tells how far it is.
  func tell(_ progress: BothWords) { state.withLock { $0.running?.progress = progress } }

  /// Whether somebody asked to give up.
  var isStopping: Bool { state.withLock { $0.running?.isStopping ?? false } }

  /// Why something came to nothing.
  private static func words(for error: any Error) -> BothWords {
    switch error {
    case is CancellationError:
      BothWords(
        es: "Se detuvo como se pidió. No cambió nada.", en: "It was stopped as asked. Nothing changed.")
    case Refusal.notAllowed:
      BothWords(es: "Su cuenta ya no puede hacer eso.", en: "Your account may not do that any more.")
    case let stop as ImportStop: stop.words
    case StoreError.databaseLocked:
      BothWords(
        es: "Otro programa está escribiendo en la base. Repita en un momento.",
        en: "Another program is writing to the database. Repeat in a moment.")
    case let interruption as InterruptedImport: words(for: interruption.cause)
    case let error as any ColcaError where error.exitReason != .programmingError && !(error is FileError):
      BothWords { $0.sentence(for: error) }
    default:
      BothWords(
        es: "Algo falló en el servidor. No cambió nada. Avise a quien lo cuida.",
        en: "Something failed in the server. Nothing changed. Tell whoever looks after it.")
    }
  }
}
