import Files
import Foundation
import Operations
import SupplyModel

/// Sends bytes by HTTP through the installed program `curl`, which this program knows by its command line alone.
///
/// So nothing that talks to a network is linked into this one. What it is told, the token with it, goes through a pipe; it reads no
/// configuration of the account's, follows no redirection, speaks `https` only (`http` to this machine), and trusts the certificates that
/// the system trusts.
struct CurlTransport {
  /// What is sent.
  struct Request {
    /// The URL with its query.
    let url: String
    /// `https` or `http`.
    let scheme: String
    let mediaType: String
    let credential: PushCredential
    let body: [UInt8]
    /// How long all of it may take.
    let seconds: Int
  }

  /// What came back.
  struct Reply {
    let status: Int
    let body: [UInt8]
    /// Where the server would have it sent instead.
    let movedTo: String?
    /// Seconds after which the server would have it sent again.
    let retryAfter: Int?
  }

  /// What became of a request.
  enum Outcome {
    case answered(Reply)
    case failed(TransportFailure)
    case missing
  }

  /// An answer of DHIS2 holds a sentence for each value at most.
  private static let mostAnswerBytes = 64 << 20
  private static let secondsToConnect = 20

  /// Sends a request once.
  ///
  /// - Throws: `FileError` where nothing can be written among the temporary files.
  static func send(_ request: Request) throws -> Outcome {
    try Folders.withScratch(named: "colca-envio") { folder in
      let (asked, answered) = (folder + "/asked", folder + "/answered")
      _ = try AtomicFiles.write([(name: "asked", bytes: request.body)], to: folder)
      let (outcome, said) = ToolRun.talk(
        ["curl", "--disable", "--config", "-"],
        input: configuration(request, body: asked, answer: answered), seconds: request.seconds + 10)
      switch outcome {
      case .missing: return .missing
      case .tookTooLong: return .failed(.tookTooLong)
      case .ended(0): return try reply(said, answer: answered)
      case .ended(let code): return .failed(failure(code))
      }
    }
  }

  /// Options as curl reads them from a file: <https://curl.se/docs/manpage.html#-K>.
  private static func configuration(_ request: Request, body: String, answer: String) -> String {
    let options: [(name: String, value: String)] = [
      ("url", request.url), ("proto", "=" + request.scheme), ("noproxy", "localhost,127.0.0.1,::1"),
      ("header", "Authorization: " + request.credential.header),
      ("header", "Content-Type: " + request.mediaType), ("header", "Accept: application/json"),
      // The answer to the whole is waited for, not to its beginning.
      ("header", "Expect:"), ("user-agent", "colca/" + ColcaVersion.current), ("data-binary", "@" + body),
      ("output", answer), ("connect-timeout", String(min(request.seconds, secondsToConnect))),
      ("max-time", String(request.seconds)), ("max-filesize", String(mostAnswerBytes)),
      ("write-out", "%{http_code}\n%{redirect_url}\n%header{retry-after}\n"),
    ]
    return "silent\n" + options.map { "\($0.name) = \(quoted($0.value))\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      + "\""
  }

  private static func reply(_ said: String, answer path: String) throws -> Outcome {
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let status = lines.first.flatMap({ Int($0) }), (100..<600).contains(status) else {
      return .failed(.cutOff)
    }
    // An answer without a body leaves no file.
    let body = FileStamp(path: path) == nil ? [] : try FileBytes.read(path)
    guard body.count <= mostAnswerBytes else { return .failed(.tooLarge) }
    return .answered(
      Reply(
        status: status, body: body, movedTo: lines.count > 1 && !lines[1].isEmpty ? lines[1] : nil,
        retryAfter: lines.count > 2 ? Int(lines[2]) : nil))
  }

  /// curl's exit codes: <https://curl.se/docs/manpage.html#EXIT>.
  private static func failure(_ code: Int32) -> TransportFailure {
    switch code {
    case 5, 6: .unknownHost
    case 7: .noConnection
    case 16, 18, 52, 55, 56, 92: .cutOff
    case 28: .tookTooLong
    case 51, 53, 54, 58, 59, 60, 77, 80, 82, 83, 90, 91: .untrusted
    case 63: .tooLarge
    default: .other
    }
  }
}
