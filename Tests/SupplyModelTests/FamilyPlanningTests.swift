import Foundation
import SupplyModel
import TestSupport
import Testing

/// The methods of family planning that are known without any catalogue.
@Suite struct FamilyPlanningTests {
  @Test func aMethodIsOneHoweverACatalogueWritesIt() {
    let catalogue = ProductCatalogue([
      Product(code: "A", name: "A", type: "INYECTABLE  TRIMESTRAL"),
      Product(code: "B", name: "B", type: "Píldora"),
      Product(code: "C", name: "C", type: "PILDORA"), Product(code: "D", name: "D", type: "Píldora"),
      Product(code: "E", name: "E"),
    ])
    let methods = (["A", "B", "C", "D"] as [ProductCode]).map { FamilyPlanning.method(of: catalogue[$0]) }
    #expect(methods == ["Inyectable trimestral", "Píldora", "Píldora", "Píldora"])
    #expect(catalogue["E"].type == nil)
  }

  @Test func theTableIsTheCatalogueOfTheProject() throws {
    let file = Golden.root.appendingPathComponent("data/productos.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let columns = lines[0].split(separator: ",").map(String.init)
    let stated = lines.dropFirst().map { line -> Product in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first })
      let group = row["substitute_group"].flatMap { $0.isEmpty ? nil : $0 }
      return Product(
        code: ProductCode(row["code"] ?? ""), name: row["name"], unit: row["unit"], type: row["type"],
        coupleYearsPerUnit: row["cyp_per_unit"].flatMap(Double.init), substituteGroup: group)
    }
    #expect(stated.count == 8 && FamilyPlanning.products == stated)
  }

  @Test func aMethodIsNamedWithoutAnyCatalogueAndWithoutItsZeros() {
    let none = ProductCatalogue([Product(code: "8054"), Product(code: "00200")])
    #expect(none["8054"].unit == "condón" && none["8054"].code == "8054")
    #expect(none["04594"].coupleYearsPerUnit == 0.25)
    #expect(none["00200"] == Product(code: "00200"))
  }

  @Test func whatACatalogueStatesComesFirst() {
    let catalogue = ProductCatalogue([
      Product(code: "04594", name: "DEPO", coupleYearsPerUnit: 0.3), Product(code: "08054"),
    ])
    #expect(catalogue["04594"].name == "DEPO" && catalogue["04594"].coupleYearsPerUnit == 0.3)
    #expect(catalogue["04594"].unit == "ampolla")
    // Padded codes of a catalogue stand for the open layout's bare ones, before the table does.
    #expect(catalogue["4594"].name == "DEPO")
    #expect(catalogue["8054"].name == FamilyPlanning.product("08054")?.name)
  }

  @Test func aProductIsAMethodByItsCodeItsCoupleYearsOrItsProgramme() {
    #expect(FamilyPlanning.holds(Product(code: "3351")))
    #expect(FamilyPlanning.holds(Product(code: "17005", coupleYearsPerUnit: 0.008)))
    #expect(FamilyPlanning.holds(Product(code: "X", programme: "ITS; Planificación Familiar")))
    #expect(!FamilyPlanning.holds(Product(code: "00200", name: "PARACETAMOL", coupleYearsPerUnit: 0)))
    // A name alone takes nothing in.
    #expect(!FamilyPlanning.holds(Product(code: "17005", name: "PRESERVATIVO FEMENINO")))
  }

  @Test(arguments: [
    ("PRESERVATIVO FEMENINO", true), ("Condón de nitrilo", true), ("DIU liberador", true),
    ("IMPLANTE SUBDERMICO", true),
    ("MEDROXIPROGESTERONA 104 mg INYECT", true), ("MEDROXIPROGESTERONA 5 mg TABLET", false),
    ("FUROSEMIDA 40 mg TABLET", false), ("HIDRALAZINA DIURETICO", false), ("IMPLANTOLOGIA KIT", false),
  ])
  func aNameLooksLikeAMethod(name: String, isOne: Bool) {
    #expect(FamilyPlanning.isNamedLikeOne(Product(code: "1", name: name)) == isOne)
  }

  @Test func methodsAreCountedByGroupsWhateverAColumnOfTypesSays() {
    func method(_ code: ProductCode, _ type: String?) -> String? {
      FamilyPlanning.method(of: Product(code: code, type: type))
    }
    #expect(method("04594", "MEDICAMENTO") == "Inyectable trimestral")
    #expect(method("04594", "Injectable Contraceptive") == "Injectable Contraceptive")
    #expect(method("29945", nil) == method("38680", ""))
    #expect(method("17005", nil) == nil)
  }

  @Test func aScopeHoldsWhatItNames() {
    let malaria = ProductScope.programme(name: "Malaria").holds
    #expect(malaria(Product(code: "1", programme: "MALARIA")))
    #expect(malaria(Product(code: "1", programme: "TB | malaria")))
    #expect(!malaria(Product(code: "1", programme: "Antimalaria")) && !malaria(Product(code: "1")))
    let list = ProductScope(codes: ["143", "05335", "143"])
    #expect(list == .products(codes: ["05335", "143"]))
    #expect(list.holds(Product(code: "00143")) && list.holds(Product(code: "5335")))
    #expect(!list.holds(Product(code: "04594")))
    #expect(ProductScope.all.holds(Product(code: "anything")))
  }

  @Test func aScopeIsKeptAsItIsNamed() throws {
    let scopes: [ProductScope] = [
      .familyPlanning, .all, .programme(name: "VIH"), ProductScope(codes: ["04594"]),
    ]
    for scope in scopes {
      let bytes = try JSONEncoder().encode(scope)
      #expect(try JSONDecoder().decode(ProductScope.self, from: bytes) == scope)
    }
    #expect(ProductScope(word: "Métodos") == .familyPlanning && ProductScope(word: "TODOS") == .all)
    #expect(ProductScope(word: "malaria") == nil)
  }
}
