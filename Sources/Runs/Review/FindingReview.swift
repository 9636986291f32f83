import DataQuality
import Foundation
import SISMEDImport
import SupplyModel
import SupplyStore

/// Puts together what is odd in the files and what is odd in the histories that they make.
///
/// Histories are checked anew each time: what a later file has mended is not found again. Only products of a scope are looked
/// at; what is wrong with a file as a whole, or with a code that nobody knows, is told whatever the scope.
public struct FindingReview: Sendable {
  private let database: SupplyDatabase
  private let latestMonth: Month
  private let known: ScopedProducts?
  private let scope: ProductScope

  /// A review of a database.
  ///
  /// - Parameters:
  ///   - latestMonth: the last month that a report can be about, as a rule this one.
  ///   - scope: the products that are looked at.
  public init(database: SupplyDatabase, latestMonth: Month, scope: ProductScope = .familyPlanning) {
    self.database = database
    self.latestMonth = latestMonth
    self.scope = scope
    known = nil
  }

  /// A review of products that somebody has worked out already.
  public init(database: SupplyDatabase, latestMonth: Month, products: ScopedProducts) {
    self.database = database
    self.latestMonth = latestMonth
    scope = products.scope
    known = products
  }

  private func products() throws -> ScopedProducts {
    try known ?? ScopeResolver(database).products(of: scope)
  }

  /// Every finding that stands: of files in the order of import, then of histories by facility, product and month.
  ///
  /// Each with what somebody has said of it; those that were confirmed come too.
  ///
  /// - Parameter closed: those that have been mended too.
  /// - Throws: `ColcaError`.
  public func findings(includingClosed closed: Bool = false) throws -> [ReviewedFinding] {
    try findings(in: histories(), includingClosed: closed)
  }

  /// Every history that is looked at: months of long ago too, through the last month that the database holds.
  func histories() throws -> [SupplySeries] {
    let products = try products()
    return try database.series(
      of: products, through: database.heldMonths(of: products)?.upperBound, isWhole: true)
  }

  private func findings(
    in held: [SupplySeries], includingClosed closed: Bool = false
  ) throws -> [ReviewedFinding] {
    let products = try products()
    let ofHistories = try placed(historyFindings(held, of: products))
    let filter = OutsideFindings(database: database, products: products)
    let acts = try database.findingActs()
    // Of what somebody has said something it must be known whether a later file has mended it.
    let ofFiles = try database.findings(includingClosed: closed || !acts.byID.isEmpty)
      .filter { try !filter.hides($0.finding) }
    // In one place: there are hundreds of thousands in a country.
    var known = Self.saidOf(ofFiles, acts)
    known += Self.saidOf(ofHistories, acts)
    known += try Self.gone(known, acts).filter { try !filter.hides($0.finding) }
    if !closed { known.removeAll(where: \.isClosed) }
    return known
  }

  /// Findings of histories with the file and the line of the report that each speaks of.
  private func placed(_ findings: [Finding]) throws -> [ReviewedFinding] {
    func report(_ finding: Finding) -> ReportKey? {
      guard let subject = finding.subject, let facility = subject.facility, let product = subject.product
      else { return nil }
      return ReportKey(facility: facility, product: product, month: subject.month)
    }
    let places = try database.places(of: findings.compactMap(report))
    return findings.map { finding in
      var placed = finding
      let place = report(finding).flatMap { places[$0] }
      placed.line = place?.line
      return ReviewedFinding(file: place?.file, finding: placed, isOfHistory: true)
    }
  }

  /// Findings with what somebody has said of them; what a later file has mended is mended.
  private static func saidOf(_ findings: [ReviewedFinding], _ acts: FindingActs) -> [ReviewedFinding] {
    guard !acts.byID.isEmpty else { return findings }
    return findings.map { one in
      guard let act = acts.byID[one.id] else { return one }
      var one = one
      if !one.isClosed { one.state = act.state }
      one.note = act.note
      return one
    }
  }

  /// What somebody has said something of and is not found any more: a later report has mended it.
  private static func gone(_ known: [ReviewedFinding], _ acts: FindingActs) -> [ReviewedFinding] {
    guard !acts.byID.isEmpty else { return [] }
    let found = Set(known.map(\.id))
    return acts.byID.filter { !found.contains($0.key) }.sorted { $0.key < $1.key }.map { _, act in
      ReviewedFinding(file: act.file, finding: act.finding, state: .mended, note: act.note)
    }
  }

