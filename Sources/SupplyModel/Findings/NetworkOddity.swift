/// What can be odd about a facility's whole month, or about a code that no register or no report knows.
public enum NetworkOddity: FindingFault, Hashable, Sendable, Codable {
  /// Far fewer products than the facility usually reports; the codes of those missing.
  case partlySent(reported: Int, usual: Double, missing: [ProductCode])
  /// A product that the catalogue does not name, and the first month that reports it.
  case unknownProduct(code: ProductCode, since: Month)
  /// A facility that the register does not name, and the first month that it reported.
  case unknownFacility(code: FacilityCode, since: Month)
  /// Codes of facilities that differ by capitals, leading zeros, blanks or `.0` alone, and the first month of the newest.
  case likeFacilities(codes: [FacilityCode], since: Month)
  /// The same of products.
  case likeProducts(codes: [ProductCode], since: Month)
  /// So many units under way to a facility that has reported none of the product, due in this month.
  case orderWithoutHistory(quantity: Double, due: Month)

  var code: FindingCode {
    switch self {
    case .partlySent: .partlySent
    case .unknownProduct: .unknownProduct
    case .unknownFacility: .unknownFacility
    case .likeFacilities, .likeProducts: .likeCodes
    case .orderWithoutHistory: .orderWithoutHistory
    }
  }

  var column: String? { nil }

  var value: String? {
    switch self {
    case .partlySent(let reported, _, _): String(reported)
    case .unknownProduct(let code, _): code.text
    case .unknownFacility(let code, _): code.text
    case .likeFacilities(let codes, _): codes.map(\.text).joined(separator: ", ")
    case .likeProducts(let codes, _): codes.map(\.text).joined(separator: ", ")
    case .orderWithoutHistory(let quantity, _): PlainNumber.text(quantity)
    }
  }
}
