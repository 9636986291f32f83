import SISMEDImport
import SupplyModel
import SupplyStore

/// Places and products as a person types them, found in the database: one resolver for every `--facility` and `--product`.
public struct LookUp {
  private let database: SupplyDatabase
  private let called: (Product) -> [String]

  /// Looks in the registers of a database.
  ///
  /// - Parameter called: what lists call a product, beside its name in the catalogue.
  public init(database: SupplyDatabase, called: @escaping (Product) -> [String]) {
    self.database = database
    self.called = called
  }

  /// The code of the facility that a text names: by its code as stored, in any form of SISMED's grammar, or by its name or a
  /// part of it that no other has.
  ///
  /// - Throws: `RunError.unknownFacility`, `.ambiguousFacility`.
  public func facility(_ text: String) throws -> FacilityCode {
    let facilities = try database.facilities()
    let entries = facilities.map { NameSearch.Entry(code: $0.code.text, name: $0.name) }
    switch NameSearch.find(text, among: entries, code: { FacilityCodeGrammar.normalized($0)?.text }) {
    case .found(let code): return FacilityCode(code)
    case .ambiguous(let candidates): throw RunError.ambiguousFacility(name: text, candidates: candidates)
    case .unknown(let nearest):
      // A further pharmacy has no name of its own: lists print that of its IPRESS, with its suffix.
      let directory = FacilityDirectory(facilities)
      let printed = facilities.map { NameSearch.Entry(code: $0.code.text, name: directory[$0.code].name) }
      if case .found(let code) = NameSearch.find(text, among: printed) { return FacilityCode(code) }
      throw RunError.unknownFacility(code: text, nearest: nearest)
    }
  }

  /// The same, for files that are about to come in: a code in SISMED's grammar need not be known yet.
  ///
  /// - Throws: `RunError.unknownFacility`, `.ambiguousFacility`, for a text that is neither such a code nor a known name.
  public func facilityForImport(_ text: String) throws -> FacilityCode {
    if let code = FacilityCodeGrammar.normalized(text) { return code }
    return try facility(text)
  }

  /// The code of the product that a text names: by its code, its name in the catalogue, or what lists call it.
  ///
  /// - Throws: `RunError.unknownProduct`, `.ambiguousProduct`.
  public func product(_ text: String) throws -> ProductCode {
    let products = try database.products()
    let catalogue = try ProductCatalogue(products, stated: database.statedProducts())
    let entries = products.map { product in
      let known = catalogue[product.code]
      return NameSearch.Entry(code: product.code.text, name: known.name, alsoCalled: called(known))
    }
    switch NameSearch.find(text, among: entries, code: { ProductCodeGrammar.normalized($0)?.text }) {
    case .found(let code): return ProductCode(code)
    case .ambiguous(let candidates): throw RunError.ambiguousProduct(name: text, candidates: candidates)
    case .unknown(let nearest): throw RunError.unknownProduct(code: text, nearest: nearest)
    }
  }
}