  /// The findings about which something is still to be done, in the same order.
  ///
  /// - Throws: `ColcaError`.
  public func standing() throws -> [ReviewedFinding] { try findings().filter(\.state.isStanding) }

  /// The same of `histories` that have been read already.
  func standing(in histories: [SupplySeries]) throws -> [ReviewedFinding] {
    var findings = try findings(in: histories)
    findings.removeAll { !$0.state.isStanding }
    return findings
  }

  /// How many findings are still to be looked at or mended, by severity.
  ///
  /// - Throws: `ColcaError`.
  public func counts() throws -> [Finding.Severity: Int] {
    try standing().reduce(into: [:]) { $0[$1.finding.severity, default: 0] += 1 }
  }

  /// How far each month of a facility can be believed, from everything that stands and nobody has confirmed; the latest month first.
  ///
  /// - Throws: `ColcaError`.
  public func grades(facility: FacilityCode) throws -> [FacilityMonthQuality] {
    // The first months of a history are held against those of others.
    try grades().months[facility]?.reversed() ?? []
  }

  /// The grade of every facility in every month, worked out for the whole scope in one pass.
  ///
  /// What it says of months up to `lastMonth` depends on no report after it, so that a backtest may weigh by it. Only
  /// findings of rows are those of today: that a later file has mended one is not forgotten.
  ///
  /// - Parameter lastMonth: where the histories end; the scope's latest month when nil.
  /// - Throws: `ColcaError`.
  /// - Complexity: O(reports + findings); 25,000 reports take a fifth of a second.
  public func grades(through lastMonth: Month? = nil) throws -> NetworkQuality {
    try grades(of: database.series(of: products(), through: lastMonth))
  }

  /// The same of histories that have been loaded already: of whole facilities, all ending in the same month.
  ///
  /// What somebody has confirmed lowers no grade.
  ///
  /// - Throws: `ColcaError`.
  public func grades(of series: [SupplySeries]) throws -> NetworkQuality {
    let acts = try database.findingActs()
    return try quality(of: series) { acts.byID.isEmpty || !acts.state(of: $0).isFigureRight }.quality
  }

  /// How far the reports of some histories can be believed, and how those are read of which something is doubted.
  ///
  /// The grades are those that models learn by: what people say of findings is not in them, so that it moves no forecast but its own. Nothing
  /// after the histories' last month is looked at.
  ///
  /// - Parameter series: of whole facilities, all ending in the same month.
  /// - Throws: `ColcaError`.
  public func judgement(of series: [SupplySeries]) throws -> HistoryJudgement {
    let (quality, found) = try quality(of: series) { _ in true }
    return HistoryJudgement(
      quality: quality, read: Self.read(series, found, try database.findingActs()))
  }

  /// The grades by the findings that count, and all findings: of histories, and then of rows.
  private func quality(
    of series: [SupplySeries], counting counts: (Finding) -> Bool
  ) throws -> (quality: NetworkQuality, found: [Finding]) {
    let histories = FacilityHistory.histories(of: series)
    guard let last = series.compactMap({ $0.entries.last?.month }).max() else {
      return (NetworkQuality(histories: [], findings: [], through: latestMonth), [])
    }
    let filter = OutsideFindings(database: database, products: try products())
    let ofRows = try database.findingsOfReports().filter { finding in
      try (finding.subject.map { $0.month <= last } ?? false) && !filter.hides(finding)
    }
    let found = try checkedFindings(series, histories, products: database.products()) + ofRows
    return (NetworkQuality(histories: histories, findings: found.filter(counts), through: last), found)
  }

  /// The histories in which something was found that the rule of doubt looks at, as it reads them.
  private static func read(
    _ series: [SupplySeries], _ found: [Finding], _ acts: FindingActs
  ) -> [SeriesKey: ReadHistory] {
    var ofSeries: [SeriesKey: [Finding]] = [:]
    for finding in found where DoubtRule.codes.contains(finding.code) {
      guard let facility = finding.subject?.facility, let product = finding.subject?.product else { continue }
      ofSeries[SeriesKey(facility, product), default: []].append(finding)
    }
    guard !ofSeries.isEmpty else { return [:] }
    let rule = DoubtRule()
    return series.reduce(into: [:]) { read, one in
      guard FacilityKind(one.facility) != .warehouse, let found = ofSeries[one.key] else { return }
      read[one.key] = rule.reading(of: one, found: found, acts: acts)
    }
  }

