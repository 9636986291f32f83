import SupplyModel

/// One row of a FORMDET file: a record, or one lot's part of it.
struct FormdetRow {
  /// What leaves a shelf, in the order in which the months of our shelves go: users first, the lots that expire first.
  static let outputs: [WritableKeyPath<FormdetRow, Int> & Sendable] = [
    \.dispensedToInsured, \.dispensedByProgramme, \.shrinkage, \.expired, \.distributed, \.returned,
    \.transferredOut,
  ]

  var opening = 0
  var received = 0
  var reentered = 0
  var dispensedToInsured = 0
  var dispensedByProgramme = 0
  var shrinkage = 0
  var expired = 0
  var distributed = 0
  var returned = 0
  var transferredOut = 0
  var closing = 0
  var ordered = 0
  var daysWithoutStock = 0
  /// The expiry of what is left; nil with nothing left.
  var nearestExpiry: Month?
  /// The lot of the row; nil for a record that names none.
  var lot: SyntheticLot?

  /// Everything that left.
  var leaving: Int { Self.outputs.reduce(0) { $0 + self[keyPath: $1] } }
}

/// The rows that a record is exported as.
enum FormdetRows {
  /// How many rows `rows(of:perLot:)` gives.
  static func count(of record: SyntheticRecord, settings: SyntheticSettings) -> Int {
    rows(of: record, perLot: record.month >= settings.firstPerLotMonth).count
  }

  /// One row for the record, or one for each of its lots.
  ///
  /// What left is shared among the lots in the order in which it left, those that expire first giving first. What is asked
  /// for, and the days without stock, stand in the first row alone: an import adds rows up.
  static func rows(of record: SyntheticRecord, perLot: Bool) -> [FormdetRow] {
    let lots = perLot ? record.lots.filter { !$0.isEmpty } : []
    let whole = row(of: record)
    guard !lots.isEmpty else { return [whole] }
    var left = FormdetRow.outputs.map { whole[keyPath: $0] }
    func give(_ most: Int, to row: inout FormdetRow) {
      var rest = most
      for index in left.indices where rest > 0 {
        let part = min(rest, left[index])
        row[keyPath: FormdetRow.outputs[index]] = part
        left[index] -= part
        rest -= part
      }
    }
    var rows = lots.map { lot in
      var row = FormdetRow()
      (row.opening, row.received, row.reentered) = (lot.opening, lot.received, lot.reentered)
      give(lot.leaving, to: &row)
      row.closing = row.opening + row.received + row.reentered - row.leaving
      row.nearestExpiry = row.closing > 0 ? lot.expiry : nil
      row.lot = lot
      return row
    }
    let reentered = whole.reentered - lots.reduce(0) { $0 + $1.reentered }
    if reentered > 0 {
      // What only passes through a warehouse has no lot there.
      var passing = FormdetRow()
      passing.reentered = reentered
      give(reentered, to: &passing)
      rows.append(passing)
    }
    rows[0].ordered = whole.ordered
    rows[0].daysWithoutStock = whole.daysWithoutStock
    return rows
  }

  private static func row(of record: SyntheticRecord) -> FormdetRow {
    var row = FormdetRow()
    (row.opening, row.received, row.reentered) = (record.opening, record.received, record.reentered)
    row.dispensedToInsured = record.dispensedToInsured
    row.dispensedByProgramme = record.dispensedByProgramme
    (row.shrinkage, row.expired, row.distributed) = (record.shrinkage, record.expired, record.distributed)
    (row.returned, row.transferredOut) = (record.returned, record.transferredOut)
    (row.closing, row.ordered) = (record.closing, record.ordered)
    row.daysWithoutStock = record.reportedDaysWithoutStock
    row.nearestExpiry = record.nearestExpiry
    return row
  }
}
