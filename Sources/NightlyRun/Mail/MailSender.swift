import Files
import Foundation
import Operations
import SupplyModel
import Synchronization

/// Hands a message to the host's `sendmail`: msmtp, Postfix, Exim or any other of that interface.
///
/// The program reads the message, recipients included, on its standard input; what it prints is thrown away, since it may hold
/// addresses. A shell waits for it, which reads nothing of the command but its words one by one, and gives the message another name as
/// soon as the program has taken it: that goes on when the night itself is killed.
struct MailSender {
  /// The program and its options.
  let command: [String]
  /// How many seconds it may take.
  let seconds: Double
  /// How many more it has to end when it is told to; then it is ended.
  var secondsToEnd = 1.0

  /// The longest that handing a message over can take.
  var mostSeconds: Double { seconds + secondsToEnd + 2 }

  /// What the shell does with the message, the name that it gets, how long the program may take and its words.
  private static let script = """
    trap '' HUP INT TERM
    message=$1 taken=$2 grace=$3 seconds=$4
    shift 4
    timeout --foreground -k "$grace" "$seconds" "$@" <"$message" && mv -f -- "$message" "$taken"
    """

  /// Sends the message of a file, which is called `taken` once the program has taken it.
  ///
  /// - Throws: `NightError.programFailed` when the program cannot be started, ends with another code than 0, or takes too long;
  ///   `FileError.unreadable` for the message.
  func send(file: String, taken: String) throws {
    guard let program = command.first else { return }
    let name = PathText.lastComponent(program)
    guard FileHandle(forReadingAtPath: file) != nil else {
      throw FileError.unreadable(path: file, reason: Folders.reason())
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", Self.script, "colca", file, taken, "\(secondsToEnd)", "\(seconds)"] + command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw NightError.programFailed(program: name, status: 127)
    }
    if ended.wait(timeout: .now() + mostSeconds + 5) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      throw NightError.programFailed(program: name, status: nil)
    }
    let status = process.terminationStatus
    guard process.terminationReason == .exit, status == 0 else {
      // `timeout` says so: it had to tell the program to end, or to end it.
      let hasRunOut = status == 124 || status == 137
      throw NightError.programFailed(program: name, status: hasRunOut ? nil : status)
    }
  }
}
