import Foundation
import Logging
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Synchronization
import TestSupport
import Testing

@testable import Web

/// A site on a database of its own: three micro-networks of two regions with orders and a transfer between two of them, and people.
final class WebFixture: Sendable {
  static let facilities = [
    Facility(
      code: "00001F01", name: "P.S. UNO", microNetwork: "NORTE", network: "R1", regionalAuthority: "D1"),
    Facility(
      code: "00002F01", name: "P.S. DOS", microNetwork: "NORTE", network: "R1", regionalAuthority: "D1"),
    Facility(
      code: "00003F01", name: "P.S. TRES", microNetwork: "SUR", network: "R1", regionalAuthority: "D1"),
    Facility(
      code: "00004F01", name: "P.S. CUATRO", microNetwork: "NORTE", network: "R2", regionalAuthority: "D2"),
  ]
  static let product = ProductCode("04594")
  /// A lot that will not be used up, at each facility but the second.
  static let lot = AdviceKey.LotName(number: "L-7/B", expiry: Month(count: 2027 * 12 + 1))
  static let password = "caballo correcto bateria"

  /// The places that people work in, with the facilities that each holds.
  static let places: [(place: AccountPlace, facilities: Set<FacilityCode>)] = [
    (.all, Set(facilities.map(\.code))),
    (.authority("D1"), ["00001F01", "00002F01", "00003F01"]),
    (.network("R2", authority: "D2"), ["00004F01"]),
    (.microNetwork("NORTE", network: "R1", authority: "D1"), ["00001F01", "00002F01"]),
    (.microNetwork("SUR", network: "R1", authority: "D1"), ["00003F01"]),
    (.microNetwork("NADA", network: "R1", authority: "D1"), []),
  ]

  let folder: TemporaryFolder
  let database: SupplyDatabase
  let site: Site
  private let hands = ClockHands()
  let log = LogLines()

  init(settings: SiteSettings = SiteSettings(), hasRun: Bool = true) throws {
    folder = try TemporaryFolder()
    let path = folder.path("colca.sqlite")
    let log = log
    let hands = hands
    let machine = Machine(
      clock: MachineClock(
        now: { Date(timeIntervalSince1970: 1_795_658_405 + hands.seconds) }, running: { hands.seconds },
        wait: { _ in }, zone: .gmt), environment: [:],
      name: "maquina", account: "prueba")
    database = try SupplyDatabase(path: path, machine: machine)
    if hasRun { try Self.fill(database, folder) }
    site = Site(
      database: try SupplyDatabase(path: path, machine: machine),
      writer: try SupplyDatabase(path: path, machine: machine), machine: machine, settings: settings,
      passwords: Passwords(.least), log: Logger(label: "web", factory: { _ in log }))
  }

  /// Reports, registers and a run as files and a forecast leave them.
  private static func fill(_ database: SupplyDatabase, _ folder: TemporaryFolder) throws {
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
    for (place, facility) in facilities.enumerated() {
      for offset in 0..<24 {
        let month = Month(count: 2024 * 12 + 10 + offset)
        // The third has far more than it uses, the others run out.
        let closing = place == 2 ? 900 : max(0, 40 - offset * 2)
        // A month in which the first and the last say that they used a hundred times as much.
        let consumed = (offset == 20 && place % 3 == 0 ? 100 : 1) * (20 + place)
        rows += "\(facility.code),04594,\(month),,,\(consumed),,\(closing),,\n"
      }
    }
    let register =
      "COD_IPRESS;NOMBRE;DISA;RED;MICRORED;CATEGORIA\n"
      + facilities.map { facility in
        let names = [facility.name, facility.regionalAuthority, facility.network, facility.microNetwork]
        return "000" + facility.code.text.prefix(5) + ";" + names.map { $0 ?? "" }.joined(separator: ";")
          + ";I-1\n"
      }.joined()
    let paths = [try folder.write("open.csv", rows), try folder.write("establecimientos.csv", register)]
    let importing = FileImport(database: database)
    for path in paths { _ = try importing.importFile(path: path) }
    try forecast(database)
  }

