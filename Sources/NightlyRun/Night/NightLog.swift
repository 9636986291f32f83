import Files
import Foundation
import Logging
import Operations
import SupplyModel
import Synchronization

/// The log of nights: a line an event in logfmt, each with the night's number, on the standard error or at the end of a file.
///
/// `time=2026-11-05T02:00:07Z level=info night=12 step=inbox state=done files_taken=3 seconds=0.41`. No names, addresses or
/// telephone numbers are written, and no text of a file.
struct NightLog {
  /// A file that has grown beyond so many bytes is renamed with `.1` at its end, over the one before.
  static let longestFile = 10_000_000

  private(set) var logger: Logger
  private let target: LogTarget

  /// A log that goes to a file, or to the standard error where none is named or it cannot be opened.
  init(path: String?, clock: MachineClock) {
    let target = LogTarget(path: path)
    self.target = target
    logger = Logger(label: "colca.night") { _ in LogfmtHandler(target: target, clock: clock) }
  }

  /// A log that is told each line.
  init(clock: MachineClock, _ take: @escaping @Sendable (String) -> Void) {
    let target = LogTarget(take)
    self.target = target
    logger = Logger(label: "colca.night") { _ in LogfmtHandler(target: target, clock: clock) }
  }

  /// Why the file did not take a line; nil while all are where they belong.
  var fault: FileError? { target.fault }

  /// The same log, with the night's number on every line.
  func numbered(_ night: Int64) -> NightLog {
    var log = self
    log.logger[metadataKey: "night"] = "\(night)"
    return log
  }

  /// How a step ended.
  func say(_ outcome: StepOutcome) {
    var facts: Logger.Metadata = [
      "step": "\(outcome.step.rawValue)", "state": "\(outcome.state.rawValue)",
      "seconds": "\(PlainNumber.text((outcome.seconds * 1000).rounded() / 1000))",
      "peak_mb": "\(outcome.peakMegabytes)",
    ]
    for (key, value) in outcome.event?.figures ?? [] { facts[key] = "\(value)" }
    if let failure = outcome.failure { facts["error"] = "\(failure)" }
    let level: Logger.Level =
      switch outcome.state {
      case .failed: .error
      case .skipped: .warning
      case .done, .idle: .info
      }
    logger.log(level: level, "step", metadata: facts)
  }
}

/// Where log lines go.
private final class LogTarget: Sendable {
  private let path: String
  private let failure = Mutex<FileError?>(nil)
  private let descriptor: Int32
  private let take: (@Sendable (String) -> Void)?

  init(path: String?) {
    take = nil
    self.path = path ?? ""
    guard let path else {
      descriptor = STDERR_FILENO
      return
    }
    if let stamp = FileStamp(path: path), stamp.isRegular, stamp.size > NightLog.longestFile {
      rename(path, path + ".1")
    }
    try? Folders.make(PathText.parent(path).isEmpty ? "." : PathText.parent(path))
    do {
      descriptor = try OwnFile.open(path, for: .log)
    } catch {
      descriptor = STDERR_FILENO
      failure.withLock { $0 = error }
    }
  }

  init(_ take: @escaping @Sendable (String) -> Void) {
    self.take = take
    path = ""
    descriptor = -1
  }

  /// What went wrong first; nil while nothing has.
  var fault: FileError? { failure.withLock { $0 } }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  func write(_ line: String) {
    if let take { return take(line) }
    // One call a line: lines of two programs never mix. Where the file takes no more, the standard error may; where nobody can be
    // told, the exit code still tells.
    let bytes = Array((line + "\n").utf8)
    let written = Foundation.write(descriptor, bytes, bytes.count)
    if written < bytes.count, descriptor != STDERR_FILENO {
      // Half a line is what a full disk takes.
      let number = written < 0 ? errno : ENOSPC
      let fault = FileError.writing(path, errorNumber: number, reason: String(cString: strerror(number)))
      failure.withLock { $0 = $0 ?? fault }
      _ = Foundation.write(STDERR_FILENO, bytes, bytes.count)
    }
  }
}

/// Writes events as logfmt: `key=value`, quoted where a value has spaces, quotes or an equals sign.
private struct LogfmtHandler: LogHandler {
  let target: LogTarget
  let clock: MachineClock
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = event.metadata
    var text = "time=\(clock.instant) level=\(event.level.rawValue)"
    if let night = metadata["night"] { text += " night=\(night)" }
    text += " event=" + Self.quoted("\(event.message)")
    let first = ["step", "state"]
    for key in first { if let value = facts?[key] { text += " \(key)=" + Self.quoted("\(value)") } }
    for (key, value) in (facts ?? [:]).sorted(by: { $0.key < $1.key }) where !first.contains(key) {
      text += " \(key)=" + Self.quoted("\(value)")
    }
    target.write(text)
  }

  private static func quoted(_ value: String) -> String {
    let plain = value.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0 != "\"" && $0 != "=" && $0 != "\\" && $0.properties.generalCategory != .control
    }
    guard !plain || value.isEmpty else { return value }
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.properties.generalCategory == .control: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
