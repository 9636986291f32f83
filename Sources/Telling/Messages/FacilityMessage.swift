import StockPolicy
import SupplyModel

/// What a facility is to do this month, as a plain text of one screen to be sent by telephone: what to order, what to give and to fetch,
/// whom to call, by when, and what is not known.
///
/// Its numbers are those of the lists: it is made of the same lines and trips.
struct FacilityMessage {
  /// So many letters fit a screen.
  static let mostLetters = 900

  /// The facility's code.
  let facility: FacilityCode
  /// Its lines.
  let lines: [SeriesAssessment]
  /// The transfers that it gives or receives.
  let transfers: [Transfer]
  /// Lots of its shelves of which something will expire unused.
  let expiries: [ExpiryLine]
  /// Whether its report of the month has come in.
  let hasReported: Bool
  let names: ReportNames
  /// The day on which it is written; nil where nobody knows it.
  let today: Day?
  /// Products that are urgent as an order of today comes late.
  let delayed: Set<ProductCode>

  private var language: Language { names.language }

  /// The message of a facility of a page.
  init(_ facility: FacilityCode, _ context: ReportContext) {
    self.facility = facility
    lines = context.lines(of: facility)
    transfers = context.run.transfers.filter { $0.from == facility || $0.to == facility }
    expiries = ExpiryLine.lines(of: context.run, names: context.names).filter {
      $0.assessment.facility == facility
    }
    hasReported = context.reporting.hasReported(facility)
    names = context.names
    today = context.input.madeOn
    delayed = Set(lines.filter(context.isUrgentByDelay).map(\.product))
  }

  /// A part of the message: its heading and its items, the most urgent first.
  private struct Part {
    let heading: String
    var items: [String]
    /// Where all of them stand.
    let all: String
    var isOrder = false
    /// How many items were left out for want of room.
    var left = 0
  }

  /// The text, at most `mostLetters` letters as far as names allow; by its second line a report knows its own messages again.
  ///
  /// Where it would be longer what to do about an empty warehouse goes first; then lots that will expire are counted instead of listed, then its lines are made shorter, without the nouns of
  /// units; only then something is left out, and counted.
  var text: String {
    let whole = text(isShort: false, listsLots: true, advises: true)
    guard Self.isTooLong(whole) else { return whole }
    let unadvised = text(isShort: false, listsLots: true)
    guard Self.isTooLong(unadvised) else { return unadvised }
    let counted = expiries.isEmpty ? unadvised : text(isShort: false, listsLots: false)
    return Self.isTooLong(counted) ? text(isShort: true, listsLots: false) : counted
  }

  // A text of so few bytes has no more letters. The end of its last line is one more.
  private static func isTooLong(_ text: String) -> Bool {
    text.utf8.count > mostLetters && text.count > mostLetters
  }

