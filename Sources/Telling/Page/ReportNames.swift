import Operations
import StockPolicy
import SupplyModel

/// The names under which a run's facilities and products appear, the same in every list.
public struct ReportNames: Sendable {
  /// The language of the names.
  public let language: Language
  /// The run's settings.
  public let settings: ForecastRun.Settings
  /// The day on which it is read: what was to run out before it is told as past; nil where nobody knows it.
  let today: Day?
  /// What people decided about the run's advice, as it stands now.
  package private(set) var decisions: StandingDecisions
  private let facilities: FacilityDirectory
  private let products: ProductCatalogue
  private let shortNames: [ProductCode: String]
  private let units: [ProductCode: UnitNoun]
  /// The names of the run's facilities as pages show them.
  private let shownNames: [FacilityCode: String]
  private let microNetworks: [MicroNetwork: String]
  /// The names of the places above the run's facilities in sentence case.
  private let shownPlaces: [String: String]
  /// The methods that the run's products are, nil where they are none.
  private var methods: [ProductCode: String?] = [:]

  /// The names for a run.
  ///
  /// Two products of a run that share a short name are told apart by their strength, else by their code.
  public init(
    run: ForecastRun, facilities: FacilityDirectory, products: ProductCatalogue,
    decisions: StandingDecisions = .none, today: Day? = nil, language: Language
  ) {
    self.language = language
    self.decisions = decisions
    self.today = today
    self.facilities = facilities
    self.products = products
    settings = run.settings
    let places = Set(run.assessments.map(\.facility)).map { facilities[$0] }
    let microNetworks = places.compactMap { MicroNetwork(of: $0) }.toldApart
    self.microNetworks = microNetworks
    shownPlaces = Set(
      places.flatMap { [$0.regionalAuthority, $0.network].compactMap(\.self) } + microNetworks.values
    ).reduce(into: [:]) { $0[$1] = language.sentenceCase($1) }
    var named: [ProductCode: String] = [:]
    let codes = Set(run.assessments.map(\.product)).sorted()
    for code in codes { named[code] = language.shortName(of: products[code]) }
    named = Self.toldApart(named, codes: codes) { code, name in
      Self.strength(of: products[code]).map { name + " " + $0 } ?? name
    }
    // Each is asked for on every line of every page.
    shownNames = Set(run.assessments.map(\.facility)).reduce(into: [:]) {
      $0[$1] = facilities[$1].name.map(language.sentenceCase)
    }
    units = Dictionary(
      uniqueKeysWithValues: codes.map { ($0, language.unitNoun(products[$0].unit)) })
    shortNames = Self.toldApart(named, codes: codes) { code, name in "\(name) · \(code)" }
    for code in codes { methods.updateValue(findMethod(code), forKey: code) }
  }

  /// The same names with what people have decided by now.
  package func deciding(_ decisions: StandingDecisions) -> ReportNames {
    var names = self
    names.decisions = decisions
    return names
  }

  /// What is known of a facility.
  public func facility(_ code: FacilityCode) -> Facility { facilities[code] }

  /// The name of a micro-network, with its network where another of the run has the same name.
  func microNetwork(_ place: MicroNetwork) -> String { microNetworks[place] ?? place.name }

  /// The name of a facility's micro-network; nil where it belongs to none.
  func microNetwork(of code: FacilityCode) -> String? { MicroNetwork(of: facilities[code]).map(microNetwork) }

  /// The name of a facility's micro-network as pages show it; nil where it belongs to none.
  package func shownMicroNetwork(of code: FacilityCode) -> String? { microNetwork(of: code).map(shownPlace) }

  /// The name of a place above facilities as pages show it, in sentence case where the register shouts.
  package func shownPlace(_ name: String) -> String { shownPlaces[name] ?? language.sentenceCase(name) }

  /// The facility's name, or its code.
  func facilityName(_ code: FacilityCode) -> String { facilities[code].name ?? code.text }

