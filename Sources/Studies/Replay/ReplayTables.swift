import PolicyReplay
import Runs
import SupplyModel

extension ReplayHistory {
  /// The tables of a scenario under way, [shelf][month].
  struct Tables {
    var demand: [Int]
    var isKnown: [Bool]
    var recorded: [Double]
    var underWay: [Int]
    var received: [Int]
    var happened: [ReplayRecord]
    var knowsClosing: [Bool]

    init(cellCount: Int) {
      demand = Array(repeating: 0, count: cellCount)
      isKnown = Array(repeating: false, count: cellCount)
      recorded = Array(repeating: .nan, count: cellCount)
      underWay = demand
      received = demand
      happened = Array(repeating: ReplayRecord(), count: cellCount)
      knowsClosing = isKnown
    }

    private static func units(_ quantity: Double?) -> Int { Int(min(max(0, quantity ?? 0), 1e12).rounded()) }

    /// Reads a history into its row.
    ///
    /// - Parameter corrected: its demand; nil where what was recorded counts.
    mutating func fill(
      _ series: SupplySeries, row: Int, first: Month, count: Int, demand corrected: EstimatedDemand?
    ) {
      var stock = 0
      for (offset, entry) in series.entries.enumerated() {
        let month = first.distance(to: entry.month)
        guard month < count else { break }
        guard let quantities = entry.quantities else { continue }
        let cell = row * count + month
        recorded[cell] = quantities.consumed ?? .nan
        received[cell] = Self.units(quantities.received)
        let wanted = corrected.map { $0.entries[offset].quantity } ?? quantities.consumed
        isKnown[cell] = wanted != nil && entry.state != .notHeld
        demand[cell] = Self.units(wanted)
        var record = ReplayRecord()
        record.given = min(Self.units(quantities.consumed), demand[cell])
        record.lost = demand[cell] - record.given
        record.ordered = Self.units(quantities.ordered)
        if let closing = quantities.closing, closing >= 0 {
          stock = Self.units(closing)
          knowsClosing[cell] = true
        }
        record.closing = stock
        happened[cell] = record
      }
    }

    /// Lets what was received in some months come to everyone.
    mutating func putUnderWay(row: Int, count: Int, from: Int, months: Int) {
      for month in from..<min(count, from + months) {
        underWay[row * count + month] = received[row * count + month]
      }
    }

    /// Warehouses that get what the facilities received, as many months before as it took to come.
    func supply(_ shelves: [ReplayShelf], months count: Int) -> ReplaySupply {
      let warehouses = (shelves.map(\.warehouse).max() ?? -1) + 1
      let products = (shelves.map(\.product).max() ?? -1) + 1
      var inflow = Array(
        repeating: Array(repeating: [Int](repeating: 0, count: count), count: products), count: warehouses)
      for (row, shelf) in shelves.enumerated() {
        for month in 0..<count where underWay[row * count + month] == 0 {
          let sent = month - 1 - shelf.leadTimeMonths
          if sent >= 0 { inflow[shelf.warehouse][shelf.product][sent] += received[row * count + month] }
        }
      }
      return .limited(to: inflow)
    }
  }
}
