import SupplyModel

/// Who has the most demand beyond all stock before a lot's date, by micro-network and network.
///
/// A place is asked for anew only where demand has been offered since: each unit of free demand goes to one lot.
///
/// - Complexity: O(n log n) for n shelves and lots, for each month in which lots expire: no lot looks through its whole network.
struct FreeDemand {
  /// A shelf with free demand.
  struct Answer: Equatable {
    let facility: FacilityCode
    /// Units that it could still use.
    let units: Int
    let packSize: Int
  }

  /// Shelves of one product in one group that expiry advice looks through together, before the end of one month.
  private struct Group: Hashable {
    let members: Members
    let expiry: Month
  }

  /// All shelves of a product in a micro-network or network.
  private struct Members: Hashable {
    let isMicroNetwork: Bool
    let path: [String]
    let product: ProductCode
  }

  /// A shelf as it stood when it was last looked at; of two with as much, the first by code comes first.
  private struct Entry: Comparable {
    let units: Int
    let place: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.units, right.place) < (right.units, left.place)
    }
  }

  private let asOf: Month
  /// By code of the facility.
  private let positions: [StockPosition]
  private let members: [Members: [Int]]
  /// Units that transfers bring to a shelf, less those that they take.
  private let moved: [SeriesKey: Int]
  /// Units that have been offered already.
  private var offered: [SeriesKey: Int] = [:]
  private var heaps: [Group: LargestFirst<Entry>] = [:]

  init(
    _ positions: [StockPosition], transfers: [Transfer], facilities: FacilityDirectory, asOf: Month
  ) {
    self.asOf = asOf
    self.positions = positions.sorted { $0.assessment.facility < $1.assessment.facility }
    moved = transfers.reduce(into: [:]) { moved, transfer in
      moved[SeriesKey(transfer.to, transfer.product), default: 0] += transfer.units
      moved[SeriesKey(transfer.from, transfer.product), default: 0] -= transfer.units
    }
    var members: [Members: [Int]] = [:]
    for (number, position) in self.positions.enumerated() {
      let product = position.assessment.product
      let place = SupplyPlace(facilities[position.assessment.facility])
      if let path = place.microNetwork {
        members[Members(isMicroNetwork: true, path: path, product: product), default: []].append(number)
      }
      if let path = place.network {
        members[Members(isMicroNetwork: false, path: path, product: product), default: []].append(number)
      }
    }
    self.members = members
  }

  /// The facility with the most free demand before the end of a month, in the micro-network of a shelf, else in its network.
  ///
  /// Never the shelf's own; nil where nobody could use a pack.
  mutating func freest(for line: SeriesAssessment, at place: SupplyPlace, before expiry: Month) -> Answer? {
    func freest(_ path: [String]?, isMicroNetwork: Bool) -> Answer? {
      guard let path else { return nil }
      let members = Members(isMicroNetwork: isMicroNetwork, path: path, product: line.product)
      return self.freest(in: Group(members: members, expiry: expiry), butFor: line.facility)
    }
    return freest(place.microNetwork, isMicroNetwork: true) ?? freest(place.network, isMicroNetwork: false)
  }

  /// Takes units off the free demand of a shelf.
  mutating func offer(_ units: Int, ofProduct product: ProductCode, to facility: FacilityCode) {
    offered[SeriesKey(facility, product), default: 0] += units
  }

  private mutating func freest(in group: Group, butFor own: FacilityCode) -> Answer? {
    var heap = heaps[group] ?? self.heap(of: group)
    // Out of the dictionary while it is changed: else each change would copy it.
    heaps[group] = nil
    defer { heaps[group] = heap }
    var aside: Entry?
    defer { if let aside { heap.insert(aside) } }
    while let entry = heap.popLargest() {
      let position = positions[entry.place]
      let units = free(position, before: group.expiry)
      // What is offered never comes back: who cannot use a pack any more is out for good.
      guard units >= position.packSize, units > 0 else { continue }
      guard units == entry.units else {
        heap.insert(Entry(units: units, place: entry.place))
        continue
      }
      guard position.assessment.facility != own else {
        aside = entry
        continue
      }
      heap.insert(entry)
      return Answer(facility: position.assessment.facility, units: units, packSize: position.packSize)
    }
    return nil
  }

  private func heap(of group: Group) -> LargestFirst<Entry> {
    LargestFirst(
      (members[group.members] ?? []).compactMap { place in
        let units = free(positions[place], before: group.expiry)
        return units >= positions[place].packSize && units > 0 ? Entry(units: units, place: place) : nil
      })
  }

  /// Units that a shelf could still use before the end of a month.
  ///
  /// Demand expected until then beyond all that it has and receives, less what of that will expire itself, and less what has been offered.
  /// Nothing where its stock was not counted in the run's own month.
  private func free(_ position: StockPosition, before expiry: Month) -> Int {
    let line = position.assessment
    guard line.stockMonth == asOf, let stock = line.stock, line.order.decision != .notHeld,
      let demand = position.demand
    else { return 0 }
    let lost = line.lots.filter { $0.isExact && ($0.lot.expiry.month ?? expiry) <= expiry }
      .reduce(0) { $0 + $1.expectedLoss }
    let expected = demand.total(ofMonths: asOf.distance(to: expiry)).mean
    let left = expected - (stock + Double(moved[line.key] ?? 0) - lost) + 1e-9
    return Int(min(1e9, max(0, left))) - (offered[line.key] ?? 0)
  }
}

/// Elements of which the largest comes first: a binary heap.
struct LargestFirst<Element: Comparable> {
  private var elements: [Element]

  /// A heap of some elements.
  init(_ elements: [Element]) {
    // Falling order is a heap.
    self.elements = elements.sorted(by: >)
  }

  /// Adds an element.
  mutating func insert(_ element: Element) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, elements[(place - 1) / 2] < elements[place] {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the largest element out.
  mutating func popLargest() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let largest = elements.first else { return last }
    elements[0] = last
    var place = 0
    while true {
      let children = [2 * place + 1, 2 * place + 2].filter { $0 < elements.count }
      guard let larger = children.max(by: { elements[$0] < elements[$1] }),
        elements[place] < elements[larger]
      else { return largest }
      elements.swapAt(place, larger)
      place = larger
    }
  }
}
