import Foundation

/// Runs a program of the machine for a while: when the time is over it is ended, with all that it has started.
///
/// The limit is held by coreutils' `timeout`, which ends a whole group of processes and goes on doing so when we are gone ourselves.
public enum ToolRun {
  /// What became of a run.
  public enum Outcome: Equatable, Sendable {
    /// It ended by itself, with this code.
    case ended(code: Int32)
    /// It was ended when its time was over.
    case tookTooLong
    /// There is no such program.
    case missing
  }

  /// Seconds that a program has to end when it is told to; then it is ended.
  private static let secondsToEnd = 2

  /// Runs a program and waits for it; it reads nothing, and what it prints is thrown away.
  ///
  /// - Parameters:
  ///   - command: the program, by its path or by a name that is looked for where the system looks, and its arguments.
  ///   - settings: what its environment has besides ours, or instead.
  ///   - seconds: how long it may take, at least 1.
  public static func run(_ command: [String], settings: [String: String] = [:], seconds: Int) -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let environment = settings.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    process.arguments =
      environment + ["timeout", "-k", String(secondsToEnd), String(max(1, seconds))] + command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .missing
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit else { return .tookTooLong }
    switch process.terminationStatus {
    // What `timeout` ends with: after a first word, after the last one; and where nothing could be started.
    case 124, 137: return .tookTooLong
    case 126, 127: return .missing
    case let code: return .ended(code: code)
    }
  }
}
