import Operations
import StockPolicy
import SupplyModel

/// What a message tells, by micro-network.
struct DigestNetworks {
  /// How a line looks.
  enum Tone {
    case red, orange, green, grey
  }

  /// One line of a message.
  struct Line: Equatable {
    /// How urgent it is, as a word.
    let level: String
    /// How it looks: the tone of its tag.
    let tone: Tone
    /// Where and what: `P.S. LOMA · Inyectable trimestral`.
    let title: String
    /// What it means and what to do; empty where the title says it all.
    let detail: String
  }

  /// Lines that share what is new of them.
  struct Section: Equatable {
    let title: String
    let lines: [Line]
    /// How many more there are than are shown.
    let further: Int
  }

  /// A micro-network with its sections.
  struct Network: Equatable {
    let name: String
    let sections: [Section]

    /// What there is of it, in a line: `Nuevo (28) · Falta el reporte de octubre de 2026 (1)`.
    var summary: String { sections.map(\.title).joined(separator: " · ") }
  }

  /// Where a line belongs: micro-networks by name, then who belongs to none, then warehouses.
  private enum Place: Hashable, Comparable {
    case microNetwork(String)
    case noMicroNetwork
    case warehouses

    func title(_ language: Language) -> String {
      switch self {
      case .microNetwork(let name): name
      case .noMicroNetwork: Headings.noMicroNetwork.text(in: language)
      case .warehouses: Headings.warehouses.text(in: language)
      }
    }
  }

  /// So many lines of a section are shown: the report has them all.
  static let linesShown = 12

  /// The micro-networks by name, those without any and warehouses last.
  let networks: [Network]
  /// What is new of the forecasts themselves.
  let aboutForecasts: [Line]

  init(_ input: DigestInput) {
    let names = input.names
    let language = names.language
    let ofStock = input.items.filter { $0.alert.key.kind == .stock }
    func network(_ facility: FacilityCode) -> Place {
      FacilityKind(facility) == .warehouse
        ? .warehouses : names.microNetwork(of: facility).map(Place.microNetwork) ?? .noMicroNetwork
    }
    let groups = Dictionary(grouping: ofStock) { network($0.alert.key.facility) }
    let missing = Dictionary(grouping: input.missing.keys.sorted(), by: network)
    let all = Set(groups.keys).union(missing.keys).sorted()
    networks = all.map { name in
      var sections = RememberedAlert.News.inDigest.compactMap { news -> Section? in
        let items = (groups[name] ?? []).filter { $0.news == news }.sorted(by: Self.precedes)
        guard !items.isEmpty else { return nil }
        return Section(
          title: language.name(of: news) + " (\(NumberText.whole(items.count)))",
          lines: items.prefix(Self.linesShown).map { Self.line($0, names) },
          further: max(0, items.count - Self.linesShown))
      }
      if let late = missing[name] {
        sections.append(
          Section(
            title: language.noReportYet(of: input.expectedMonth) + " (\(NumberText.whole(late.count)))",
            lines: late.prefix(Self.linesShown).map { Self.lateLine($0, input: input) },
            further: max(0, late.count - Self.linesShown)))
      }
      return Network(name: name.title(language), sections: sections)
    }
    aboutForecasts = input.items.filter { $0.alert.key.kind != .stock }.sorted(by: Self.precedes).map {
      Self.forecastLine($0, names)
    }
  }

  /// Most urgent first, then most harm, then code.
  private static func precedes(_ left: DigestInput.Item, _ right: DigestInput.Item) -> Bool {
    if left.alert.state.level != right.alert.state.level {
      return left.alert.state.level < right.alert.state.level
    }
    let harms = (left.assessment?.expectedHarm ?? 0, right.assessment?.expectedHarm ?? 0)
    return harms.0 == harms.1 ? left.alert.key < right.alert.key : harms.0 > harms.1
  }

  private static func line(_ item: DigestInput.Item, _ names: ReportNames) -> Line {
    let key = item.alert.key
    let title = names.facilityName(key.facility) + " · " + names.product(key.product)
    if item.news == .solved {
      return Line(level: names.language.name(of: .calm), tone: .green, title: title, detail: "")
    }
    let level = item.alert.state.level
    var detail = item.assessment.map(names.reason) ?? ""
    if item.news == .quantity, let told = item.alert.told {
      // The reason was told with the first quantity, and is in the report.
      detail = names.language.quantityChanged(from: told.quantity, to: item.alert.state.quantity)
    }
    if item.news == .late, let expected = item.alert.expected {
      detail = names.language.shouldHaveCome(in: expected) + " " + detail
    }
    if key.kind == .stock, let decision = names.decision(SeriesKey(key.facility, key.product)) {
      detail += (detail.isEmpty ? "" : " ") + names.language.decided(decision)
    }
    return Line(
      level: names.language.name(of: level), tone: level <= .urgent ? .red : .orange, title: title,
      detail: detail)
  }

  private static func lateLine(_ code: FacilityCode, input: DigestInput) -> Line {
    let names = input.names
    let facility = names.facility(code)
    let telephone = facility.telephone.flatMap { $0.isEmpty ? nil : $0 }
    return Line(
      level: "", tone: .grey, title: names.facilityName(code),
      detail: names.language.lastReport(input.missing[code], telephone: telephone))
  }

  private static func forecastLine(_ item: DigestInput.Item, _ names: ReportNames) -> Line {
    let key = item.alert.key
    let isSolved = item.news == .solved
    return Line(
      level: names.language.name(of: isSolved ? .calm : .watch), tone: isSolved ? .green : .orange,
      title: key.facility.isEmpty ? names.language.name(of: key.kind) : names.facilityName(key.facility),
      detail: names.language.sentence(for: item.alert, isSolved: isSolved))
  }
}

extension RememberedAlert.News {
  /// The order in which a message tells news.
  static let inDigest: [RememberedAlert.News] = [.new, .worse, .stillOut, .late, .quantity, .solved]
}
