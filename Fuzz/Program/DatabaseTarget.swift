import Foundation
import Runs
import StockPolicy
import SupplyModel

@testable import SupplyStore

/// A database of some facilities, made once.
enum SoundDatabase {
  /// A machine on which it is always the same time.
  static let machine = Machine(
    clock: MachineClock(
      now: { Date(timeIntervalSince1970: 1_795_658_405) }, running: { 0 }, wait: { _ in }, zone: .gmt),
    environment: [:], name: "maquina", account: "prueba")

  static func make(facilities: Int, months: Int) throws -> SupplyDatabase {
    let folder = ProgramFuzzer.folder
    let database = try SupplyDatabase(path: folder + "/sana.sqlite", machine: machine)
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for facility in 0..<facilities {
      for month in 0..<months {
        let used = (month * 7 + facility * 3) % 11
        rows += "F\(facility),00143,\(Month(count: 2024 * 12 + month)),40,10,\(used),0,\(50 - used)\n"
      }
    }
    ProgramFuzzer.write(rows.utf8, to: folder + "/filas.csv")
    _ = try FileImport(database: database).importFile(path: folder + "/filas.csv")
    return database
  }
}

/// A small database with reports, registers and a run, damaged in some bytes: opened and read in every way that commands do.
///
/// Every page carries a check, and a program that gets past it (an older database has none) must hold all the same: so the checks
/// of damaged pages are made anew.
struct DatabaseTarget {
  static let shared = DatabaseTarget()

  private static let pageSize = 4096

  private let sound: [UInt8]
  private let path = ProgramFuzzer.folder + "/dañada.sqlite"

  private init() {
    do {
      let database = try SoundDatabase.make(facilities: 4, months: 9)
      _ = try ForecastPlanner(database: database).run {
        ForecastRun.Settings(asOf: $0, horizonMonths: 2, model: .light)
      }
      let copy = ProgramFuzzer.folder + "/copia.sqlite"
      try database.backUp(to: copy)
      sound = Array(try Data(contentsOf: URL(fileURLWithPath: copy)))
    } catch {
      fatalError("no sound database: \(error)")
    }
  }

  func read(_ bytes: UnsafeRawBufferPointer) throws {
    var (damaged, places) = Damage(bytes).done(to: sound)
    for page in Set(places.map { $0 / Self.pageSize }) where (page + 1) * Self.pageSize <= damaged.count {
      damaged.withUnsafeMutableBytes { all in
        let start = page * Self.pageSize
        let whole = UnsafeMutableRawBufferPointer(rebasing: all[start..<start + Self.pageSize])
        guard let base = whole.baseAddress else { return }
        let check = PageChecks.check(
          UnsafeRawPointer(base), byteCount: Self.pageSize, number: UInt64(page + 1))
        base.storeBytes(of: check.littleEndian, toByteOffset: Self.pageSize - 8, as: UInt64.self)
      }
    }
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    ProgramFuzzer.write(damaged, to: path)
    let database = try SupplyDatabase(path: path, machine: SoundDatabase.machine)
    // Each by itself: that one cannot be read says nothing of the others.
    let readings: [() throws -> Void] = [
      { _ = try database.runRecords() }, { _ = try database.auditEntries() },
      { _ = try database.facilities() },
      { _ = try database.productCatalogue() }, { _ = try database.ordersUnderWay() },
      { _ = try FindingReview(database: database, latestMonth: Month(count: 2024 * 12 + 9)).findings() },
      { _ = try NetworkReview(database: database).levels(month: Month(count: 2024 * 12 + 8)) },
      { _ = try NetworkReview(database: database).reporting() },
      { _ = try ScoredMonths(database: database).records() },
      { _ = try SavedRun(latestOf: database) },
      { _ = try database.verifyRuns() }, { _ = try database.damage(isThorough: true) },
      {
        _ = try ForecastPlanner(database: database).run {
          ForecastRun.Settings(asOf: $0, horizonMonths: 2, model: .light)
        }
      },
    ]
    for reading in readings {
      do { try reading() } catch { ProgramFuzzer.hold(error is any ColcaError, "not foreseen: \(error)") }
    }
  }
}
