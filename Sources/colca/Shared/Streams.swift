import Foundation
import SupplyModel

/// What a command says beside its data.
enum Messages {
  /// A line on stderr, where messages go so that stdout holds nothing but data.
  static func say(_ line: String) {
    // Where nobody can be told, the exit code still tells.
    _ = Descriptor.write(line + "\n", to: STDERR_FILENO)
  }
}

extension Messages {
  /// Text on stderr without a line end, for a line that is written over.
  static func put(_ text: String) { _ = Descriptor.write(text, to: STDERR_FILENO) }
}

/// What a command gives as data.
enum Output {
  /// Text on stdout, as it is.
  ///
  /// - Throws: `ColcaError.inputOutput` for a full disk, a closed stdout or a pipe that nobody reads any more.
  static func write(_ text: String) throws {
    let systemError = Descriptor.write(text, to: STDOUT_FILENO)
    guard systemError == 0 else {
      throw ColcaError.inputOutput(path: "stdout", reason: String(cString: strerror(systemError)))
    }
  }
}

/// Writing to an open file, without `FileHandle.write`: that one ends the program when the disk is full.
private enum Descriptor {
  /// Writes all of a text; 0, or the system's error number.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let written = Glibc.write(descriptor, part.baseAddress, part.count)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(written)
      }
      return 0
    }
  }
}