  /// What the histories show by themselves, without what registers say of their codes.
  private func checkedFindings(
    _ series: [SupplySeries], _ histories: [FacilityHistory], products: [Product], from first: Month? = nil
  ) throws -> [Finding] {
    var checks = HistoryChecks(latestMonth: latestMonth, products: products)
    checks.firstMonth = first
    let own = series.flatMap(checks.findings)
    let first = FirstMonthsCheck(facilities: try database.facilities())
    let early = first.findings(in: series.map(checks.used), beside: own)
    return own + early + histories.flatMap(PartialReportCheck().findings)
  }

  private func historyFindings(_ series: [SupplySeries], of scoped: ScopedProducts) throws -> [Finding] {
    let (facilities, products) = (try database.facilities(), try database.products())
    var found = try checkedFindings(
      series, FacilityHistory.histories(of: series), products: products,
      from: try database.firstUsedMonth(of: scoped))
    var (firstOfFacility, firstOfProduct): ([FacilityCode: Month], [ProductCode: Month]) = ([:], [:])
    for one in series {
      guard let first = one.entries.first?.month else { continue }
      firstOfFacility[one.facility] = min(first, firstOfFacility[one.facility] ?? first)
      firstOfProduct[one.product] = min(first, firstOfProduct[one.product] ?? first)
    }
    // Without any register every code would be unknown: that is one thing to say, and the status says it.
    let stated = try database.statedProducts()
    // SISMED's table of products names codes as a catalogue does; a description beside a report proves nothing.
    let named = stated.filter(\.value.isOfProductTable)
    let hasCatalogue = products.contains { $0.name != nil } || !named.isEmpty
    let unknown = UnknownCodeCheck(
      directory: facilities.contains { $0.name != nil } ? FacilityDirectory(facilities) : nil,
      catalogue: hasCatalogue ? ProductCatalogue(products, stated: named) : nil)
    found += unknown.findings(facilities: firstOfFacility, products: firstOfProduct)
    found += LikeCodeCheck(lookingAt: scoped).findings(
      facilities: firstOfFacility, products: try database.firstReports())
    found += closedFacilities(series, FacilityDirectory(facilities))
    found += try unmatchedOrders(series, of: scoped)
    found += try possibleMethods(
      among: ProductCatalogue(products, stated: stated), products.map(\.code), outside: scoped)
    return found.orderedBySubject()
  }

  /// Facilities that report although the register calls them closed; months that have not begun say nothing of that.
  private func closedFacilities(_ series: [SupplySeries], _ directory: FacilityDirectory) -> [Finding] {
    let last = series.lastReports(through: latestMonth)
    guard let month = last.values.max() else { return [] }
    return ClosedFacilityCheck(directory: directory).findings(lastReports: last, through: month)
  }

  /// Products outside family planning that are called like a method: somebody has to say what they are.
  private func possibleMethods(
    among catalogue: ProductCatalogue, _ codes: [ProductCode], outside scoped: ScopedProducts
  ) throws -> [Finding] {
    guard scoped.scope == .familyPlanning else { return [] }
    return try codes.compactMap { code in
      let product = catalogue[code]
      guard let name = product.name, !scoped.contains(product.code), FamilyPlanning.isNamedLikeOne(product),
        let months = try database.monthRange(of: ScopedProducts(only: product.code))
      else { return nil }
      return Finding(
        .network(.possibleMethod(code: product.code, name: name, since: months.lowerBound)),
        subject: Finding.Subject(facility: nil, product: product.code, month: months.lowerBound))
    }
  }

  /// Orders under way that no history takes up, as after a slip in a code: they would be left out without a word.
  private func unmatchedOrders(
    _ series: [SupplySeries], of scoped: ScopedProducts
  ) throws -> [Finding] {
    let known = Set(series.flatMap { [$0.key, $0.key.likeness] })
    let filter = OutsideFindings(database: database, products: scoped)
    return try database.ordersUnderWay().compactMap { order in
      guard !known.contains(order.key), !known.contains(order.key.likeness),
        try !filter.isOutside(order.product)
      else { return nil }
      return Finding(
        .network(.orderWithoutHistory(quantity: order.quantity, due: order.expectedMonth)),
        subject: Finding.Subject(
          facility: order.facility, product: order.product, month: order.expectedMonth))
    }
  }
}
