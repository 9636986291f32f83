import Files
import Operations
import SupplyModel
import SupplyStore

/// Sends a file to a DHIS2, when a person or a timer asks for it and never otherwise.
///
/// The same file may be sent again: DHIS2 keeps one value for each key, so that sending twice leaves what sending once does.
public struct FilePush {
  /// How it is sent.
  public struct Settings: Sendable {
    /// Where to.
    public let address: PushAddress
    /// The file with the token.
    public let tokenPath: String
    /// By which of its properties the server finds what identifiers name.
    public let identifiers: PushIdentifiers
    /// Seconds that one sending may take.
    public let seconds: Int
    /// How often it is tried where no answer comes or the server fails.
    public let attempts: Int

    /// Settings.
    public init(
      address: PushAddress, tokenPath: String, identifiers: PushIdentifiers, seconds: Int, attempts: Int
    ) {
      self.address = address
      self.tokenPath = tokenPath
      self.identifiers = identifiers
      self.seconds = seconds
      self.attempts = attempts
    }
  }

  /// Whether the server is asked to look at the values first (`dryRun`), which it does not keep then.
  public enum Trial: Sendable {
    /// It is not.
    case none
    /// It is, and nothing else is sent.
    case only
    /// It is, and they are sent where it would take every one.
    case first
  }

  /// What became of a sending, and where the server's answer is kept; nil where none came.
  public typealias Kept = (report: PushReport, answerPath: String?)

  /// The longest that is waited before another try, whatever the server asks for.
  private static let mostWait = 120

  private let database: SupplyDatabase
  private let machine: Machine
  private let settings: Settings
  private let file: PushedFile
  private let credential: PushCredential

  /// Reads the file and the token, and looks whether the answer can be kept; nothing is sent yet.
  ///
  /// - Throws: `PushError`; `FileError`.
  public init(
    of path: String, settings: Settings, database: SupplyDatabase, machine: Machine
  ) throws {
    file = try PushedFile(reading: path)
    credential = try PushCredential(file: settings.tokenPath)
    let folder = Self.folder(of: path)
    guard WriteTrial.passes(inFolder: folder) else {
      throw FileError.cannotWrite(path: folder, reason: Folders.reason())
    }
    self.database = database
    self.machine = machine
    self.settings = settings
  }

  /// Sends the file; each sending keeps its answer beside it and is noted in the log of changes, whatever came of it.
  ///
  /// - Returns: what became of the trial, of the sending, or of both in this order.
  /// - Throws: `PushError.noTransport`, before anything is sent; `FileError` and `StoreError` where an answer cannot be kept or noted.
  public func send(trial: Trial) throws -> [Kept] {
    switch trial {
    case .none: return [try sendOnce(isTrial: false)]
    case .only: return [try sendOnce(isTrial: true)]
    case .first:
      let tried = try sendOnce(isTrial: true)
      return tried.report.isWhole ? [tried, try sendOnce(isTrial: false)] : [tried]
    }
  }

  private func sendOnce(isTrial: Bool) throws -> Kept {
    let instant = machine.clock.instant
    let (outcome, reply, attempts) = try answer(isTrial: isTrial)
    let report = PushReport(
      file: file, address: settings.address, isTrial: isTrial, instant: instant, attempts: attempts,
      status: reply?.status, answer: reply?.body, outcome: outcome)
    let answerPath = try reply.map { try keep($0.body, isTrial: isTrial) }
    try database.note(report, answerName: answerPath.map(PathText.lastComponent))
    return (report, answerPath)
  }

  /// The server's answer, asked for until it is one.
  private func answer(isTrial: Bool) throws -> (PushReport.Outcome, CurlTransport.Reply?, attempts: Int) {
    let request = CurlTransport.Request(
      url: settings.address.url + "?idScheme=\(settings.identifiers.scheme)&dryRun=\(isTrial)&async=false",
      scheme: settings.address.scheme, mediaType: file.format.mediaType, credential: credential,
      body: file.bytes, seconds: settings.seconds)
    var wait = 2
    for attempt in 1... {
      let isLast = attempt >= settings.attempts
      var pause = wait
      switch try CurlTransport.send(request) {
      case .missing: throw PushError.noTransport
      case .failed(.untrusted):
        return (.failed(.untrusted(url: settings.address.url)), nil, attempt)
      case .failed(let failure):
        if isLast || !failure.isPassing {
          return (.failed(.noAnswer(failure, attempts: attempt)), nil, attempt)
        }
      case .answered(let reply):
        guard (500..<600).contains(reply.status) else {
          return (Self.outcome(of: reply, at: settings.address), reply, attempt)
        }
        if isLast {
          return (.failed(.serverFailed(status: reply.status, attempts: attempt)), reply, attempt)
        }
        pause = reply.retryAfter ?? wait
      }
      machine.clock.wait(Double(min(max(pause, 0), Self.mostWait)))
      wait = min(wait * 4, Self.mostWait)
    }
    throw ProgrammingError("sending goes on without end")
  }

  /// What an answer other than a failure of the server's says.
  private static func outcome(
    of reply: CurlTransport.Reply, at address: PushAddress
  ) -> PushReport.Outcome {
    switch reply.status {
    case 401, 403: return .failed(.forbidden(status: reply.status))
    case 300..<400, 404, 405:
      return .failed(.nothingThere(url: address.url, status: reply.status, movedTo: reply.movedTo))
    default: break
    }
    if let summary = PushSummary(json: reply.body) { return .answered(summary) }
    return (400..<500).contains(reply.status)
      ? .failed(.refused(status: reply.status, message: PushSummary.message(inJSON: reply.body)))
      : .failed(.notUnderstood(status: reply.status))
  }

  /// Keeps an answer beside the file: `values.json.respuesta-2026-11-26T020007.json`.
  private func keep(_ body: [UInt8], isTrial: Bool) throws(FileError) -> String {
    let first = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let name = Folders.name(
      PathText.lastComponent(file.path),
      ending: ".\(isTrial ? "ensayo" : "respuesta")-\(machine.clock.stamp)" + (isJSON ? ".json" : ".txt"))
    let folder = Self.folder(of: file.path)
    _ = try AtomicFiles.write([(name: name, bytes: body)], to: folder)
    return folder == "." ? name : folder + "/" + name
  }

  private static func folder(of path: String) -> String {
    let folder = PathText.parent(path)
    return folder.isEmpty ? "." : folder
  }
}
