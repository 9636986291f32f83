import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Registers are read column by column: a property that somebody adds, and forgets there, would come back unknown without a word.
@Suite struct RegisterColumnTests {
  @Test func everyColumnOfAFacilityComesBack() throws {
    let full = Facility(
      code: "06528F01", name: "PUESTO", category: "I-1", microNetwork: "MICRORRED", network: "RED",
      regionalAuthority: "DIRESA", district: "DISTRITO", telephone: "084", latitude: -13.5, longitude: -71.9,
      executingUnit: "036", closure: FacilityClosure(kind: .forGood, since: Month(year: 2026, month: 3)))
    let stored = try stored(.facilities([full])) { try $0.facilities() }
    #expect(stored == [full])
    #expect(blanks(of: full).isEmpty, "a property is missing in this test: \(blanks(of: full))")
  }

  @Test func everyColumnOfAProductComesBack() throws {
    let full = Product(
      code: "04594", name: "CONDÓN", unit: "UNI", type: "Preservativo", coupleYearsPerUnit: 0.0083,
      packSize: 144, minimumOrder: 2, priceSoles: 0.4, litresPerUnit: 0.01, substituteGroup: "barrera",
      serviceLevel: 0.9, programme: "PLANIFICACIÓN FAMILIAR", successor: "29945")
    let stored = try stored(.products([full])) { try $0.products() }
    #expect(stored == [full])
    #expect(blanks(of: full).isEmpty, "a property is missing in this test: \(blanks(of: full))")
  }

  private func stored<Value>(
    _ content: RegisterContent, read: (SupplyDatabase) throws -> Value
  ) throws -> Value {
    let folder = try TemporaryFolder()
    let database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    _ = try database.importFile(name: "registro.csv") { transaction in
      try transaction.save(content)
      return ImportRecord(
        digest: "d", layout: LayoutName(rawValue: "catalogue"), rows: 1, rejected: 0, findings: [])
    }
    return try read(database)
  }

  /// The properties without a value.
  private func blanks(of value: Any) -> [String] {
    Mirror(reflecting: value).children.compactMap { child in
      let mirror = Mirror(reflecting: child.value)
      return mirror.displayStyle == .optional && mirror.children.isEmpty ? child.label : nil
    }
  }
}
