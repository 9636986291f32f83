import Foundation
import SupplyModel

/// The rows of one report that say again what its other rows say: a total beneath its lots, or a copy in another dress.
///
/// Summed like lots they would double the report, and nobody would see it: openings and closings agree, month after month.
///
/// | rows | what becomes of them |
/// |---|---|
/// | lots of 18 and 12, and a row of 30 that is their sum in every quantity | the sum is left out (`total_row`) |
/// | the same lot number twice with the same quantities, written with another date or price | the second is left out (`duplicate_row`) |
/// | equal quantities, or a sum, and the row names no lot | left out where they tell enough, else asked about from 64 units on (`rows_alike`) |
/// | equal quantities of different lots | both count; asked about where they tell enough |
struct RepeatedRows {
  /// What a row says of its lot, whether it still has stock or not.
  struct Mark: Equatable {
    /// Its number; nil where the row names none.
    var number: String?
    /// The end of its month of expiry; nil where it is unknown.
    var expiry: Month?
  }

  /// A row of a report.
  struct Part {
    let line: Int
    let fileRows: Int
    let quantities: StockQuantities
    let lot: StockLot?
    let mark: Mark
    /// Whether the row writes its pharmacy by the code of the whole facility (`IPRESSTotals`).
    var isBare = false
    /// Whether it is the same row twice as another one but for that, with other quantities.
    var isTwin = false
  }

  /// The rows that count, in their order.
  private(set) var parts: [Part]
  /// What was found, a row once.
  private(set) var found: [ReportBatch.RepeatedRow] = []

  /// Looks through the rows of a report.
  init(_ parts: [Part]) {
    self.parts = parts
    takeOutCopies()
    takeOutTotals()
  }

  private mutating func takeOutCopies() {
    var place = 1
    while place < parts.count {
      let row = parts[place]
      guard let other = (0..<place).first(where: { Self.areEqual(parts[$0].quantities, row.quantities) })
      else {
        place += 1
        continue
      }
      switch Self.kind(row, parts[other]) {
      case nil: place += 1
      case .perhapsCopy?:
        note(.perhapsCopy, row, beside: parts[other])
        place += 1
      case .some(let kind):
        // Of two the one that says more of its lot counts.
        let isFirstPoorer = parts[other].mark.number == nil && row.mark.number != nil
        let left = parts.remove(at: isFirstPoorer ? other : place)
        note(kind, left, beside: parts[isFirstPoorer ? place - 1 : other])
      }
    }
  }

  private mutating func takeOutTotals() {
    guard parts.count > 2 else { return }
    let all = parts.dropFirst().reduce(parts[0].quantities) { $0.adding($1.quantities) }
    // A total is half of what the rows come to, itself among them.
    guard let place = parts.lastIndex(where: { Self.areEqual($0.quantities.adding($0.quantities), all) })
    else { return }
    let total = parts[place]
    let others = parts.enumerated().filter { $0.offset != place }.map(\.element)
    // A total names no lot and no expiry where what it sums does.
    let saysNoLot = total.mark == Mark() && others.allSatisfy { $0.mark.number != nil }
    guard Self.isTelling(total.quantities) || saysNoLot else {
      if total.mark.number == nil, Self.isLarge(total.quantities) {
        note(.perhapsTotal, total, beside: others[0])
      }
      return
    }
    parts.remove(at: place)
    note(.total, total, beside: others[0])
  }

  private mutating func note(_ kind: ReportBatch.RepeatedRow.Kind, _ row: Part, beside other: Part) {
    found.append(.init(kind, line: row.line, fileRows: row.fileRows, otherLine: other.line))
  }

  /// What a row with the same quantities as another one is; nil for another lot that may well have the same.
  private static func kind(_ row: Part, _ other: Part) -> ReportBatch.RepeatedRow.Kind? {
    let isTelling = isTelling(row.quantities)
    switch (row.mark.number, other.mark.number) {
    case (let number?, let before?) where number == before: return .copy
    case (_?, _?): return isTelling ? .perhapsCopy : nil
    case (nil, nil), (nil, _?), (_?, nil):
      if let expiry = row.mark.expiry, let before = other.mark.expiry, expiry != before {
        return isTelling ? .perhapsCopy : nil
      }
      return isTelling ? .copy : isLarge(row.quantities) ? .perhapsCopy : nil
    }
  }

  /// Whether two rows give the same stock and movements, and any at all.
  static func areEqual(_ left: StockQuantities, _ right: StockQuantities) -> Bool {
    func figures(_ all: StockQuantities) -> [Double?] {
      [all.opening, all.received, all.consumed, all.adjustment, all.closing]
    }
    let (left, right) = (figures(left), figures(right))
    guard left.contains(where: { ($0 ?? 0) != 0 }) else { return false }
    return zip(left, right).allSatisfy { one, other in
      abs((one ?? 0) - (other ?? 0)) <= 1e-6 * max(1, abs(one ?? 0))
    }
  }

  /// Whether a quantity is so large that rows of another lot have it less often than not: few units are equal by chance every day.
  private static func isLarge(_ quantities: StockQuantities) -> Bool {
    let figures = [quantities.opening, quantities.received, quantities.consumed, quantities.closing]
    return figures.contains { ($0 ?? 0) >= 64 }
  }

  /// Whether quantities are so many and so large that two lots hardly have the same by chance: ten bits in at least two of them.
  ///
  ///     isTelling(opening 10, received 20, consumed 12)  // log₂ 11 + log₂ 21 + log₂ 13 = 11.6: true
  ///     isTelling(opening 2, consumed 2)                 // 3.2: false
  static func isTelling(_ quantities: StockQuantities) -> Bool {
    let figures = [quantities.opening, quantities.received, quantities.consumed].compactMap { $0 }
      .filter { $0 > 0 }
    return figures.count >= 2 && figures.reduce(0) { $0 + log2(1 + $1) } >= 10
  }
}
