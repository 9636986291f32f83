/// A column of a layout: the name that Colca uses for it, and the names that files use.
struct ColumnDefinition: Sendable {
  /// What a layout does without a column.
  enum Need: Equatable, Sendable {
    /// The file cannot be read.
    case required
    /// The option `--month` can stand in for it.
    case requiredUnlessMonthGiven
    /// The option `--facility` can stand in for it.
    case requiredUnlessFacilityGiven
    /// It is unknown, or zero where the layout says so.
    case optional
  }

  let name: String
  let synonyms: [String]
  let need: Need
  let isNumber: Bool
  /// Whether its numbers are prices, rates or places: they have decimals of their own, which say nothing of those of quantities.
  let isMeasure: Bool
  /// A spelling that means another, informative column where the file has this one in its own spelling too.
  let twin: String?
  /// Whether it is required only because the configuration counts it as consumption.
  let isConsumption: Bool
  /// Whether it only tells more of a code: it says nothing of the layout, and of two of them neither is read.
  let isInPassing: Bool
  /// Names that other systems give it, in normal form: nobody reads them, and they are asked about.
  let nearNames: Set<String>
  /// All its names in normal form.
  let normalizedNames: [String]

  init(
    _ name: String, _ synonyms: [String] = [], need: Need = .optional, isNumber: Bool = false,
    isMeasure: Bool = false, twin: String? = nil, isConsumption: Bool = false, isInPassing: Bool = false,
    nearNames: [String] = []
  ) {
    self.name = name
    self.synonyms = synonyms
    self.need = need
    self.isNumber = isNumber || isMeasure
    self.isMeasure = isMeasure
    self.twin = twin
    self.isConsumption = isConsumption
    self.isInPassing = isInPassing
    self.nearNames = Set(nearNames.map(HeaderNames.normalized))
    normalizedNames = ([name] + synonyms).map(HeaderNames.normalized)
  }

  /// Whether a name, as a file writes it, is nearly one of its own, or one that other systems give it.
  func isNearly(_ name: String) -> Bool {
    nearNames.contains(HeaderNames.normalized(name))
      || normalizedNames.contains { SlipNames.isSlip(name, of: $0) }
  }

  /// Whether a file without it cannot be read.
  func isMissed(_ options: ImportOptions) -> Bool {
    switch need {
    case .required: true
    case .requiredUnlessMonthGiven: options.month == nil
    case .requiredUnlessFacilityGiven: options.facility == nil
    case .optional: false
    }
  }
}
