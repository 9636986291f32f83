import GRDB
import SupplyModel

/// What files say of products in passing, each file's word by itself.
struct StatedProducts {
  let database: Database

  /// Keeps what a file says, in place of what it was kept to say before.
  func save(_ words: [ProductCode: StatedProduct], of file: Int64) throws {
    guard !words.isEmpty else { return }
    let interning = CodeInterning(database)
    let insert = try database.makeStatement(
      sql: """
        INSERT OR REPLACE INTO stated_product (product_id, file_id, name, unit, price_soles, is_of_product_table)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for (code, stated) in words.sorted(by: { $0.key < $1.key }) {
      try insert.execute(arguments: [
        interning.product(code), file, stated.name, stated.unit, stated.priceSoles, stated.isOfProductTable,
      ])
    }
  }

  /// What all files together say: the latest word on each thing, those of tables of products first.
  func all() throws -> [ProductCode: StatedProduct] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT code, s.name, s.unit, s.price_soles, is_of_product_table
        FROM stated_product AS s JOIN product ON product.id = product_id
        ORDER BY is_of_product_table DESC, file_id DESC
        """)
    var words: [ProductCode: StatedProduct] = [:]
    while let row = try rows.next() {
      let code: ProductCode = try row.needed("code")
      let stated = StatedProduct(
        name: try row.stated("name"), unit: try row.stated("unit"), priceSoles: try row.stated("price_soles"),
        isOfProductTable: try row.needed("is_of_product_table"))
      words[code] = words[code]?.filled(from: stated) ?? stated
    }
    return words
  }

  /// What saving a table of products will do, a row for each code.
  func counts(of words: [ProductCode: StatedProduct]) throws -> ImportCounts {
    let known = try all()
    var counts = ImportCounts()
    for (code, stated) in words {
      guard let before = known[code], before.isOfProductTable else {
        counts.count(.accepted)
        continue
      }
      counts.count(stated.filled(from: before) == before ? .unchanged : .replaced)
    }
    return counts
  }

  /// Takes a file's words back.
  func undo(_ file: Int64) throws {
    try database.execute(sql: "DELETE FROM stated_product WHERE file_id = ?", arguments: [file])
  }
}

extension SupplyDatabase {
  /// What files say in passing of the products that they speak of: for names, units and prices that no catalogue states.
  ///
  /// - Throws: `ColcaError`.
  public func statedProducts() throws -> [ProductCode: StatedProduct] {
    try read { try StatedProducts(database: $0).all() }
  }

  /// Everything that is known of products, for whatever tells of them; what is in a scope is decided by catalogues alone.
  ///
  /// - Throws: `ColcaError`.
  public func productCatalogue() throws -> ProductCatalogue {
    try ProductCatalogue(products(), stated: statedProducts())
  }
}
