import Dispatch
import Files
import Foundation
import Hummingbird
import HummingbirdCore
import Logging

/// The site on a port: takes requests in whole and within limits, and has them answered by threads that may wait for the database.
public struct WebServer: Sendable {
  /// A connection that neither sends nor takes anything for so long is cut off.
  private static let idleSeconds: Int64 = 30
  /// So many connections at a time; others wait.
  private static let mostConnections = 512

  private let site: Site
  private let address: String
  private let port: Int
  private let isBehindProxy: Bool
  private let log: Logger

  /// A server.
  ///
  /// - Parameters:
  ///   - address: the address to listen on: 127.0.0.1 but for containers.
  ///   - port: the port; 0 for any that is free.
  public init(site: Site, address: String, port: Int, isBehindProxy: Bool, log: Logger) {
    self.site = site
    self.address = address
    self.port = port
    self.isBehindProxy = isBehindProxy
    self.log = log
  }

  /// Serves until the program is asked to end (SIGTERM, SIGINT); what is being answered is answered first.
  ///
  /// - Parameter begun: is called once requests are taken in, with the port.
  /// - Throws: what keeps the port from being listened on.
  public func run(begun: @escaping @Sendable (Int) -> Void) async throws {
    var configuration = ApplicationConfiguration(address: .hostname(address, port: port))
    configuration.availableConnectionsDelegate = MaximumAvailableConnections(Self.mostConnections)
    let application = Application(
      responder: SiteResponder(site: site, isBehindProxy: isBehindProxy),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [SlowClients()],
          idleTimeout: .seconds(Self.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: configuration,
      onServerRunning: { begun($0.localAddress?.port ?? 0) }, logger: log)
    try await application.runService()
  }
}

/// What is known of a request beside itself.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end of the connection.
  let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

/// Turns requests of the server into those of the site and back.
struct SiteResponder: HTTPResponder {
  typealias Context = SiteContext

  let site: Site
  let isBehindProxy: Bool
  /// What follows of a sending that was refused is read so far and so long, for browsers listen only when they have said all.
  private static let mostDrainedBytes = 64 << 20
  private static let mostDrainingSeconds = 10.0
  /// Threads that may wait for the database or a password's hash: none of those that take requests in.
  private let threads = DispatchQueue(label: "colca.web", attributes: .concurrent)

  /// Pages are made by as many threads as the processors can keep busy, and some that wait for the disk meanwhile.
  private let turns = Turns(max(4, 2 * ProcessInfo.processInfo.activeProcessorCount))

  init(site: Site, isBehindProxy: Bool) {
    self.site = site
    self.isBehindProxy = isBehindProxy
  }

  func respond(to request: Request, context: SiteContext) async throws -> Response {
    let path = request.head.path ?? "/"
    let mark = path.firstIndex(of: "?")
    var asked = WebRequest(
      method: request.method.rawValue, path: String(path[..<(mark ?? path.endIndex)]),
      query: mark.map { String(path[path.index(after: $0)...]) } ?? "", headers: Self.headers(request.head),
      peer: peer(request, context))
    let id = context.id
    if asked.bringsFiles {
      let bare = asked
      let (looked, intake) = await onThread {
        var looked = bare
        let intake = site.intake(&looked)
        return (looked, intake)
      }
      asked = looked
      if let intake { asked.sent = try await receive(request, by: intake, &asked) }
    } else {
      try await collect(request, into: &asked)
    }
    let whole = asked
    if whole.isShort { await turns.take() }
    let reply = await onThread { site.answer(whole, id: id) }
    if whole.isShort { turns.give() }
    if let sent = asked.sent { await onThread { Folders.removeAll(sent.folder) } }
    var fields = HTTPFields()
    for header in reply.headers {
      guard let name = HTTPFields.Element.Name(header.name) else { continue }
      fields.append(HTTPFields.Element(name: name, value: header.value))
    }
    // What is left of a body that is too long is not waited for.
    if asked.isTooLong || asked.isTooSlow || asked.refusal != nil || asked.sent?.fault != nil {
      fields[.connection] = "close"
    }
    return Response(
      status: .init(code: reply.status), headers: fields,
      body: reply.body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: reply.body)))
  }

  /// Does something that may wait for a disk or the database.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      threads.async { continuation.resume(returning: body()) }
    }
  }

  /// Takes the body of a form in: no more bytes than a form has, within a minute.
  private func collect(_ request: Request, into asked: inout WebRequest) async throws {
    let (clock, began) = (site.machine.clock, site.machine.clock.running())
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= WebRequest.mostBodyBytes else {
        asked.isTooLong = true
        return
      }
      guard clock.running() - began <= WebRequest.mostSeconds else {
        asked.isTooSlow = true
        return
      }
      bytes.append(contentsOf: part.readableBytesView)
    }
    asked.body = bytes
  }

  /// Writes files to the disk as they come in.
  ///
  /// - Throws: what the connection throws; nothing is left then.
  private func receive(
    _ request: Request, by intake: UploadIntake, _ asked: inout WebRequest
  ) async throws -> UploadIntake.Staged? {
    defer { site.work.shelf.leave() }
    let (clock, most) = (site.machine.clock, Self.mostDrainedBytes)
    var (isRefused, drained, refusedAt) = (false, 0, 0.0)
    do {
      for try await part in request.body {
        if isRefused {
          drained += part.readableBytes
          if drained > most || clock.running() - refusedAt > Self.mostDrainingSeconds { break }
          continue
        }
        let taken = await onThread {
          Result { try part.withUnsafeReadableBytes { try intake.take($0) } }
        }
        do {
          isRefused = try !taken.get()
        } catch let refusal as Refusal {
          await onThread { intake.abandon() }
          asked.refusal = refusal
          isRefused = true
        }
        refusedAt = clock.running()
      }
    } catch {
      await onThread { intake.abandon() }
      throw error
    }
    return asked.refusal == nil ? await onThread { intake.end() } : nil
  }

  private static func headers(_ head: HTTPRequest) -> [String: String] {
    var headers: [String: String] = [:]
    if let authority = head.authority { headers["host"] = authority }
    for field in head.headerFields {
      let name = field.name.canonicalName
      let separator = name == "cookie" ? "; " : ", "
      headers[name] = headers[name].map { $0 + separator + field.value } ?? field.value
    }
    return headers
  }

  /// Who asks: behind a proxy on this machine, the last address that it names, for others before it anybody can write.
  private func peer(_ request: Request, _ context: SiteContext) -> String {
    guard isBehindProxy, context.peer == "127.0.0.1" || context.peer == "::1",
      let named = Self.headers(request.head)["x-forwarded-for"]?.split(separator: ",").last
    else { return context.peer }
    return String(named).trimmed
  }
}
