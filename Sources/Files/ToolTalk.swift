import Foundation

extension ToolRun {
  /// Runs a program that is told something on its standard input and says something on its standard output.
  ///
  /// What it is told is seen by nobody else: it stands neither on a command line nor in an environment.
  ///
  /// - Parameters:
  ///   - command: the program, by its path or by a name that is looked for where the system looks, and its arguments.
  ///   - input: what it is told; at most as much as a pipe holds, 60,000 bytes.
  ///   - seconds: how long it may take, at least 1.
  /// - Returns: what became of it, and what it said.
  public static func talk(
    _ command: [String], input: String, seconds: Int
  ) -> (outcome: Outcome, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", "-k", "2", String(max(1, seconds))] + command
    let (asked, said) = (Pipe(), Pipe())
    process.standardInput = asked
    process.standardOutput = said
    process.standardError = FileHandle.nullDevice
    let told = asked.fileHandleForWriting
    // Before the program begins: the pipe has a reader then, whatever becomes of the program.
    let failure = input.utf8.count > mostInput ? EMSGSIZE : FileBytes.write(input, to: told.fileDescriptor)
    try? told.close()
    guard failure == 0 else { return (.missing, "") }
    // Not by `waitUntilExit`: it looks again by a timer, which never comes where somebody turns the clock, and a program that has ended
    // before it is waited for would be waited for without end.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      return (.missing, "")
    }
    let output = said.fileHandleForReading.readDataToEndOfFile()
    ended.wait()
    let text = String(decoding: output, as: UTF8.self)
    guard process.terminationReason == .exit else { return (.tookTooLong, text) }
    switch process.terminationStatus {
    // What `timeout` ends with: after a first word, after the last one; and where nothing could be started.
    case 124, 137: return (.tookTooLong, text)
    case 126, 127: return (.missing, text)
    case let code: return (.ended(code: code), text)
    }
  }

  /// Bytes that a pipe of Linux holds without a reader, with room to spare.
  private static let mostInput = 60_000
}
