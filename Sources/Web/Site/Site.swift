import Files
import Foundation
import Logging
import Operations
import Runs
import SupplyModel
import SupplyStore
import Synchronization
import Telling

/// The web pages on one database.
///
/// Answers are made one by one, without waiting for others but where the database makes them wait: the server calls `answer` from threads of
/// its own.
public final class Site: Sendable {
  let settings: SiteSettings
  /// For reading, and what only the server itself writes.
  let database: SupplyDatabase
  /// For what people write: while it waits for another program, pages go on being read.
  private let writer: SupplyDatabase
  let machine: Machine
  let passwords: Passwords
  let throttle = LoginThrottle()
  let metrics = WebMetrics()
  let snapshots: SnapshotCache
  /// What takes longer than a page may.
  let work: MonthWork
  /// What is printed and signed.
  let sheets: SheetCache
  /// What trials say otherwise.
  let trials: TrialCache
  private let log: Logger
  /// When sessions may next be noted as used, after another program kept the database from it.
  private let nextTouch = Mutex<Int64>(0)

  /// The digest of all that runs are made from, as of an entry of the log of changes.
  private let stamps = Mutex<(change: Int64, stamp: String)?>(nil)

  /// How the log of changes names the server itself.
  static let account = "web"

  /// A site.
  ///
  /// - Parameters:
  ///   - database: opened for the site alone; others may write to the file beside it.
  ///   - writer: the same, opened once more.
  ///   - machine: the clock, and the environment that a configuration is found by.
  ///   - passwords: how passwords are kept.
  ///   - log: where a line goes for each request.
  public init(
    database: SupplyDatabase, writer: SupplyDatabase, machine: Machine, settings: SiteSettings,
    passwords: Passwords, log: Logger
  ) {
    self.database = database.acting(as: Self.account)
    self.writer = writer.acting(as: Self.account)
    self.machine = machine
    self.settings = settings
    self.passwords = passwords
    self.log = log
    snapshots = SnapshotCache(database)
    sheets = SheetCache(database, clock: machine.clock)
    trials = TrialCache(database)
    work = MonthWork(
      database: database.path,
      shelf: UploadShelf(database: database.path, limits: settings.uploads, machine: machine),
      machine: machine)
  }

  /// Finds out what a server that was killed had begun, and clears it away: before the first request is answered.
  ///
  /// - Throws: `ColcaError`.
  public func begin() throws { try work.begin() }

  /// Now, in seconds since 1970.
  var second: Int64 { Int64(machine.clock.now().timeIntervalSince1970) }

  /// A link by which the first administrator joins; nil where there is one already.
  ///
  /// Any earlier one holds no more.
  ///
  /// - Throws: `ColcaError`.
  public func firstLink() throws -> String? {
    let secret = Secret.random()
    let isKept = try writer.inviteFirstAdministrator(
      digest: Secret.digest(secret), expires: second + settings.terms.firstLinkSeconds)
    return isKept ? settings.baseAddress + "/invitacion/" + secret : nil
  }

  /// A place for the files of a request to come in; nil for a request that brings none, and for one that is sent away, which then says why.
  func intake(_ request: inout WebRequest) -> UploadIntake? {
    guard request.bringsFiles else { return nil }
    do {
      return try ApiGate.isFor(request)
        ? ApiGate(site: self, request: request, language: .spanish).intake()
        : Gate(site: self, request: request).intake()
    } catch {
      request.refusal = error
      return nil
    }
  }

  /// The answer to a request, whatever becomes of it.
  public func answer(_ request: WebRequest, id: String) -> WebReply {
    let began = machine.clock.running()
    let gate = Gate(site: self, request: request)
    var reply = gate.answer { [log] error in
      // No path and no field: what people typed is in neither.
      log.error("fault", metadata: ["id": "\(id)", "error": "\(Self.told(error))"])
    }
    if request.method == "HEAD" { reply.body = [] }
    SafeHeaders.apply(to: &reply)
    reply.add("X-Request-Id", id)
    let seconds = machine.clock.running() - began
    let milliseconds = Int(seconds * 1000)
    metrics.answered(Self.known(request.method), reply, seconds: seconds)
    log.info(
      "request",
      metadata: [
        "id": "\(id)", "method": "\(Self.known(request.method))", "route": "\(reply.route)",
        "status": "\(reply.status)", "ms": "\(milliseconds)",
      ])
    return reply
  }

  private static func known(_ method: String) -> String {
    ["GET", "HEAD", "POST"].contains(method) ? method : "other"
  }

  private static func told(_ error: any Error) -> String {
    (error as? ProgrammingError).map { $0.what } ?? String(describing: type(of: error))
  }

  /// Notes that a session goes on; where another program writes for long, later.
  func touch(_ digest: String, at second: Int64) {
    guard nextTouch.withLock({ $0 <= second }) else { return }
    do {
      try writer.touchSession(digest: digest, at: second)
    } catch {
      nextTouch.withLock { $0 = second + 60 }
    }
  }

  /// Whether pages can be answered: the database can be read.
  func readiness() throws -> WebReply {
    do {
      _ = try database.lastChange()
      return database.isInPlace ? .text("ok") : .text("no", status: 503)
    } catch {
      return .text("no", status: 503)
    }
  }

  /// The latest run; nil before the first.
  ///
  /// - Throws: `ColcaError`.
  func snapshot() throws -> Snapshot? { try snapshots.current() }

  /// Whether a run still says what a new one would: nothing that runs are made from has changed since.
  ///
  /// - Throws: `ColcaError`.
  func isCurrent(_ record: RunRecord) throws -> Bool {
    let change = try database.lastChange()
    let stamp = try stamps.withLock { known in
      if let known, known.change == change { return known.stamp }
      let stamp = try database.inputStamp()
      known = (change, stamp)
      return stamp
    }
    return stamp == record.inputs
  }

  /// Reads the latest run, and what its pages need, before anybody asks for it: now, and after each change from outside.
  ///
  /// What goes wrong is told to whoever asks.
  public func warm() {
    try? snapshots.warm(month: machine.clock.today.month)
  }

  /// The database, where an account writes.
  func writing(as account: Account) -> SupplyDatabase { writer.acting(as: account.logged) }

  /// The database, where the server itself writes for whoever is not logged in yet.
  var writing: SupplyDatabase { writer }

  /// Decides as an account.
  func acts(of account: Account) -> DecisionActs {
    DecisionActs(
      database: writing(as: account),
      watch: .inForce(environment: machine.environment))
  }
}
