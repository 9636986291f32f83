import SupplyModel

/// A file's word on one report, with what tells which of two words counts.
struct ReportWord {
  let report: StoredReport
  /// The file that says it.
  let file: Int64
  /// When that file was written, in seconds since 1970; nil where nobody knows.
  let writtenAt: Int?
}

/// Which of two words on one report counts: what they say decides, never what their files are called.
///
/// 1. The later date of the report itself (FECHA), where both state one.
/// 2. The one that knows more: openings, receipts, lots that the other leaves blank.
/// 3. The file that was written later, by the second.
///
/// Where all that is equal nothing says which is right: the one that comes in last counts, and both are told of.
struct ReportPrecedence {
  /// Whether the word that comes in counts before the one that is there.
  let standing: Standing
  /// Whether both say the same as far as both speak.
  let agrees: Bool

  /// Which of the two counts, and why.
  enum Standing: Equatable {
    /// The one that comes in; as later, or as fuller with nothing against it.
    case comesIn
    /// The one that comes in, for a reason that a person should see.
    case comesInDoubtfully(ReportDispute.Reason)
    /// The one that is there.
    case stays(ReportDispute.Reason)
  }

  /// Compares a word that comes in with the one that is there.
  init(_ word: ReportWord, with there: ReportWord) {
    agrees = Self.agree(word.report.quantities, there.report.quantities)
    standing = Self.standing(word, there)
  }

  private static func standing(_ word: ReportWord, _ there: ReportWord) -> Standing {
    if let own = word.report.statedOn, let other = there.report.statedOn, own != other {
      return own > other ? .comesIn : .stays(.date(own: own, other: other))
    }
    let isOlder = isFileOlder(word, than: there)
    let (own, other) = (fullness(word.report), fullness(there.report))
    if own != other {
      if own < other { return .stays(.fullness) }
      return isOlder == true && own > other ? .comesInDoubtfully(.fullness) : .comesIn
    }
    switch isOlder {
    case true?: return .stays(.fileTime)
    case false?: return .comesIn
    case nil: return .comesInDoubtfully(.nothing)
    }
  }

  /// Whether a file was written before another; nil where nothing tells.
  private static func isFileOlder(_ word: ReportWord, than there: ReportWord) -> Bool? {
    guard let own = word.writtenAt, let other = there.writtenAt, own != other else { return nil }
    return own < other
  }

  /// How much a report knows of what a full one states.
  ///
  /// Days without stock and requests are left out: a report that has none of them is no poorer for it.
  private static func fullness(_ report: StoredReport) -> Int {
    let quantities = report.quantities
    let known = [
      quantities.opening, quantities.received, quantities.consumed, quantities.adjustment, quantities.closing,
    ].count { $0 != nil }
    return known * 2 + (report.lots.bytes.isEmpty ? 0 : 1)
  }

  private static func agree(_ left: StockQuantities, _ right: StockQuantities) -> Bool {
    func agree(_ left: Double?, _ right: Double?) -> Bool { left == nil || right == nil || left == right }
    return agree(left.opening, right.opening) && agree(left.received, right.received)
      && agree(left.consumed, right.consumed) && agree(left.adjustment, right.adjustment)
      && agree(left.closing, right.closing) && agree(left.ordered, right.ordered)
      && agree(left.stockoutDays, right.stockoutDays)
  }
}
