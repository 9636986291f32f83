import Files
import Foundation
import SupplyModel
import Synchronization

/// Files on their way in: written to the disk as they come, in a folder that nobody sees until all is there.
final class UploadIntake: Sendable {
  /// What has come in whole.
  struct Staged: Sendable {
    /// Where it lies; it is moved from there, or thrown away.
    let folder: String
    /// The fields beside the files.
    let fields: [(name: String, value: String)]
    let files: [Upload.File]
    /// What is wrong with it; then no files are there.
    let fault: UploadFault?

    /// The names of the files and the SHA-256 of each, in their order.
    ///
    /// - Throws: `FileError`.
    func digests() throws(FileError) -> [String] {
      var digests: [String] = []
      for file in files {
        digests += [
          file.name,
          try FileBytes.digest(of: folder + "/" + UploadIntake.filesFolder + "/" + file.name).digest,
        ]
      }
      return digests
    }
  }

  /// What a body is.
  enum Content: Sendable {
    /// Fields and files of a form, before any file the form's token; nil where none is asked for.
    case parts(Multipart, token: String?)
    /// The bytes of one file.
    case whole(name: String)
  }

  private struct State {
    var reader: Multipart?
    var fields: [(name: String, value: String)] = []
    var field: (name: String, bytes: [UInt8])?
    var files: [Upload.File] = []
    var names: Set<String> = []
    var open: (name: String, descriptor: Int32, bytes: Int)?
    var all = 0
    var unchecked = 0
    var isForeign = false
    var fault: UploadFault?
  }

  /// The folder that all files of a sending lie in.
  static let filesFolder = "archivos"
  /// The longest field beside files, and the most of them: a number of the form, and a time for each file.
  private static let mostFieldBytes = 400
  private static let mostFields = 450

  /// Where it is written.
  let folder: String
  private let token: String?
  /// The name of the one file that the body is; nil where it has parts.
  private let wholeName: String?
  private let limits: UploadLimits
  private let clock: MachineClock
  private let began: Double
  private let state: Mutex<State>

  /// - Parameters:
  ///   - folder: where it is written; it is made.
  ///   - content: what the body is.
  init(folder: String, content: Content, limits: UploadLimits, clock: MachineClock) throws(FileError) {
    self.folder = folder
    let reader: Multipart?
    switch content {
    case .parts(let parts, let token): (reader, self.token, wholeName) = (parts, token, nil)
    case .whole(let name): (reader, token, wholeName) = (nil, nil, name)
    }
    self.limits = limits
    self.clock = clock
    began = clock.running()
    state = Mutex(State(reader: reader))
    try Folders.make(folder + "/" + Self.filesFolder)
  }

  /// Takes the next bytes in.
  ///
  /// - Throws: `Refusal.foreignForm` before a single byte of a file is written; nothing else: what is wrong with the files is told when
  ///   they have ended (`end`), and nothing more is written then.
  /// - Returns: whether anything that follows is still of use.
  func take(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
    try state.withLock { state in
      guard state.fault == nil else { return false }
      do {
        if clock.running() - began > limits.seconds {
          throw UploadFault.tooSlow(minutes: max(1, Int(limits.seconds / 60)))
        }
        if var reader = state.reader {
          // The events write into the rest of the state.
          try reader.feed(bytes) { try self.take($0, &state) }
          state.reader = reader
        } else if bytes.count > 0, let wholeName {
          if state.open == nil { try begin(wholeName, &state) }
          try write(bytes, &state)
        }
      } catch let fault as UploadFault {
        Self.stop(&state, fault)
      } catch is Multipart.Malformed {
        Self.stop(&state, .unreadable)
      }
      return state.fault == nil
    }
  }

  private func take(_ event: Multipart.Event, _ state: inout State) throws {
    switch event {
    case .part(let name, let file):
      if let file {
        let given = state.fields.first { $0.name == "ficha" }?.value ?? ""
        if let token, !Secret.isSame(given, token) { throw Refusal.foreignForm }
        try begin(file, &state)
      } else {
        guard state.fields.count < Self.mostFields else { throw UploadFault.unreadable }
        state.field = (name, [])
      }
    case .bytes(let bytes):
      if var field = state.field {
        guard field.bytes.count + bytes.count <= Self.mostFieldBytes else { throw UploadFault.unreadable }
        field.bytes.append(contentsOf: bytes)
        state.field = field
      } else {
        try write(bytes, &state)
      }
    case .end:
      if let field = state.field {
        guard let text = String(validating: field.bytes, as: UTF8.self) else { throw UploadFault.unreadable }
        state.fields.append((field.name, text))
        state.field = nil
      } else {
        try close(&state)
      }
    }
  }

