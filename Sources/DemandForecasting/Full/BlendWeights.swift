/// The weights of a forecast's parts: those of most series, and those of the classes that are forecast otherwise.
struct BlendWeights: Sendable, Codable, Equatable {
  /// The weights of every class without its own.
  let common: [WeightedPart]
  /// Those of classes whose past origins spoke for others beyond chance.
  let classes: [Class]

  /// A class with weights of its own.
  struct Class: Sendable, Codable, Equatable {
    let of: BlendClass
    let parts: [WeightedPart]
  }

  init(common: [WeightedPart], classes: [Class] = []) {
    (self.common, self.classes) = (common, classes)
  }

  /// One part alone.
  static func only(_ part: ForecastPart) -> BlendWeights {
    BlendWeights(common: [WeightedPart(part: part, weight: 1)])
  }

  /// The weights of a class.
  func parts(of wanted: BlendClass) -> [WeightedPart] {
    classes.first { $0.of == wanted }?.parts ?? common
  }

  /// Every part that has a weight in any class, in the order in which parts are added up.
  var all: [ForecastPart] {
    Set((common + classes.flatMap(\.parts)).filter { $0.weight > 0 }.map(\.part))
      .sorted { $0.order < $1.order }
  }

  /// Whether weights that were read from a file can be used.
  var isSound: Bool {
    !common.isEmpty
      && (common + classes.flatMap(\.parts)).allSatisfy { weighted in
        if case .own(let halfLife) = weighted.part { return halfLife > 0 && weighted.weight.isFinite }
        return weighted.weight.isFinite
      }
  }
}

/// A part, its weight in the average, and how much it helped.
struct WeightedPart: Sendable, Codable, Equatable {
  let part: ForecastPart
  let weight: Double
  /// By how much the loss over the past origins would have been larger without the part, the others sharing its weight: .07 is 7 %; nil where
  /// there is no other, or no past to tell.
  var helped: Double?
}
