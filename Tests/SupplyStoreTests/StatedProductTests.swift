import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// What files say of products in passing: the weakest word, and the latest of its kind.
@Suite struct StatedProductTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 24_321)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  @discardableResult
  private func save(_ name: String, _ stated: StatedProduct?, consumed: Double = 1) throws -> SavedFile {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.rows.append(
      ReportBatch.Row(
        facility: 0, product: 0, month: october, quantities: StockQuantities(consumed: consumed), line: 2))
    if let stated { batch.statedProducts[0] = stated }
    return try database.importFile(name: name) { transaction in
      try transaction.save(batch)
      return ImportRecord(
        digest: name, layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
  }

  @discardableResult
  private func saveTable(_ name: String, _ register: RegisterContent) throws -> SavedFile {
    try database.importFile(name: name) { transaction in
      try transaction.save(register)
      return ImportRecord(digest: name, layout: LayoutName(rawValue: "x"), rows: 1, rejected: 0, findings: [])
    }
  }

  private func known() throws -> Product { try database.productCatalogue()["P"] }

  @Test func aLaterFileReplacesThingByThing() throws {
    try save("a", StatedProduct(name: "Gasa", unit: "PAQUETE"))
    try save("b", StatedProduct(name: "Gasa estéril", priceSoles: 0.5))
    #expect(try known() == Product(code: "P", name: "Gasa estéril", unit: "PAQUETE", priceSoles: 0.5))
    // The same file again is no later word.
    #expect(try save("a", StatedProduct(name: "Gasa", unit: "PAQUETE")).isSameAgain)
    #expect(try known().name == "Gasa estéril")
  }

  @Test func takingAFileBackTakesItsWords() throws {
    try save("a", StatedProduct(name: "Gasa"))
    try save("b", StatedProduct(name: "Gasa estéril"), consumed: 2)
    let id = try #require(try database.importedFiles().first { $0.name == "b" }?.id)
    _ = try database.undoImport(id: id)
    #expect(try known().name == "Gasa")
  }

  @Test func aCatalogueWinsWheneverItComes() throws {
    try saveTable("catalogue", .products([Product(code: "P", name: "Gasa 10 x 10", packSize: 100)]))
    try save("a", StatedProduct(name: "Gasa", unit: "PAQUETE", priceSoles: 0.5))
    #expect(
      try known()
        == Product(code: "P", name: "Gasa 10 x 10", unit: "PAQUETE", packSize: 100, priceSoles: 0.5))
    #expect(try database.productCatalogue().cataloguedPrice("P") == nil)
    // What only reports say stands in no catalogue, and so decides no scope.
    #expect(try database.products() == [Product(code: "P", name: "Gasa 10 x 10", packSize: 100)])
  }

  @Test func aTableOfProductsGoesBeforeTablesOfReports() throws {
    let named = StatedProduct(name: "GASA - UNIDAD", isOfProductTable: true)
    let first = try saveTable("mproducto", .namedProducts(["P": named, "Q": named]))
    #expect(first.counts.accepted == 2)
    try save("a", StatedProduct(name: "Gasa", unit: "PAQUETE"))
    #expect(try known().name == "GASA - UNIDAD" && known().unit == "PAQUETE")
    let again = try saveTable("mproducto 2", .namedProducts(["P": named, "R": named]))
    #expect(again.counts.unchanged == 1 && again.counts.accepted == 1)
  }

  /// Files that came in before words were kept say them when they come again, and nothing else changes.
  @Test func anOldFileThatComesAgainSaysItsWords() throws {
    try save("a", nil)
    let again = try save("a", StatedProduct(name: "Gasa"))
    #expect(again.isSameAgain && again.counts.unchanged == 1)
    #expect(try known().name == "Gasa")
    #expect(try database.importedFiles().count == 1)
  }
}
