import Foundation
import TestSupport
import Testing

/// The arrows between the modules, as three places state them: the manifest, the sources' imports, and the page that
/// newcomers read.
@Suite("The arrows between modules")
struct ArrowsTests {
  private let manifest = HouseManifest(text: HouseFiles.text("Package.swift"))

  @Test("of the manifest are those of the imports")
  func manifestIsTrue() throws {
    #expect(manifest.modules.count > 15)
    for module in manifest.modules {
      let imported = HouseFiles.imports(of: module.name).subtracting(HouseFiles.systemModules)
      #expect(module.knows.symmetricDifference(imported) == [], "of \(module.name)")
    }
  }

  @Test("of docs/architecture.md are those of the manifest")
  func pageIsTrue() throws {
    let told = try HouseFiles.toldArrows()
    #expect(Set(told.keys) == Set(manifest.modules.map(\.name)))
    for module in manifest.modules {
      #expect(told[module.name]?.symmetricDifference(module.knows) == [], "of \(module.name)")
    }
  }

  @Test("never lead back to where they came from")
  func noCircle() {
    var open = Dictionary(uniqueKeysWithValues: manifest.modules.map { ($0.name, $0.knows) })
    var settled: Set<String> = []
    while let next = open.first(where: { $0.value.intersection(open.keys).isSubset(of: settled) })?.key {
      settled.insert(next)
      open[next] = nil
    }
    #expect(open.isEmpty, "a circle among \(open.keys.sorted())")
  }

  @Test(
    "keep the walls",
    arguments: [
      ("CLibCSV", ["CSVReading"]), ("GRDB", ["SupplyStore"]), ("CCbc", ["SupplySolving"]),
      ("CXlsxWriter", ["Telling"]), ("CNettle", ["Files"]), ("Mustache", []),
      ("CSodium", ["Web"]), ("Hummingbird", ["Web"]),
      ("ArgumentParser", ["CommandWords", "colca"]),
    ])
  func walls(guarded: String, holders: [String]) {
    #expect(manifest.modules.filter { $0.knows.contains(guarded) }.map(\.name) == holders)
  }

  @Test func theForecasterAndTheSolverKnowNumbersOnly() {
    for module in manifest.modules where ["DemandForecasting", "SupplySolving"].contains(module.name) {
      #expect(module.knows.subtracting(["CCbc"]) == [])
    }
  }
}
