import Files
import Foundation
import Operations
import Simulation
import SupplyModel

/// The folder of a lesson, and what is kept there of it: its seed, what its tasks speak of, and what was answered.
public struct LessonFolder: Sendable {
  /// What is kept, as `leccion.json` has it.
  struct Record: Codable, Equatable {
    static let version = 1

    var schemaVersion = Record.version
    let seed: UInt64
    let subjects: LessonSubjects
    var answers: [LessonAnswer] = []
  }

  /// The file by which a folder is known as a lesson's.
  static let recordName = "leccion.json"

  /// The folder's path.
  public let path: String
  private(set) var record: Record

  /// What the tasks speak of.
  public var subjects: LessonSubjects { record.subjects }
  /// The lesson's database; it is there once something was imported.
  public var databasePath: String { Self.inside(path, "colca.sqlite") }

  /// The lesson of a folder.
  ///
  /// - Throws: `LessonError.noLesson`, `.unreadable`.
  public init(_ path: String) throws {
    self.path = path
    let file = Self.inside(path, Self.recordName)
    guard FileManager.default.fileExists(atPath: file) else { throw LessonError.noLesson(folder: path) }
    guard let bytes = FileBytes.ofReadable(file),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.schemaVersion == Record.version
    else { throw LessonError.unreadable(path: file) }
    self.record = record
  }

  /// A lesson that begins.
  init(_ path: String, beginning record: Record) {
    self.path = path
    self.record = record
  }

  /// The latest answer to a task; nil where there is none.
  public func answer(to task: LessonTask) -> LessonAnswer? { record.answers.last { $0.task == task } }

  /// Keeps an answer, in place of an earlier one to the same task.
  ///
  /// - Throws: `FileError` of writing.
  mutating func keep(_ answer: LessonAnswer) throws {
    record.answers.removeAll { $0.task == answer.task }
    record.answers.append(answer)
    try save()
  }

  /// Writes what is kept.
  ///
  /// - Throws: `FileError` of writing.
  func save() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
    _ = try AtomicFiles.write([(name: Self.recordName, text: text)], to: path)
  }

  /// The made-up network of the lesson, with its files; of the month in which it began, whatever day it is now.
  ///
  /// - Throws: `LessonError.unfitSeed`.
  func practice() throws -> PracticeNetwork {
    guard let practice = PracticeNetwork(seed: record.seed, month: record.subjects.month) else {
      throw LessonError.unfitSeed(record.seed)
    }
    return practice
  }

  /// The innermost lesson in whose folder another folder lies, or would lie; nil where there is none.
  static func around(_ folder: String) -> String? {
    var above = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath()
    while above.path != "/" {
      above.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: inside(above.path, recordName)) { return above.path }
    }
    return nil
  }

  /// Names of the facilities and products of the lesson: known before anything is imported.
  ///
  /// - Throws: `LessonError.unfitSeed`.
  public func registers() throws -> (facilities: FacilityDirectory, products: ProductCatalogue) {
    let network = try practice().network
    return (
      FacilityDirectory(network.facilities.map(\.facility)), ProductCatalogue(network.products.map(\.product))
    )
  }

  /// The path of something in a folder.
  static func inside(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
