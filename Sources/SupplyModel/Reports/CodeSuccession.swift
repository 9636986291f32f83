/// That one code of a product took the place of another: a new presentation, or a new number for the same.
///
///     CodeSuccession.list("38680=29945; 01234=05678")  // two
public struct CodeSuccession: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The code that is no longer ordered.
  public let old: ProductCode
  /// The code that is ordered in its place.
  public let new: ProductCode

  /// A succession.
  public init(old: ProductCode, new: ProductCode) {
    self.old = old
    self.new = new
  }

  /// As it is written in a configuration.
  public var description: String { old.text + "=" + new.text }

  /// Successions with semicolons or commas between; nil where the text is none, a code has two successors, or codes follow in a circle.
  public static func list(_ text: String) -> [CodeSuccession]? {
    var list: [CodeSuccession] = []
    for part in text.split(whereSeparator: { ";,".contains($0) }) {
      let codes = part.split(separator: "=", omittingEmptySubsequences: false).map { code in
        String(code.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard codes.count == 2, codes.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
      list.append(CodeSuccession(old: ProductCode(codes[0]), new: ProductCode(codes[1])))
    }
    guard Set(list.map(\.old.padded)).count == list.count else { return nil }
    let successions = CodeSuccessions(list)
    return list.allSatisfy { successions.last($0.old).padded != $0.old.padded } ? list : nil
  }
}

extension CodeSuccession {
  /// What somebody says beside what catalogues say: of a code that both speak of, the first counts.
  ///
  /// - Throws: `RunError.circularSuccession` where codes follow in a circle.
  public static func all(_ said: [CodeSuccession], catalogued products: [Product]) throws -> [CodeSuccession]
  {
    let spoken = Set(said.map(\.old.padded))
    let catalogued = products.compactMap { product in
      product.successor.map { CodeSuccession(old: product.code, new: $0) }
    }.filter { !spoken.contains($0.old.padded) }
    let list = said + catalogued.sorted { $0.old < $1.old }
    let successions = CodeSuccessions(list)
    if let circular = list.first(where: { successions.next(after: successions.last($0.old)) != nil }) {
      throw RunError.circularSuccession(code: circular.old)
    }
    return list
  }
}

/// Histories in which the successor of a code begins with the code's own.
public struct CodeSuccessions: Sendable {
  private let next: [ProductCode: ProductCode]

  /// Some successions; of two for one code the later counts.
  public init(_ successions: [CodeSuccession]) {
    next = Dictionary(
      successions.map { ($0.old.padded, $0.new) }, uniquingKeysWith: { _, later in later })
  }

  /// Whether there is none.
  public var isEmpty: Bool { next.isEmpty }

  /// The code that is ordered now in a code's place, over all that came between; the code itself where none does.
  public func last(_ code: ProductCode) -> ProductCode {
    var code = code
    for _ in next.indices {
      guard let following = next[code.padded] else { break }
      code = following
    }
    return code
  }

  /// The code that takes a code's place at once; nil where none does.
  func next(after code: ProductCode) -> ProductCode? { next[code.padded] }

  /// The codes whose place a code takes in the end.
  public func replaced(by code: ProductCode) -> [ProductCode] {
    next.keys.filter { last($0).padded == code.padded && $0 != code.padded }.sorted()
  }

  /// Histories without those of old codes, which are the beginning of their successors' and add to them while both are reported.
  ///
  /// What both reports of a month state is added up; where one of them states no figure, the sum has none. A shelf is without stock only on days
  /// on which both are. By facility and product.
  public func merged(_ histories: [SupplySeries]) -> [SupplySeries] {
    guard !isEmpty else { return histories }
    struct Place: Hashable {
      let facility: FacilityCode
      let product: ProductCode
    }
    let groups = Dictionary(grouping: histories) {
      Place(facility: $0.facility, product: last($0.product).padded)
    }
    return groups.values.map { group in
      let ordered = group.sorted { $0.product < $1.product }
      guard let first = ordered.first else { return group[0] }
      let newest = ordered.first { last($0.product) == $0.product }
      if ordered.count == 1, newest != nil { return first }
      return sum(of: ordered, as: newest?.product ?? last(first.product))
    }.sorted { $0.key < $1.key }
  }

  private func sum(of group: [SupplySeries], as product: ProductCode) -> SupplySeries {
    var reports: [Month: StockQuantities] = [:]
    for series in group {
      for entry in series.entries {
        guard let quantities = entry.quantities else { continue }
        reports[entry.month] = reports[entry.month].map { $0.together(with: quantities) } ?? quantities
      }
    }
    let latest = group.compactMap { $0.lastReported?.month }.max()
    let lots = group.filter { $0.lastReported?.month == latest }.flatMap(\.lots).sorted()
    let end = group.compactMap { $0.entries.last?.month }.max() ?? Month(count: 0)
    return SupplySeries(
      facility: group[0].facility, product: product,
      reports: reports.sorted { $0.key < $1.key }.map { (month: $0.key, quantities: $0.value) }, lots: lots,
      madeEarly: group.reduce(into: [:]) { $0.merge($1.madeEarly, uniquingKeysWith: min) }, through: end)
  }
}

extension StockQuantities {
  /// What two codes of one product say together.
  fileprivate func together(with other: StockQuantities) -> StockQuantities {
    func both(_ one: Double?, _ two: Double?) -> Double? { one.flatMap { one in two.map { one + $0 } } }
    func any(_ one: Double?, _ two: Double?) -> Double? { one.map { $0 + (two ?? 0) } ?? two }
    return StockQuantities(
      opening: both(opening, other.opening), received: both(received, other.received),
      consumed: both(consumed, other.consumed), adjustment: both(adjustment, other.adjustment),
      closing: both(closing, other.closing), ordered: any(ordered, other.ordered),
      stockoutDays: both(stockoutDays, other.stockoutDays).map { _ in
        min(stockoutDays ?? 0, other.stockoutDays ?? 0)
      })
  }
}
