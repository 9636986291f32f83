import SupplyModel

/// All that one facility has reported, month by month: which products, not which quantities.
public struct FacilityHistory: Sendable, Equatable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The products reported in each month with a report, codes in rising order.
  public let productsByMonth: [Month: [ProductCode]]

  /// A history from the products of each month; months without products count as not reported.
  public init(facility: FacilityCode, productsByMonth: [Month: [ProductCode]]) {
    self.facility = facility
    self.productsByMonth = productsByMonth.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
  }

  /// The history of each facility among some series, by code.
  public static func histories(of series: [SupplySeries]) -> [FacilityHistory] {
    var products: [FacilityCode: [Month: [ProductCode]]] = [:]
    for one in series {
      for entry in one.entries where entry.quantities != nil {
        products[one.facility, default: [:]][entry.month, default: []].append(one.product)
      }
    }
    return products.keys.sorted().map { code in
      FacilityHistory(facility: code, productsByMonth: products[code] ?? [:])
    }
  }

  /// The months with a report, in rising order.
  public var months: [Month] { productsByMonth.keys.sorted() }

  /// True when the facility reported anything in a month.
  public func hasReported(_ month: Month) -> Bool { productsByMonth[month] != nil }
}