  /// A forecast, and beside what it concludes a transfer from the third to the first, so that there is one whatever it concludes.
  static func forecast(_ database: SupplyDatabase) throws {
    let made = try ForecastPlanner(database: database).run {
      ForecastRun.Settings(asOf: $0, model: .light, scope: .all)
    }
    let transfers = [
      Transfer(
        trip: 1, from: "00003F01", to: "00001F01", product: product, units: 30, kilometres: 12,
        coupleYears: 1),
      // Between the same two once more, on a trip that goes on to another place.
      Transfer(
        trip: 2, from: "00003F01", to: "00001F01", product: product, units: 12, kilometres: 12,
        coupleYears: 1),
      Transfer(
        trip: 2, from: "00003F01", to: "00004F01", product: product, units: 7, kilometres: 40,
        coupleYears: 1),
    ]
    let lot = LotOutlook(
      lot: StockLot(
        number: lot.number, expiry: .endOf(Month(count: 2027 * 12 + 1)), units: 30, priceSoles: 2),
      expectedLoss: 12, medianLoss: 11, lossProbability: 0.9)
    let assessments = made.assessments.map { line in
      var line = line
      if line.facility != "00002F01" { line.lots = [lot] }
      return line
    }
    let run = ForecastRun(
      settings: made.settings, assessments: assessments, transfers: transfers,
      calendars: made.calendars, warehouseStocks: made.warehouseStocks)
    try database.save(run, of: try database.runSnapshot())
  }

  /// A trial beside the latest run, of other settings and without its transfers, as whoever works on the machine keeps one.
  @discardableResult
  static func keepTrial(_ database: SupplyDatabase, named text: String = "nivel 95") throws -> TrialName {
    let name = try #require(TrialName(text))
    let official = try #require(try database.latestRun())
    var settings = official.settings
    settings.serviceLevel = 0.95
    let run = ForecastRun(
      settings: settings, assessments: official.assessments, transfers: [], calendars: official.calendars,
      warehouseStocks: official.warehouseStocks)
    _ = try database.save(run, of: try database.runSnapshot(), asTrial: name)
    return name
  }

  /// Somebody with a password, without the ceremony of a link.
  @discardableResult
  func join(_ text: String, _ role: AccountRole, _ place: AccountPlace) throws -> AccountName {
    let name = try #require(AccountName(text))
    let hash = try #require(site.passwords.hash(Self.password))
    let digest = Secret.digest(Secret.random())
    try database.invite(
      name, role: role, place: place, isNew: true, digest: digest, expires: site.second + 60)
    _ = try database.answerInvitation(digest: digest, name: nil, passwordHash: hash, at: site.second)
    return name
  }

  /// Somebody who is logged in.
  func browser(_ text: String, _ role: AccountRole = .pharmacist, _ place: AccountPlace = .all) throws
    -> Browser
  {
    try join(text, role, place)
    var browser = Browser(self)
    #expect(browser.logIn(text).status == 303)
    return browser
  }

  /// Turns the clock on.
  func pass(_ seconds: Double) { hands.pass(seconds) }
}

/// The hands of a clock that a test turns.
private final class ClockHands: Sendable {
  private let passed = Mutex(0.0)
  var seconds: Double { passed.withLock { $0 } }
  func pass(_ seconds: Double) { passed.withLock { $0 += seconds } }
}

/// What the site logs.
final class LogLines: LogHandler, Sendable {
  private let lines = Mutex<[String]>([])
  var text: String { lines.withLock { $0.joined(separator: "\n") } }
  var logLevel: Logger.Level {
    get { .trace }
    set { _ = newValue }
  }
  var metadata: Logger.Metadata {
    get { [:] }
    set { _ = newValue }
  }
  subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { nil }
    set { _ = newValue }
  }
  func log(event: LogEvent) {
    lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
  }
}

extension WebFixture {
  /// Pieces of advice of every kind, some of them about two places: what tests of access try with everybody.
  static let keys: [AdviceKey] =
    facilities.map { .order(facility: $0.code, product: product) }
    + [
      .transfer(from: "00003F01", to: "00001F01", product: product),
      .transfer(from: "00003F01", to: "00004F01", product: product),
      .expiry(facility: "00001F01", product: product, lot: lot),
      .expiry(facility: "00004F01", product: product, lot: lot),
    ]
}
