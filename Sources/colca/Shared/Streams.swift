import Files
import Foundation
import SupplyModel
import Telling

/// What a command says beside its data.
enum Messages {
  /// A line on stderr, where messages go so that stdout holds nothing but data; no name in it can steer the terminal.
  static func say(_ line: String) {
    // Where nobody can be told, the exit code still tells.
    _ = FileBytes.write(TerminalText.harmless(line) + "\n", to: STDERR_FILENO)
  }
}

extension Messages {
  /// Text on stderr without a line end, for a line that is written over.
  static func put(_ text: String) { _ = FileBytes.write(text, to: STDERR_FILENO) }
}

/// What a command gives as data.
enum Output {
  /// Text for people on stdout: nothing in it can steer the terminal.
  ///
  /// - Throws: as `put`.
  static func write(_ text: String) throws { try put(TerminalText.harmless(text)) }

  /// Data for programs on stdout, as it is.
  ///
  /// - Throws: `FileError.inputOutput` for a full disk, a closed stdout or a pipe that nobody reads any more.
  static func put(_ text: String) throws {
    let systemError = FileBytes.write(text, to: STDOUT_FILENO)
    guard systemError == 0 else {
      throw FileError.inputOutput(path: "stdout", reason: String(cString: strerror(systemError)))
    }
  }
}

extension Output {
  /// Text into a file, which appears whole or not at all; on stdout where none is named.
  static func write(_ text: String, toFile path: String?) throws {
    guard let path else { return try put(text) }
    try AtomicFiles.write(text, toFile: path)
  }

  /// A list on stdout.
  static func write(_ table: ListTable, _ format: OutputFormat) throws {
    switch format {
    case .text: try write(table.text)
    case .json: try put(table.json)
    case .csv: try put(table.csv)
    }
  }
}
