import Operations
import SupplyModel
import SupplyStore
import Synchronization
import Telling

/// Makes one sheet at a time, and keeps the last ones for as long as nothing changes: a report of thousands of facilities takes seconds.
final class SheetCache: Sendable {
  private struct Key: Hashable {
    let name: String
    let place: AccountPlace
    let language: Language
  }

  private struct Kept {
    var change: Int64 = -1
    var day: Day?
    var files: [Key: [UInt8]] = [:]
  }

  /// So many bytes are kept.
  private static let most = 32 << 20

  private let database: SupplyDatabase
  private let clock: MachineClock
  private let kept = Mutex(Kept())

  init(_ database: SupplyDatabase, clock: MachineClock) {
    self.database = database
    self.clock = clock
  }

  /// A sheet, made where it is not kept; nil where there is none.
  ///
  /// - Throws: what `make` throws; `ColcaError`.
  func bytes(
    _ name: String, _ part: SheetHandlers.Part, _ language: Language, make: () throws -> [UInt8]?
  ) throws -> [UInt8]? {
    try kept.withLock { kept in
      let (change, today) = (try database.lastChange(), clock.today)
      if kept.change != change || kept.day != today { kept = Kept(change: change, day: today) }
      let key = Key(name: name, place: part.place, language: language)
      if let known = kept.files[key] { return known }
      let made = try make()
      if let made, kept.files.values.reduce(made.count, { $0 + $1.count }) <= Self.most {
        kept.files[key] = made
      }
      return made
    }
  }
}
