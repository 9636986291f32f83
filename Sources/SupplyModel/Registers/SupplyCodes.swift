/// The code of a place that keeps stock: a SISMED pharmacy (`06528F01`), a warehouse (`030S05`), or the open layout's own text.
public typealias FacilityCode = String

/// The code of a product: SISMED's, leading zeros kept (`04594`), or the open layout's own text.
public typealias ProductCode = String

/// Which series: one product at one facility.
public struct SeriesKey: Hashable, Sendable, Codable, Comparable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode

  /// The series of a product at a facility.
  public init(_ facility: FacilityCode, _ product: ProductCode) {
    self.facility = facility
    self.product = product
  }

  /// By facility, then by product.
  public static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    (left.facility, left.product) < (right.facility, right.product)
  }
}