  private func text(isShort: Bool, listsLots: Bool, advises: Bool = false) -> String {
    let unknown = unknown(isShort)
    var parts = [
      orders(isShort), received(isShort), given(isShort), expired(listsLots), expiring(listsLots), unknown,
    ]
    .filter { !$0.items.isEmpty }
    let (head, tail) = (
      heading,
      ending(isShort, hasNothing: parts.isEmpty, hasUnknown: !unknown.items.isEmpty, advises: advises)
    )
    func body() -> String {
      parts.map { part in
        let more = part.left > 0 ? ["- " + language.andMore(part.left, see: part.all)] : []
        return ([part.heading] + part.items.map { "- " + $0 } + more).joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
    func whole() -> String {
      [head, body(), tail].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
    // What is least urgent goes first: of the longest part behind the orders, and of these only when nothing else is left to go.
    func weight(_ place: Int) -> (Int, Int) {
      let count = parts[place].items.count
      return count > 1 ? (parts[place].isOrder ? 1 : 2, count) : (0, count)
    }
    while isShort, Self.isTooLong(whole()),
      let longest = parts.indices.max(by: { weight($0) < weight($1) }), parts[longest].items.count > 1
    {
      parts[longest].items.removeLast()
      parts[longest].left += 1
    }
    return whole()
  }

  private var heading: String {
    let name = Self.plain(names.shownName(facility))
    let title = name == facility.text ? name : "\(name) (\(Self.plain(facility.text)))"
    return title + "\n" + language.messageData(until: names.settings.asOf)
  }

  private func orders(_ isShort: Bool) -> Part {
    let ordered = lines.filter(\.order.isPlaced).sorted { left, right in
      (left.alert, left.product) < (right.alert, right.product)
    }
    return Part(
      heading: language.orderHeading(ordered.count),
      items: ordered.map { line in
        let (quantity, expected) = (line.order.quantity, line.order.expectedUnits)
        let less =
          expected < quantity ? isShort ? language.thereAre(expected) : language.wouldCome(expected) : ""
        let doubt = line.doubt == nil ? "" : language.isDoubted
        let decided = names.decision(line.key) == nil ? "" : language.isDecided
        return amount(quantity, of: line.product, isShort) + less + doubt + decided + "."
      }, all: language.orderSheet, isOrder: true)
  }

  private func received(_ isShort: Bool) -> Part {
    Part(
      heading: language.receiveHeading,
      items: moves(transfers.filter { $0.to == facility }, isShort, at: \.from, language.from),
      all: language.routeSheet)
  }

  private func given(_ isShort: Bool) -> Part {
    Part(
      heading: language.giveHeading,
      items: moves(transfers.filter { $0.from == facility }, isShort, at: \.to, language.to),
      all: language.routeSheet)
  }

  /// What will expire unused, and who can use it in time where no trip takes it there; how many lots where they are not listed.
  private func expiring(_ isListed: Bool) -> Part {
    lots(language.expiringHeading, havePassed: false, isListed: isListed, told: expiring)
  }

  /// What has expired since the last report, or before it: nobody is to use it.
  private func expired(_ isListed: Bool) -> Part {
    lots(language.expiredHeading, havePassed: true, isListed: isListed) { line in
      let lot = line.outlook.lot
      return product(line.assessment.product)
        + language.expired(lot: lot.number.map(Self.plain), month: lot.expiry.month) + "."
    }
  }

  private func lots(
    _ heading: String, havePassed: Bool, isListed: Bool, told: (ExpiryLine) -> String
  ) -> Part {
    let lots = expiries.filter { $0.outlook.lot.hasExpired(on: today) == havePassed }
    let counted = lots.isEmpty ? [] : [language.lotsExpire(lots.count)]
    return Part(heading: heading, items: isListed ? lots.map(told) : counted, all: language.wholeReport)
  }

  private func expiring(_ line: ExpiryLine) -> String {
    let lot = line.outlook.lot
    let units = max(1, Int(line.outlook.expectedLoss.rounded()))
    let use = line.outlook.uses.first { $0.trip == nil }
    return product(line.assessment.product)
      + language.expiring(lot: lot.number.map(Self.plain), month: lot.expiry.month, units: units)
      + (use.map { language.canUse(place($0.facility), units: $0.units) } ?? "") + "."
  }

  /// A line for each product that moves; a short one for each trip and place with all that moves there.
  private func moves(
    _ moves: [Transfer], _ isShort: Bool, at end: (Transfer) -> FacilityCode, _ told: (String) -> String
  ) -> [String] {
    guard isShort else {
      return moves.map {
        amount($0.units, of: $0.product, isShort) + told(place(end($0))) + language.trip($0.trip) + "."
      }
    }
    var order: [String] = []
    var amounts: [String: [String]] = [:]
    for move in moves {
      let stop = place(end(move)) + language.trip(move.trip)
      if amounts[stop] == nil { order.append(stop) }
      amounts[stop, default: []].append(amount(move.units, of: move.product, isShort))
    }
    return order.map { $0 + ": " + (amounts[$0] ?? []).joined(separator: ", ") + "." }
  }

  private func unknown(_ isShort: Bool) -> Part {
    let products = lines.filter { $0.alert == .unknown }.map { product($0.product) }
    let uncounted =
      isShort && products.count > 1
      ? [language.count(products.joined(separator: ", "))] : products.map(language.count)
    let report = hasReported ? [] : [language.sendReport(of: names.settings.asOf)]
    return Part(heading: language.unknownHeading, items: report + uncounted, all: language.wholeReport)
  }

  /// By when, and whom to call.
  private func ending(_ isShort: Bool, hasNothing: Bool, hasUnknown: Bool, advises: Bool) -> String {
    var told: [String] = hasNothing ? [language.nothingToDo] : []
    let ordered = lines.filter(\.order.isPlaced)
    let empty = ordered.filter { $0.stock == 0 && $0.alert <= .watch }
    let pressing = ordered.filter {
      ($0.stock ?? 0) > 0 && ($0.alert <= .urgent || delayed.contains($0.product))
    }
    let first = pressing.compactMap { line in
      line.risk?.expectedDate.map { (day: $0, product: line.product) }
    }.min { ($0.day.daysSince1970, $0.product) < ($1.day.daysSince1970, $1.product) }
    if let line = empty.first {
      told.append(language.today(product(line.product), others: empty.count - 1))
    } else if let first {
      told.append(language.before(first.day, product(first.product), today: today))
    } else if !ordered.isEmpty {
      told.append(language.withUsualOrder)
    }
    if advises, ordered.contains(where: { $0.order.expectedUnits == 0 && $0.order.quantity > 0 }) {
      told.append(language.askAllTheSame)
    }
    if hasUnknown || lines.contains(where: { $0.doubt != nil }),
      let caller = names.caller(of: facility)
    {
      told.append(language.tell(Self.plain(caller)))
    }
    let others = Set(transfers.map { $0.from == facility ? $0.to : $0.from }).sorted()
    if !others.isEmpty {
      told.append(
        language.call(
          others.map { (place($0), names.telephone($0).map(Self.plain)) }, namesSilent: !isShort))
    }
    return told.joined(separator: "\n")
  }

  private func amount(_ units: Int, of code: ProductCode, _ isShort: Bool) -> String {
    guard !isShort else { return product(code) + ": " + NumberText.whole(units) }
    let noun = names.unit(code)
    return product(code) + ": "
      + "\(NumberText.whole(units)) \(Self.plain(units == 1 ? noun.singular : noun.plural))"
  }

  private func product(_ code: ProductCode) -> String { Self.plain(names.product(code)) }

  private func place(_ code: FacilityCode) -> String { Self.plain(names.shownName(code)) }

  /// A name without what would break a line or steer the reader's screen, and no longer than is needed to know it.
  private static func plain(_ name: String) -> String {
    let plain = ListTable.plain(name)
    return plain.count <= 60 ? plain : plain.prefix(59) + "…"
  }
}
