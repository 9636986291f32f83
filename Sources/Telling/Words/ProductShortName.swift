import SupplyModel

extension Language {
  /// All names under which lists may print a product: short, and with its strength or its code where another has the same short name.
  public func printedNames(of product: Product) -> [String] {
    let short = shortName(of: product)
    return [short] + (ReportNames.strength(of: product).map { [short + " " + $0] } ?? [])
      + ["\(short) · \(product.code)"]
  }

  /// What a pharmacist calls a product: `Inyectable trimestral` for `MEDROXIPROGESTERONA ACETATO - 150 mg/mL …`.
  ///
  /// Known methods are recognised in the catalogue's name or type. Another product keeps the first part of its
  /// name (before ` - `), at most 40 characters; without a name it is its code.
  public func shortName(of product: Product) -> String {
    let words = ((product.name ?? "") + " | " + (product.type ?? "")).uppercased()
    if let method = Self.methods.first(where: { $0.matches(words) }) {
      return text(es: method.spanish, en: method.english)
    }
    guard let name = product.name, !name.isEmpty else { return product.code.text }
    let first = Self.sentenceCase(name.components(before: " - "))
    return first.count <= 40 ? first : first.prefix(39) + "…"
  }

  /// Catalogues shout: `NORETISTERONA ENANTATO` reads `Noretisterona enantato`; words with a digit stay.
  private static func sentenceCase(_ name: String) -> String {
    guard name == name.uppercased() else { return name }
    let words = name.split(separator: " ").map {
      $0.contains(where: \.isNumber) ? String($0) : $0.lowercased()
    }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private struct Method {
    let spanish: String
    let english: String
    /// Every group must have one of its words in the text.
    let groups: [[String]]
    let none: [String]

    init(_ spanish: String, _ english: String, _ groups: [[String]], without none: [String] = []) {
      self.spanish = spanish
      self.english = english
      self.groups = groups
      self.none = none
    }

    func matches(_ text: String) -> Bool {
      groups.allSatisfy { $0.contains(where: text.contains) } && !none.contains(where: text.contains)
    }
  }

  /// In order: the first that fits names the product.
  private static let methods: [Method] = [
    Method(
      "Condón femenino", "Female condom", [["PRESERV", "CONDOM", "CONDÓN"], ["FEMEN", "FEMALE", "FEMIN"]]),
    Method("Condón masculino", "Male condom", [["PRESERV", "CONDOM", "CONDÓN"]], without: ["COLLAR"]),
    Method("DIU T de cobre", "Copper IUD", [["INTRAUTERIN", "T 380", "T380", "TCU"]]),
    Method("Implante de etonogestrel", "Etonogestrel implant", [["ETONOGESTREL"]]),
    Method("Implante de levonorgestrel", "Levonorgestrel implant", [["LEVONORGESTREL"], ["IMPLANT"]]),
    Method(
      "Inyectable mensual", "Monthly injectable",
      [["ESTRADIOL"], ["MEDROXIPROGESTERONA", "MEDROXYPROGESTERONE", "NORETISTERONA"]],
      without: ["ETINIL", "ETHINYL"]),
    Method("Inyectable bimestral", "Two-month injectable", [["NORETISTERONA ENANTATO", "NORISTERAT"]]),
    Method(
      "Inyectable trimestral", "Three-month injectable", [["MEDROXIPROGESTERONA", "MEDROXYPROGESTERONE"]],
      without: ["TABLET", "TAB "]),
    Method(
      "Píldora combinada", "Combined pill",
      [["ETINILESTRADIOL", "ETHINYL"], ["LEVONORGESTREL", "NORGESTREL"]]),
    Method(
      "Píldora de emergencia", "Emergency pill", [["LEVONORGESTREL"], ["1.5 MG", "750", "(ECP)", "AOE"]]),
  ]
}

extension String {
  /// The text up to a separator, or all of it.
  fileprivate func components(before separator: String) -> String {
    guard let range = firstRange(of: separator) else { return self }
    return String(self[..<range.lowerBound])
  }
}
