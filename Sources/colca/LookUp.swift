import Runs
import SISMEDImport
import Studies
import SupplyModel
import SupplyStore

/// Codes as a person types them, found in the database.
struct LookUp {
  let database: SupplyDatabase

  /// The facility that a text names: its code as stored, or in any form of SISMED's grammar.
  func facility(_ text: String) throws -> String {
    let codes = try database.facilities().map(\.code)
    if codes.contains(text) { return text }
    if let code = FacilityCodeGrammar.normalized(text), codes.contains(code) { return code }
    let wanted = FacilityCodeGrammar.normalized(text) ?? text
    throw ColcaError.unknownFacility(code: text, nearest: NearestCode.nearest(to: wanted, among: codes))
  }

  /// The product that a text names.
  func product(_ text: String) throws -> String {
    let codes = try database.products().map(\.code)
    if codes.contains(text) { return text }
    if let code = ProductCodeGrammar.normalized(text), codes.contains(code) { return code }
    let wanted = ProductCodeGrammar.normalized(text) ?? text
    throw ColcaError.unknownProduct(code: text, nearest: NearestCode.nearest(to: wanted, among: codes))
  }
}
