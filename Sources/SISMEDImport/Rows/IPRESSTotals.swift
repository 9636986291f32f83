import SupplyModel

/// Totals of all pharmacies of a facility under the facility's own code: `06528` beside `06528F01` and `06528F02`.
///
/// By itself that code is the first pharmacy's (`06528F01`), as spreadsheets and older exports write it. Beside a further pharmacy it may
/// be either. The quantities tell: a row that is the sum of what the pharmacies state, in every one of them, is their total; any other
/// is the first pharmacy's own. One further pharmacy alone may have the same by chance: there the row must tell enough
/// (`RepeatedRows.isTelling`).
struct IPRESSTotals {
  private var first: [Substring: Int] = [:]
  private var further: [Substring: [Int]] = [:]
  private var sisters: [Int: [Int]] = [:]
  private var facilitiesSeen = 0

  /// Whether any facility has several pharmacies.
  var hasSisters: Bool { !sisters.isEmpty }

  /// The numbers of the further pharmacies of the facility whose first one has a number.
  func sisters(of facility: Int) -> [Int] { sisters[facility] ?? [] }

  /// The numbers of all further pharmacies.
  var allSisters: Set<Int> { Set(sisters.values.joined()) }

  /// Learns which facilities are further pharmacies of others.
  ///
  /// - Parameter facilities: all so far, by their numbers.
  mutating func learn(_ facilities: [FacilityCode]) {
    for number in facilitiesSeen..<facilities.count {
      let code = facilities[number].text
      guard code.utf8.count == 8, code.utf8.dropFirst(5).first == UInt8(ascii: "F") else { continue }
      let head = code.prefix(5)
      if code.hasSuffix("F01") { first[head] = number } else { further[head, default: []].append(number) }
      if let one = first[head], let others = further[head] { sisters[one] = others }
    }
    facilitiesSeen = facilities.count
  }

  /// Whether a row is the total of others: of the first pharmacy's own rows, and of the reports of the further ones.
  ///
  ///     isTotal(50, own: [30], sisters: [20])  // true, of every quantity
  static func isTotal(_ row: StockQuantities, own: [StockQuantities], sisters: [StockQuantities]) -> Bool {
    guard let one = sisters.first else { return false }
    let sum = (own + sisters.dropFirst()).reduce(one) { $0.adding($1) }
    guard RepeatedRows.areEqual(row, sum) else { return false }
    return own.count + sisters.count > 1 || RepeatedRows.isTelling(row)
  }
}

extension ReportCollector {
  /// Leaves out, of the window at hand, totals of several pharmacies under their facility's code, and rows that say again under that
  /// code what another one said.
  ///
  /// - Returns: the places of reports of which nothing is left.
  mutating func leaveOutIPRESSTotals() -> Set<Int> {
    totals.learn(batch.facilities)
    var places = Set(parts.filter { $0.value.contains { $0.isTwin || $0.isBare } }.keys)
    if totals.hasSisters, bare.contains(true) {
      places.formUnion(
        bare.indices.filter { bare[$0] && !totals.sisters(of: batch.rows[$0].facility).isEmpty })
    }
    guard !places.isEmpty else { return [] }
    let further = totals.allSisters
    var sisterRows: [UInt64: Int] = [:]
    for (place, row) in batch.rows.enumerated() where further.contains(row.facility) {
      sisterRows[ReportKeyRange.key(facility: row.facility, product: row.product, month: row.month)] = place
    }
    var empty: Set<Int> = []
    for place in places.sorted() {
      let report = batch.rows[place]
      let reports = totals.sisters(of: report.facility).compactMap {
        sisterRows[ReportKeyRange.key(facility: $0, product: report.product, month: report.month)]
      }
      var rows = parts[place] ?? [firstPart(ofReportAt: place)]
      let all = rows
      if let total = rows.firstIndex(where: \.isBare) {
        let own = rows.indices.filter { $0 != total }.map { rows[$0].quantities }
        let others = reports.map { batch.rows[$0].quantities }
        if IPRESSTotals.isTotal(rows[total].quantities, own: own, sisters: others) {
          let row = rows.remove(at: total)
          let otherLine = rows.first?.line ?? reports.map { batch.rows[$0].line }.min() ?? row.line
          note(.total, row, otherLine: otherLine, ofReportAt: place)
          for index in rows.indices { rows[index].isTwin = false }
        }
      }
      for row in rows where row.isTwin {
        note(.copy, row, otherLine: rows.first { !$0.isTwin }?.line ?? row.line, ofReportAt: place)
      }
      rows.removeAll(where: \.isTwin)
      guard rows.count < all.count else { continue }
      if rows.isEmpty { empty.insert(place) } else { setReport(at: place, to: rows) }
      parts[place] = rows.count > 1 ? rows : nil
    }
    return empty
  }

  private mutating func note(
    _ kind: ReportBatch.RepeatedRow.Kind, _ row: RepeatedRows.Part, otherLine: Int, ofReportAt place: Int
  ) {
    let report = batch.rows[place]
    var repeated = ReportBatch.RepeatedRow(
      kind, line: row.line, fileRows: row.fileRows, otherLine: otherLine)
    repeated.report = ReportKey(
      facility: batch.facilities[report.facility], product: batch.products[report.product],
      month: report.month)
    batch.repeatedRows.append(repeated)
  }
}