  /// The facility's name as a page shows it, in sentence case where the register shouts.
  package func shownName(_ code: FacilityCode) -> String {
    shownNames[code] ?? facilities[code].name.map(language.sentenceCase) ?? code.text
  }

  /// What a pharmacist calls the product.
  public func product(_ code: ProductCode) -> String { shortNames[code] ?? products[code].name ?? code.text }

  /// The product's name as the catalogue has it, else what a pharmacist calls it.
  func fullProductName(_ code: ProductCode) -> String {
    products[code].name.flatMap { $0.isEmpty ? nil : $0 } ?? product(code)
  }

  /// The method of family planning that a product is: the catalogue's word, else the product's own name; nil for a product
  /// that is none.
  func method(_ code: ProductCode) -> String? {
    if let known = methods[code] { return known }
    return findMethod(code)
  }

  private func findMethod(_ code: ProductCode) -> String? {
    let known = products[code]
    guard FamilyPlanning.holds(known) || FamilyPlanning.isNamedLikeOne(known) else { return nil }
    return FamilyPlanning.method(of: known) ?? product(code)
  }

  /// Whether the catalogue states couple-years for a product, so that what is at risk can be told in them.
  func hasCoupleYears(_ code: ProductCode) -> Bool { products[code].coupleYearsPerUnit != nil }

  /// Whom to call; nil where the register has no number.
  func telephone(_ code: FacilityCode) -> String? {
    facility(code).telephone.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// So many units of a product: `24 ampollas`.
  package func counted(_ units: Int, of product: ProductCode) -> String {
    unit(product).counted(Double(units))
  }

  /// The noun for the product's unit of issue.
  func unit(_ product: ProductCode) -> UnitNoun {
    units[product] ?? language.unitNoun(products[product].unit)
  }

  /// Soles per unit by the catalogue; nil when it states none.
  func priceSoles(_ product: ProductCode) -> Double? { products[product].priceSoles }

  /// What will become of a lot, and what to do with it.
  func reason(_ line: ExpiryLine) -> String {
    language.sentence(
      for: line.outlook, value: line.valueSoles, unit: unit(line.assessment.product), asOf: settings.asOf,
      today: today, name: shownName)
  }

  /// Why an assessment says what it says.
  public func reason(_ assessment: SeriesAssessment) -> String {
    language.reason(
      for: assessment, unit: unit(assessment.product), settings: settings, today: today)
  }

  /// The arithmetic of an order, step by step.
  package func steps(_ assessment: SeriesAssessment) -> [Language.OrderStep] {
    language.steps(of: assessment, settings: settings, name: shownName)
  }

  /// Why the order is not the official rule's, in a sentence; nil where one of the two is not known.
  public func difference(_ assessment: SeriesAssessment) -> String? {
    OrderDifference(assessment).map { language.sentence(for: $0) }
  }

  /// Why the order has its service level; nil where it is the run's own.
  public func serviceLevel(_ assessment: SeriesAssessment) -> String? {
    assessment.order.arithmetic.flatMap { language.sentence(for: $0.serviceLevel, product: product) }
  }

  /// Lengthens the names that more than one code has.
  private static func toldApart(
    _ names: [ProductCode: String], codes: [ProductCode], by lengthen: (ProductCode, String) -> String
  ) -> [ProductCode: String] {
    var uses: [String: Int] = [:]
    for code in codes { uses[names[code] ?? code.text, default: 0] += 1 }
    return names.reduce(into: [:]) { result, entry in
      result[entry.key] = (uses[entry.value] ?? 0) > 1 ? lengthen(entry.key, entry.value) : entry.value
    }
  }

  /// The second part of a SISMED name, such as `750 µg`.
  static func strength(of product: Product) -> String? {
    let parts = (product.name ?? "").split(separator: " - ")
    return parts.count > 1 && parts[1].count <= 24 ? String(parts[1]) : nil
  }
}
