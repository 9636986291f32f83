import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// What lies outside a scope is kept and counted, and changes nothing of what is said of the scope.
@Suite struct ScopeTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let first = Month(count: 2024 * 12)
  private let methods = ["04594", "18102", "8054"]
  private let others = ["00143", "05335", "B0042"]

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Imports some products of four facilities over 18 months; others begin earlier, end later, and are broken in places.
  private func load(_ products: [String], catalogue: String? = nil) throws {
    var rows = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for product in products {
      let isOther = !methods.contains(product)
      for facility in 0..<(isOther ? 5 : 4) {
        for month in (isOther ? -3 : 0)..<(isOther ? 20 : 18) {
          let used = 3 + (facility * 7 + month * 5 + product.utf8.reduce(0) { $0 + Int($1) }) % 9
          let closing = isOther && month % 4 == 0 ? 0 : 20 - used
          rows += "F\(facility),\(product),\(first.advanced(by: month)),20,0,\(used),0,\(closing)\n"
        }
      }
    }
    var paths = [try folder.write("open.csv", rows)]
    if let catalogue { paths.append(try folder.write("productos.csv", "code,name,programa\n" + catalogue)) }
    let outcomes = try ImportSession(database: database).importFiles(paths: paths)
    #expect(outcomes.allSatisfy { $0.rejected == 0 && $0.layout != nil })
  }

  private func products(_ scope: ProductScope) throws -> ScopedProducts {
    try ScopeResolver(database).products(of: scope)
  }

  private func review(_ scope: ProductScope = .familyPlanning) -> FindingReview {
    FindingReview(database: database, latestMonth: first.advanced(by: 17), scope: scope)
  }

  @Test(arguments: ["04594.0", "0004594", "4.594E+03", "O4594", "04594-"])
  func aMethodWhoseCodeIsDamagedIsToldOfThoughItIsOutsideTheScope(_ damaged: String) throws {
    try load(methods)
    let path = try folder.write(
      "last.csv",
      "facility,product,month,opening,received,consumed,adjustment,closing\nF0,\(damaged),2025-07,20,0,7,0,13\n"
    )
    _ = try ImportSession(database: database).importFiles(paths: [path])
    let told = try review().findings().filter { $0.finding.code == .likeCodes }
    #expect(told.map(\.finding.value) == [["04594", damaged].sorted().joined(separator: ", ")])
    #expect(try database.contents(of: products(.familyPlanning)).outside.rows == 1)
  }

  @Test func whatIsSaidOfMethodsIsTheSameWithOtherProductsBeside() throws {
    let alone = try ScopeTests()
    try alone.load(methods)
    try load(methods + others)
    for database in [alone.database, database] {
      _ = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0, model: .light) }
    }
    let run = try #require(try database.latestRun())
    #expect(try run == alone.database.latestRun())
    #expect(run.settings.scope == .familyPlanning && Set(run.assessments.map(\.product)).count == 3)
    #expect(run.settings.asOf == first.advanced(by: 17))

    let scoped = try products(.familyPlanning)
    let beside = try alone.products(.familyPlanning)
    #expect(try database.series(of: scoped) == alone.database.series(of: beside))
    #expect(try database.reportingFacilities(of: scoped).map(\.facilities) == Array(repeating: 4, count: 18))
    let contents = try database.contents(of: scoped)
    #expect(try contents.reports == alone.database.contents(of: beside).reports && contents.products == 3)
    #expect(contents.outside == OutsideScope(rows: 3 * 5 * 23, products: 3))
    #expect(try contents.reports + contents.outside.rows == database.contents(of: .all).reports)
    #expect(try review().findings() == alone.review().findings())
    #expect(try review().grades() == alone.review().grades())
    #expect(try !review(.all).findings().allSatisfy { $0.product.map { !others.contains($0.text) } ?? true })
  }

  @Test func aScopeIsReadAsIfEverythingWereReadAndTheRestLeftOut() throws {
    try load(methods + others)
    let all = try database.series(of: .all, through: first.advanced(by: 10))
    for codes: Set<ProductCode> in [["04594"], ["00143", "8054"], ["none"], []] {
      let scoped = ScopedProducts(scope: .products(codes: codes.sorted()), codes: codes)
      #expect(
        try database.series(of: scoped, through: first.advanced(by: 10))
          == all.filter { codes.contains($0.product) })
      for facility: FacilityCode in ["F1", "F4", "nowhere"] {
        #expect(
          try database.series(of: scoped, facility: facility, through: first.advanced(by: 10))
            == all.filter { codes.contains($0.product) && $0.facility == facility })
      }
    }
  }

  @Test func everythingIsLookedAtWhereNothingIsAMethod() throws {
    #expect(try products(.familyPlanning).scope == .familyPlanning)
    try load(others)
    #expect(try products(.familyPlanning) == .all)
    let run = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0, model: .light) }
    #expect(run.settings.scope == .all && Set(run.assessments.map(\.product)).count == 3)
    // What was made of everything is repeated on everything, although the database has methods by now.
    try load(methods)
    #expect(try products(.familyPlanning).codes?.count == 3)
    #expect(try database.latestRun()?.settings.scope == .all)
  }

  @Test func aScopeWithoutReportsIsRefusedAndNeverFoundWell() throws {
    try load(methods)
    #expect(throws: RunError.emptyScope(.programme(name: "VIH"))) { try products(.programme(name: "VIH")) }
    #expect(throws: RunError.emptyScope(ProductScope(codes: ["00143"]))) {
      try ForecastPlanner(database: database).run {
        ForecastRun.Settings(asOf: $0, scope: ProductScope(codes: ["00143"]))
      }
    }
    #expect(try database.latestRun() == nil)
  }

  @Test func aScopeIsSpokenAsPeopleSpeak() throws {
    try load(
      methods + others,
      catalogue: "00143,ACICLOVIR,ITS\n05335,PARACETAMOL,Esenciales / ITS\nB0042,JERINGA,Insumos\n")
    let resolver = ScopeResolver(database)
    #expect(try resolver.scope(spoken: "Todos") == .all)
    #expect(try resolver.scope(spoken: "anticonceptivos") == .familyPlanning)
    #expect(try resolver.scope(spoken: "its") == .programme(name: "ITS"))
    #expect(try products(.programme(name: "ITS")).codes == ["00143", "05335"])
    #expect(try resolver.scope(spoken: "143, 05335") == ProductScope(codes: ["00143", "05335"]))
    #expect(try products(ProductScope(codes: ["08054"])).codes == ["8054"])
    let list = try folder.write("lista.csv", "\u{FEFF}codigo;nombre\n143;x\n# nota\n\n\"B0042\";y\r\n")
    #expect(try resolver.scope(spoken: list) == ProductScope(codes: ["00143", "B0042"]))
    #expect(try resolver.scope(spoken: "lista.csv", path: list) == ProductScope(codes: ["00143", "B0042"]))
    func refusal(_ text: String) -> (nearest: String?, programmes: [String])? {
      do {
        _ = try resolver.scope(spoken: text)
      } catch RunError.unknownScope(_, let nearest, let programmes) {
        return (nearest, programmes)
      } catch {}
      return nil
    }
    #expect(refusal("insumo")?.nearest == "Insumos")
    #expect(refusal("04594,77777")?.programmes == ["Esenciales", "ITS", "Insumos"])
    #expect(refusal("") != nil && refusal("05335;jeringa") != nil)
  }

  @Test func aNameLikeAMethodsIsAskedAboutAndASlipInAnOrderIsTold() throws {
    try load(methods + others, catalogue: "00143,PRESERVATIVO FEMENINO,\n05335,PARACETAMOL,\n")
    let orders = try folder.write(
      "en_camino.csv",
      "facility,product,quantity,expected_month\nF1,04594,5,2025-08\nF1,05335,5,2025-08\nF1,04595,5,2025-08\n"
    )
    #expect(try ImportSession(database: database).importFiles(paths: [orders]).map(\.rejected) == [0])
    let found = try review().findings().map(\.finding)
    let asked = found.filter { $0.code == .possibleMethod }
    #expect(asked.map(\.value) == ["00143"] && asked.first?.subject?.month == first.advanced(by: -3))
    #expect(try !review(.all).findings().contains { $0.finding.code == .possibleMethod })
    #expect(found.filter { $0.code == .orderWithoutHistory }.map(\.subject?.product) == ["04595"])
  }

  @Test func rowsOutsideAreCountedAtImport() throws {
    let rows =
      "facility,product,month,consumed\nF1,04594,2025-01,3\nF1,143,2025-01,3\nF2,143,2025-01,3\nF1,B0042,2025-01,1\n"
    let path = try folder.write("open.csv", rows)
    let session = ImportSession(database: database)
    for isDryRun in [true, false] {
      let outcomes = try session.importFiles(paths: [path], isDryRun: isDryRun)
      let told = try session.settingApart(outcomes, outside: .familyPlanning)
      #expect(FileOutcome.outside(told) == OutsideScope(rows: 3, products: 2))
      #expect(FileOutcome.outside(told + told) == OutsideScope(rows: 6, products: 2))
      #expect(try FileOutcome.outside(session.settingApart(outcomes, outside: .all)).isEmpty)
    }
    let foreign = try folder.write("otros.csv", "facility,product,month,consumed\nF1,143,2025-01,3\n")
    let empty = ImportSession(
      database: try SupplyDatabase(path: folder.path("otra.sqlite"), machine: .still))
    let outcomes = try empty.importFiles(paths: [foreign])
    #expect(FileOutcome.outside(try empty.settingApart(outcomes, outside: .familyPlanning)).isEmpty)
  }
}
