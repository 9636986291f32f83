import SupplyModel

/// Something odd that only a history shows, with the facility, product and months where it stands.
///
/// Unlike a `Finding` of a file it has no line: it follows from reports of several months, perhaps of several
/// files, and is worked out anew from them, so that it closes itself when a later file mends them. The findings of
/// single rows take the same form once the row's facility, product and month are known, for grading.
public struct HistoryFinding: Hashable, Sendable, Codable {
  /// What was found.
  public var code: FindingCode
  /// The facility's code; nil when the finding is about a product everywhere.
  public var facility: FacilityCode?
  /// The product's code; nil when the finding is about a facility's whole month.
  public var product: ProductCode?
  /// The first month that it concerns; the same as `month` when that is the only one.
  public var firstMonth: Month
  /// The month where it stands: the last that it concerns.
  public var month: Month
  /// What it is about, in the words of SISMED: SALDO, STOCK_FIN, CONSUMO and so on.
  public var column: String?
  /// The quantity at fault, as `PlainNumber` writes it.
  public var value: String?
  /// Further facts that the sentence needs, in the order that the code defines.
  public var arguments: [String]

  /// How much it matters, fixed by the code.
  public var severity: Finding.Severity { code.severity }

  /// The finding without its place, of which `Language.sentence(for:)` makes a sentence.
  public var finding: Finding { Finding(code, column: column, value: value, arguments: arguments) }

  /// A finding at a place; it concerns one month unless `firstMonth` says more.
  public init(
    _ code: FindingCode, facility: FacilityCode? = nil, product: ProductCode? = nil, firstMonth: Month? = nil,
    month: Month, column: String? = nil, value: String? = nil, arguments: [String] = []
  ) {
    self.code = code
    self.facility = facility
    self.product = product
    self.firstMonth = min(firstMonth ?? month, month)
    self.month = month
    self.column = column
    self.value = value
    self.arguments = arguments
  }
}

extension HistoryFinding: Comparable {
  /// By facility, product, month and name of the code: the one order in which findings are given.
  public static func < (left: HistoryFinding, right: HistoryFinding) -> Bool {
    let places = (left.facility ?? "", left.product ?? "", left.month, left.firstMonth, left.code.rawValue)
    return places
      < (right.facility ?? "", right.product ?? "", right.month, right.firstMonth, right.code.rawValue)
  }
}
