import Foundation

/// The built `colca`, run as a person or a timer runs it.
public struct ColcaProgram: Sendable {
  /// What a run of the program left.
  public struct Outcome: Sendable {
    /// The exit code.
    public let status: Int32
    /// What it wrote on stdout.
    public let output: String
    /// What it wrote on stderr.
    public let messages: String
  }

  private let folder: TemporaryFolder
  private let clock: [String: String]

  /// The program in a folder of its own, where its database lies.
  ///
  /// - Parameter start: where its clock begins (`2027-01-10T12:00:00Z`); the machine's own time when nil.
  public init(clock start: String? = nil) throws {
    folder = try TemporaryFolder()
    clock = start.map { ["COLCA_CLOCK": $0] } ?? [:]
  }

  /// The program in a folder of its own, which begins as a copy of what another has in its folder.
  public init(copying other: ColcaProgram) throws {
    folder = try TemporaryFolder()
    clock = other.clock
    for name in try FileManager.default.contentsOfDirectory(atPath: other.folder.url.path) {
      try FileManager.default.copyItem(atPath: other.folder.path(name), toPath: folder.path(name))
    }
  }

  /// The folder in which the program runs.
  public var workingFolder: TemporaryFolder { folder }

  /// Runs the program with these arguments.
  public func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  /// Runs the program with a list of arguments; what it gives goes to a place, and what it reads comes from a file, if
  /// they are named.
  public func run(
    _ arguments: [String], environment: [String: String] = [:], givingTo place: String? = nil,
    reading input: String? = nil
  ) throws -> Outcome {
    let output = folder.path(UUID().uuidString + ".out")
    let messages = folder.path(UUID().uuidString + ".err")
    for path in [output, messages] { try Data().write(to: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "110"]
      .merging(TestRequest.place) { $1 }.merging(clock) { $1 }.merging(environment) { $1 }
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: place ?? output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    process.waitUntilExit()
    defer { for path in [output, messages] { try? FileManager.default.removeItem(atPath: path) } }
    return Outcome(
      status: process.terminationStatus, output: try Self.text(output), messages: try Self.text(messages))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// Where the program lies.
  public static var path: String { executable.path }

  /// The program lies beside the tests that were built with it.
  private static var executable: URL {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = tests.appendingPathComponent("colca")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return Golden.root.appendingPathComponent(".build/debug/colca")
  }
}
