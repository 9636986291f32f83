import DemandForecasting
import SupplyModel

/// The places above facilities, each product of each as a group of a panel's series (`GroupedDemand`).
///
/// Every level stands in one panel, so that what is learnt, and so each forecast, is the same whichever level is asked for. Facilities
/// that no register places at a level belong to no group of it.
package struct DemandPlaces {
  /// A product at a place.
  package struct Subject: Hashable, Comparable, Sendable {
    /// The place.
    package let place: ServicePlace
    /// The product.
    package let product: ProductCode

    /// By level, the narrowest first, then path, then product.
    package static func < (left: Subject, right: Subject) -> Bool {
      left.place == right.place ? left.product < right.product : left.place < right.place
    }
  }

  /// The levels, the narrowest first.
  package static let levels: [PlaceLevel] = [.microNetwork, .network, .regionalAuthority, .all]

  /// What each group is, in the order of the panel's series.
  package let subjects: [Subject]
  /// The rows of the facilities' panel that belong to each.
  package let rows: [[Int]]
  /// The groups as series.
  package let panel: DemandPanel

  /// The places of some histories, in the order of the rows of a panel.
  package init(_ series: [SupplySeries], panel parts: DemandPanel, facilities: FacilityDirectory) {
    var rows: [Subject: [Int]] = [:]
    for (row, series) in series.enumerated() {
      for level in Self.levels {
        let place = ServicePlace(of: facilities[series.facility], at: level)
        guard !place.isUnknown else { continue }
        rows[Subject(place: place, product: series.product), default: []].append(row)
      }
    }
    let ordered = rows.sorted { $0.key < $1.key }
    var numbers: [ServicePlace: Int] = [:]
    let groups = ordered.map { subject, rows in
      let number = numbers[subject.place] ?? numbers.count
      numbers[subject.place] = number
      return GroupedDemand.Group(rows: rows, product: parts.productIndex[rows[0]], place: number)
    }
    subjects = ordered.map(\.key)
    self.rows = ordered.map(\.value)
    panel = GroupedDemand(parts, groups: groups).panel
  }
}
