extension FamilyPlanning {
  /// Whether a product is a method: by its code, or because a catalogue states couple-years or the programme for it.
  public static func holds(_ product: Product) -> Bool {
    if self.product(product.code) != nil { return true }
    if let years = product.coupleYearsPerUnit, years > 0 { return true }
    return product.programmes.contains { name in programmeWords.contains(where: name.contains) }
  }

  /// Whether a product is called like a method, as `PRESERVATIVO FEMENINO` is, whatever its code.
  ///
  /// Names say nothing for certain: what only they tell is asked about, and never taken into a forecast.
  public static func isNamedLikeOne(_ product: Product) -> Bool {
    [product.name, product.type].compactMap { $0 }.contains { isMethodName(PlainWords.of($0)) }
  }

  /// The method that a product is, as the indicators of family planning count methods: the catalogue's word where it is one
  /// for a method, else that of the table; nil where neither has one.
  ///
  /// A column of types may say something else of all medicines, such as `MEDICAMENTO` or `INYECTABLE`.
  public static func method(of product: Product) -> String? {
    let stated = product.type.flatMap { $0.isEmpty ? nil : $0 }
    if let stated, isMethodName(PlainWords.of(stated)) { return stated }
    return self.product(product.code)?.type ?? stated
  }

  /// The products, each type in one spelling: of those that are alike by their plain words that of the table, else the one that most products have,
  /// of as frequent ones the first by the order of their scalars.
  static func withTypesAlike(_ products: [Product]) -> [Product] {
    var spellings: [String: [String: Int]] = [:]
    var words: [String: String] = [:]
    for case let type? in products.map(\.type) {
      let plain = words[type] ?? PlainWords.of(type)
      words[type] = plain
      spellings[plain, default: [:]][type, default: 0] += 1
    }
    let usual = spellings.mapValues { counts in
      counts.min { left, right in (-left.value, left.key) < (-right.value, right.key) }?.key
    }
    return products.map { product in
      guard let type = product.type, let plain = words[type],
        let name = tableTypes[plain] ?? (usual[plain] ?? nil),
        name != type
      else { return product }
      var product = product
      product.type = name
      return product
    }
  }

  /// The methods of the table by their plain words.
  private static let tableTypes = Dictionary(
    products.compactMap(\.type).map { (PlainWords.of($0), $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether words, as `PlainWords` has them, name a method.
  private static func isMethodName(_ words: String) -> Bool {
    if parts.contains(where: words.contains) { return true }
    let padded = " \(words) "
    if wholeWords.contains(where: { padded.contains(" \($0) ") }) { return true }
    // Tablets of it are given for other reasons.
    return hormones.contains(where: words.contains) && !words.contains("tab")
  }

  /// How programmes are called that hand methods out.
  private static let programmeWords = [
    "planificacion familiar", "family planning", "anticoncep", "contracep",
  ]

  private static let parts = [
    "anticoncep", "contracep", "preservativo", "preservatif", "condon", "condom", "intrauterin",
    "etonogestrel",
    "levonorgestrel", "etinilestradiol", "ethinyl", "desogestrel", "norgestrel", "estradiol cipionato",
    "inyectable mensual", "inyectable bimestral", "inyectable trimestral", "pildora", "anillo vaginal",
    "t 380",
    "t380", "tcu", "jadelle", "implanon", "sayana", "noristerat", "depo provera",
  ]

  private static let wholeWords = ["diu", "iud", "implante", "implantes", "implant", "pill"]

  private static let hormones = [
    "medroxiprogesterona", "medroxyprogesterone", "noretisterona", "norethisterone",
  ]
}

extension Product {
  /// The programmes that hand the product out, as `PlainWords` compares them: a catalogue may name several, with `;`, `|` or `/`
  /// between.
  var programmes: [String] {
    guard let programme else { return [] }
    let parts = programme.split(whereSeparator: { ";|/".contains($0) }).map { PlainWords.of($0) }
    return ([PlainWords.of(programme)] + parts).filter { !$0.isEmpty }
  }

  /// The product with what the table of methods knows where nothing else is stated.
  func completed(by method: Product?) -> Product {
    guard let method else { return self }
    var whole = self
    whole.name = name ?? method.name
    whole.unit = unit ?? method.unit
    whole.type = type ?? method.type
    whole.coupleYearsPerUnit = coupleYearsPerUnit ?? method.coupleYearsPerUnit
    whole.substituteGroup = substituteGroup ?? method.substituteGroup
    whole.successor = successor ?? method.successor
    return whole
  }
}