  /// A file begins; one without a name and without bytes is a field that nobody filled in.
  private func begin(_ sent: String, _ state: inout State) throws {
    guard !sent.isEmpty else {
      state.open = ("", -1, 0)
      return
    }
    guard state.files.count < limits.mostFiles else {
      throw UploadFault.tooManyFiles(most: limits.mostFiles)
    }
    let name = Self.free(Self.name(sent), &state.names)
    let path = folder + "/" + Self.filesFolder + "/" + name
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw UploadFault.noRoom }
    state.open = (name, descriptor, 0)
  }

  private func write(_ bytes: UnsafeRawBufferPointer, _ state: inout State) throws {
    guard var open = state.open else { throw UploadFault.unreadable }
    // Bytes without a name are no file of anybody's.
    guard open.descriptor >= 0 else { throw UploadFault.unreadable }
    open.bytes += bytes.count
    state.all += bytes.count
    state.unchecked += bytes.count
    state.open = open
    guard open.bytes <= limits.mostFileBytes else {
      throw UploadFault.fileTooLong(name: open.name, megabytes: limits.mostFileBytes >> 20)
    }
    guard state.all <= limits.mostBytes else { throw UploadFault.tooMuch(megabytes: limits.mostBytes >> 20) }
    if state.unchecked >= 16 << 20 {
      state.unchecked = 0
      guard Folders.freeMegabytes(at: folder) ?? .max >= limits.keptFreeMegabytes else {
        throw UploadFault.noRoom
      }
    }
    guard FileBytes.write(bytes, to: open.descriptor) == 0 else { throw UploadFault.noRoom }
  }

  private func close(_ state: inout State) throws {
    guard let open = state.open else { throw UploadFault.unreadable }
    state.open = nil
    guard open.descriptor >= 0 else { return }
    let isKept = fsync(open.descriptor) == 0
    guard Glibc.close(open.descriptor) == 0, isKept else { throw UploadFault.noRoom }
    guard open.bytes > 0 else { throw UploadFault.emptyFile(name: open.name) }
    // Where a script says when the file was written, it says so before the file: a browser alone says nothing.
    let time =
      state.fields.count { $0.name == "fecha" } > state.files.count
      ? Int(state.fields.filter { $0.name == "fecha" }[state.files.count].value) : nil
    let usable = time.flatMap { (315_532_800...4_102_444_800).contains($0) ? $0 : nil }
    state.files.append(Upload.File(name: open.name, bytes: open.bytes, writtenAt: usable))
  }

  private static func stop(_ state: inout State, _ fault: UploadFault) {
    if let open = state.open, open.descriptor >= 0 { Glibc.close(open.descriptor) }
    state.open = nil
    state.fault = fault
  }

  /// All has come in, or nothing more will.
  func end() -> Staged {
    state.withLock { state in
      if state.fault == nil, state.reader?.isDone == false { Self.stop(&state, .unreadable) }
      if state.fault == nil, wholeName != nil, state.open != nil {
        do { try close(&state) } catch { Self.stop(&state, error as? UploadFault ?? .unreadable) }
      }
      if state.fault == nil, state.files.isEmpty { state.fault = .noFile }
      if state.fault != nil { Folders.removeAll(folder) }
      return Staged(
        folder: folder, fields: state.fields, files: state.fault == nil ? state.files : [],
        fault: state.fault)
    }
  }

  /// Throws everything away.
  func abandon() {
    state.withLock { state in
      Self.stop(&state, .unreadable)
      Folders.removeAll(folder)
    }
  }

  /// A name that a file may have here: the last part of what was sent, without what no name should hold.
  static func name(_ sent: String) -> String {
    let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var name = String(
      String.UnicodeScalarView(
        last.unicodeScalars.filter {
          $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        })
    ).trimmed
    while name.hasPrefix(".") { name.removeFirst() }
    let ending = PathText.fileExtension(name)
    let tail = ending.isEmpty ? "" : "." + ending
    while name.utf8.count > 150 {
      name = String(name.dropLast(tail.count + 1)) + String(name.suffix(tail.count))
    }
    return name.isEmpty ? "archivo" : name
  }

  /// The same, or with a number where another file has it.
  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var (free, copy) = (name, 2)
    let ending = PathText.fileExtension(name)
    let stem = ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
    while !taken.insert(free.lowercased()).inserted {
      free = "\(stem) (\(copy))" + (ending.isEmpty ? "" : "." + name.suffix(ending.count))
      copy += 1
    }
    return free
  }
}
