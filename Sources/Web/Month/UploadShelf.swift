import Files
import Foundation
import SupplyModel
import Synchronization

/// Where sendings lie that wait for an answer: a folder beside the database, which only the server itself reads.
///
/// A sending appears there whole, by one renaming; what its record says is written anew as a whole. What was cut off is swept at the next
/// start, what nobody answers after two weeks.
final class UploadShelf: Sendable {
  private static let record = "carga.json"
  private static let draft = ".entra-"

  let folder: String
  let limits: UploadLimits
  private let machine: Machine
  /// All that lies there; nil until somebody asks.
  private let known = Mutex<[String: Upload]?>(nil)
  private let coming = Mutex(0)

  init(database path: String, limits: UploadLimits, machine: Machine) {
    folder = path + "-web"
    self.limits = limits
    self.machine = machine
  }

  private var second: Int64 { Int64(machine.clock.now().timeIntervalSince1970) }

  /// Whatever an account has sent, the latest first.
  func uploads(of account: String) -> [Upload] {
    all().filter { $0.account == account }.sorted { ($0.arrived, $0.id) > ($1.arrived, $1.id) }
  }

  /// Everything.
  func all() -> [Upload] { known.withLock { Array(load(&$0).values) } }

  /// A sending by its number; nil where there is none of the account's.
  func upload(_ id: String, of account: String) -> Upload? {
    known.withLock { load(&$0)[id] }.flatMap { $0.account == account ? $0 : nil }
  }

  func upload(_ id: String) -> Upload? { known.withLock { load(&$0)[id] } }

  /// The paths of its files.
  func path(of file: Upload.File, in upload: Upload) -> String { filesFolder(upload) + "/" + file.name }

  func filesFolder(_ upload: Upload) -> String {
    folder + "/" + upload.id + "/" + UploadIntake.filesFolder
  }

  /// A place for what comes in.
  ///
  /// - Throws: `UploadFault`.
  func intake(
    _ content: UploadIntake.Content, expecting bytes: Int?, of account: String
  ) throws -> UploadIntake {
    let waiting = all().filter(\.isOpen)
    guard waiting.count(where: { $0.account == account }) < limits.mostWaiting else {
      throw UploadFault.tooManyWaiting(most: limits.mostWaiting)
    }
    if let bytes, bytes > limits.mostBytes + (1 << 20) {
      throw UploadFault.tooMuch(megabytes: limits.mostBytes >> 20)
    }
    let held = waiting.flatMap(\.files).reduce(0) { $0 + $1.bytes } + (bytes ?? 0)
    guard held <= limits.mostWaitingBytes else { throw UploadFault.noRoom }
    do {
      try makeFolder()
      let free = Folders.freeMegabytes(at: folder) ?? .max
      guard free >= limits.keptFreeMegabytes + (bytes ?? 0) / 1_000_000 else { throw UploadFault.noRoom }
      let isFree = coming.withLock { coming in
        guard coming < limits.mostAtOnce else { return false }
        coming += 1
        return true
      }
      guard isFree else { throw UploadFault.tooManyAtOnce }
      do {
        return try UploadIntake(
          folder: folder + "/" + Self.draft + "\(getpid())-" + Secret.random().prefix(24),
          content: content, limits: limits, clock: machine.clock)
      } catch {
        leave()
        throw error
      }
    } catch is FileError {
      throw UploadFault.noRoom
    }
  }

  /// One that came in has ended, whole or not.
  func leave() { coming.withLock { $0 = max(0, $0 - 1) } }

  /// Puts what has come in whole where it waits for an answer.
  ///
  /// - Parameter answer: what a program is answered that may send it again, kept with it.
  /// - Throws: `UploadFault.noRoom`.
  func keep(
    _ staged: UploadIntake.Staged, of account: String, answer: (Upload) -> Upload.Answer? = { _ in nil }
  ) throws -> Upload {
    var upload = Upload(
      id: String(Secret.random().prefix(24)), account: account, arrived: second, files: staged.files)
    upload.answer = answer(upload)
    return try keep(upload, from: staged.folder)
  }

  /// Puts a report that was typed where files wait.
  ///
  /// - Throws: `UploadFault.noRoom`.
  func keep(_ typed: Upload.Typed, name: String, text: String, of account: String) throws -> Upload {
    try keep(name: name, text: text, of: account) {
      Upload(id: $0, account: account, arrived: second, files: [$1], typed: typed)
    }
  }

