import Foundation
import SupplyModel

/// What the fuzzer calls with each input; `COLCA_FUZZ_TARGET` says what the bytes are.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ProgramFuzzer.target.read(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}

/// What else than exports comes from outside: files that people edit, that machines hand on, that disks spoil.
enum ProgramFuzzer: String, CaseIterable {
  /// The database, damaged.
  case database
  /// What a night runs by.
  case configuration
  /// What `forecast --save-model` wrote, damaged.
  case model
  /// What other systems call things.
  case mapping
  /// Rows that another program sends.
  case pipe

  static let target: ProgramFuzzer = {
    let name = ProcessInfo.processInfo.environment["COLCA_FUZZ_TARGET"] ?? ""
    guard let target = ProgramFuzzer(rawValue: name) else { fatalError("no such target: \(name)") }
    return target
  }()

  /// The script sets a private folder.
  static let folder = ProcessInfo.processInfo.environment["COLCA_FUZZ_FOLDER"] ?? "."

  func read(_ bytes: UnsafeRawBufferPointer) {
    do {
      switch self {
      case .database: try DatabaseTarget.shared.read(bytes)
      case .configuration: try ConfigurationTarget.read(bytes)
      case .model: try ModelTarget.shared.read(bytes)
      case .mapping: try MappingTarget.read(bytes)
      case .pipe: try PipeTarget.read(bytes)
      }
    } catch {
      // Whatever is wrong is told as what it is; an error that nobody foresaw ends a program with «a fault of the program».
      Self.hold(error is any ColcaError, "not foreseen: \(error)")
    }
  }

  /// Ends with the message when a promise is broken; an optimised `precondition` would end without it.
  static func hold(_ promise: Bool, _ message: @autoclosure () -> String) {
    if !promise { fatalError(message()) }
  }

  static func write(_ bytes: some Sequence<UInt8>, to path: String) {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      fatalError("\(path) cannot be written")
    }
  }
}

/// Damage to a sound file: four bytes of the input are a place and what stands there then.
///
/// A whole database or model would be too large an input, and nearly every change of it would end at its head.
struct Damage {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The sound bytes with the damage, and the places that it reached.
  func done(to sound: [UInt8]) -> (bytes: [UInt8], places: [Int]) {
    var (damaged, places) = (sound, [Int]())
    for start in stride(from: 0, to: bytes.count - 3, by: 4) {
      let place = (Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])) % sound.count
      damaged[place] = bytes[start + 3]
      places.append(place)
    }
    // One left over cuts the end off.
    if bytes.count % 4 == 1, let last = bytes.last { damaged.removeLast(damaged.count * Int(last) / 512) }
    return (damaged, places)
  }
}
