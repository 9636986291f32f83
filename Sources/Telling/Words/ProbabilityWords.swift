import SupplyModel

/// A probability as people count: cases out of ten, twenty, fifty or a hundred.
///
/// A larger probability never reads as a smaller one.
enum ProbabilityWords: Equatable, Sendable {
  /// Below 1 %.
  case almostNever
  /// So many cases out of so many.
  case cases(Int, outOf: Int)
  /// Above 95 %.
  case almostCertain

  /// The words for a probability; what lies outside 0…1 is taken as the nearer end.
  init(_ probability: Double) {
    switch probability {
    case ..<0.01: self = .almostNever
    case ..<0.035: self = .cases(1, outOf: 50)
    case ..<0.075: self = .cases(1, outOf: 20)
    case ...0.95: self = .cases(min(9, Int((probability * 10).rounded())), outOf: 10)
    default: self = .almostCertain
    }
  }
}

extension Language {
  /// A probability in words, for a cell: `8 de cada 10`.
  func probabilityText(_ probability: Double) -> String {
    switch ProbabilityWords(probability) {
    case .almostNever: text(es: "menos de 1 de cada 100", en: "fewer than 1 in 100")
    case .cases(let count, let total): text(es: "\(count) de cada \(total)", en: "\(count) in \(total)")
    case .almostCertain: text(es: "casi seguro (más de 95 de 100)", en: "almost certain (over 95 in 100)")
    }
  }

  /// The other probability beside the one if nothing arrives: `con las entregas habituales: 3 de cada 10`.
  func withUsualDeliveries(_ probability: Double) -> String {
    text(es: "con las entregas habituales: ", en: "with the usual deliveries: ")
      + probabilityText(probability)
  }

  /// Both probabilities as numbers: `si no llega nada 82 %; con las entregas habituales 41 % (antes de fin de dic 2026)`.
  ///
  /// - Parameters:
  ///   - probability: if nothing arrives.
  ///   - resupply: with the usual deliveries; nil where it is not known.
  ///   - month: by whose end.
  func probabilityNumbers(_ probability: Double, resupply: Double?, byEndOf month: Month) -> String {
    let alone = text(es: "si no llega nada ", en: "if nothing arrives ") + NumberText.percent(probability)
    let seen = resupply.map {
      text(es: "; con las entregas habituales ", en: "; with the usual deliveries ") + NumberText.percent($0)
    }
    return alone + (seen ?? "") + " (" + beforeEnd(of: month) + ")"
  }

  /// `antes de fin de nov 2026`.
  func beforeEnd(of month: Month) -> String {
    text(es: "antes de fin de \(shortMonth(month))", en: "before the end of \(shortMonth(month))")
  }

  /// A probability within a sentence: `en 8 de cada 10 casos`, `casi con seguridad`.
  func probabilityClause(_ probability: Double) -> String {
    switch ProbabilityWords(probability) {
    case .almostNever: text(es: "en menos de 1 de cada 100 casos", en: "in fewer than 1 in 100 cases")
    case .cases(let count, let total):
      text(es: "en \(count) de cada \(total) casos", en: "in \(count) of \(total) cases")
    case .almostCertain: text(es: "casi con seguridad", en: "almost certainly")
    }
  }
}
