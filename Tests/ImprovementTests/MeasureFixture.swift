import Improvement
import SupplyModel

let october = Month(count: 2026 * 12 + 9)

/// A history of a facility × product that ends in October 2026: closing stock and consumption of each month, oldest first.
func history(
  _ facility: FacilityCode, _ product: ProductCode, _ months: [StockQuantities?],
  through last: Month = october
) -> SupplySeries {
  let first = last.advanced(by: 1 - months.count)
  return SupplySeries(
    facility: facility, product: product,
    reports: months.enumerated().compactMap { offset, quantities in
      quantities.map { (first.advanced(by: offset), $0) }
    }, through: last)
}

/// A month of ten units a month that closes with so many.
func month(_ closing: Double, consumed: Double = 10) -> StockQuantities {
  StockQuantities(
    opening: closing + consumed, received: 0, consumed: consumed, adjustment: 0, closing: closing)
}

/// Two primary facilities of one network and a hospital of another.
let registers = FacilityDirectory([
  Facility(code: "A", name: "PUESTO A", category: "I-1", microNetwork: "SUR", network: "UNO"),
  Facility(code: "B", name: "PUESTO B", category: "I-3", microNetwork: "SUR", network: "UNO"),
  Facility(code: "H", name: "HOSPITAL", category: "II-1", microNetwork: "NORTE", network: "DOS"),
])