  /// Puts a row of settings that was typed where files wait.
  ///
  /// - Throws: `UploadFault`.
  func keep(_ setting: Upload.Setting, name: String, text: String, of account: String) throws -> Upload {
    try keep(name: name, text: text, of: account) {
      Upload(id: $0, account: account, arrived: second, files: [$1], setting: setting)
    }
  }

  private func keep(
    name: String, text: String, of account: String, _ upload: (_ id: String, _ file: Upload.File) -> Upload
  ) throws -> Upload {
    guard all().count(where: { $0.account == account && $0.isOpen }) < limits.mostWaiting else {
      throw UploadFault.tooManyWaiting(most: limits.mostWaiting)
    }
    let staged = folder + "/" + Self.draft + "\(getpid())-" + Secret.random().prefix(24)
    let file = Upload.File(name: name, bytes: text.utf8.count, writtenAt: Int(second))
    do {
      try makeFolder()
      _ = try AtomicFiles.write([(name: name, text: text)], to: staged + "/" + UploadIntake.filesFolder)
    } catch {
      Folders.removeAll(staged)
      throw UploadFault.noRoom
    }
    return try keep(upload(String(Secret.random().prefix(24)), file), from: staged)
  }

  private func keep(_ upload: Upload, from staged: String) throws -> Upload {
    do {
      try write(upload, in: staged)
      Folders.settle(staged + "/" + UploadIntake.filesFolder)
      Folders.settle(staged)
      guard rename(staged, folder + "/" + upload.id) == 0 else { throw UploadFault.noRoom }
      Folders.settle(folder)
    } catch {
      Folders.removeAll(staged)
      throw UploadFault.noRoom
    }
    known.withLock { known in
      var all = load(&known)
      all[upload.id] = upload
      known = all
    }
    return upload
  }

  /// Notes how a sending stands; nothing where it was thrown away meanwhile.
  ///
  /// - Throws: `FileError`.
  func note(_ upload: Upload) throws {
    try known.withLock { known in
      var all = load(&known)
      guard all[upload.id] != nil else { return }
      try write(upload, in: folder + "/" + upload.id)
      all[upload.id] = upload
      known = all
    }
  }

  /// Removes the files of a sending that went in; what it was stays known.
  func dropFiles(of upload: Upload) { Folders.removeAll(filesFolder(upload)) }

  /// Throws a sending away.
  func remove(_ upload: Upload) {
    known.withLock { known in
      var all = load(&known)
      all[upload.id] = nil
      known = all
    }
    let (path, gone) = (folder + "/" + upload.id, folder + "/" + Self.draft + "0-" + upload.id)
    // Out of sight at once: a start in the midst of it finds no half of it.
    Folders.removeAll(rename(path, gone) == 0 ? gone : path)
  }

  /// Removes what a server that was killed had begun, and what is too old.
  func sweep() {
    for name in (try? Folders.names(in: folder)) ?? [] where name.hasPrefix(Self.draft) {
      let process = Int32(name.dropFirst(Self.draft.count).prefix { $0 != "-" }) ?? 0
      let isOurs = process == getpid()
      let isGone = process <= 0 || (kill(process, 0) != 0 && errno == ESRCH)
      if isGone && !isOurs { Folders.removeAll(folder + "/" + name) }
    }
    let oldest = second - Int64(limits.daysKept) * 86_400
    for upload in all() where (upload.ended ?? upload.arrived) < oldest { remove(upload) }
  }

  private func makeFolder() throws(FileError) {
    guard !Folders.isFolder(folder) else { return }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .cannotWrite(path: folder, reason: Folders.reason())
    }
  }

  private func write(_ upload: Upload, in folder: String) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text: String
    do {
      text = String(decoding: try encoder.encode(upload), as: UTF8.self)
    } catch {
      throw .cannotWrite(path: folder, reason: "JSON")
    }
    try AtomicFiles.replace(text, at: folder + "/" + Self.record)
  }

  private func load(_ known: inout [String: Upload]?) -> [String: Upload] {
    if let known { return known }
    var found: [String: Upload] = [:]
    for name in (try? Folders.names(in: folder)) ?? [] where !name.hasPrefix(".") {
      guard let bytes = try? FileBytes.read(folder + "/" + name + "/" + Self.record),
        let upload = try? JSONDecoder().decode(Upload.self, from: Data(bytes)), upload.id == name
      else { continue }
      found[name] = upload
    }
    known = found
    return found
  }
}
