import Files
import Foundation
import Operations
import SupplyModel
import Synchronization

/// Hands a message to the host's `sendmail`: msmtp, Postfix, Exim or any other of that interface.
///
/// The program reads the message, recipients included, on its standard input. It is started without a shell, and what it prints is thrown
/// away, since it may hold addresses.
struct MailSender {
  /// The program and its options.
  let command: [String]
  /// How many seconds it may take.
  let seconds: Double
  /// How many more it has to end when it is told to; then it is ended.
  var secondsToEnd = 1.0

  /// Sends the message of a file.
  ///
  /// - Throws: `NightError.programFailed` when the program cannot be started, ends with another code than 0, or takes too long;
  ///   `FileError.unreadable` for the message.
  func send(file: String) throws {
    guard let program = command.first else { return }
    let name = PathText.lastComponent(program)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.contains("/") ? program : "/usr/bin/env")
    process.arguments = program.contains("/") ? Array(command.dropFirst()) : command
    guard let message = FileHandle(forReadingAtPath: file) else {
      throw FileError.unreadable(path: file, reason: Folders.reason())
    }
    process.standardInput = message
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw NightError.programFailed(program: name, status: 127)
    }
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      process.terminate()
      // A program that does not listen is ended all the same.
      if ended.wait(timeout: .now() + secondsToEnd) == .timedOut {
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
      }
      throw NightError.programFailed(program: name, status: nil)
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw NightError.programFailed(program: name, status: process.terminationStatus)
    }
  }
}
