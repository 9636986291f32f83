import SupplyModel

/// The method that each product is of, its name looked over once: every month of every shelf asks.
///
///     let methods = MethodNames(of: histories.map(\.product), in: catalogue)
///     methods["04594"]  // "Inyectable trimestral"
///     methods["00143"]  // nil: paracetamol is no method
public struct MethodNames: Sendable {
  private let names: [ProductCode: String]

  /// The methods among some products, each of which may be named many times.
  public init(of codes: some Sequence<ProductCode>, in products: ProductCatalogue) {
    names = Set(codes).reduce(into: [:]) { $0[$1] = Self.method(of: $1, in: products) }
  }

  /// The methods, each once, in any order.
  public var all: Set<String> { Set(names.values) }

  /// The method of a product; nil for what is no method.
  public subscript(code: ProductCode) -> String? { names[code] }

  private static func method(of code: ProductCode, in products: ProductCatalogue) -> String? {
    let known = products[code]
    guard FamilyPlanning.holds(known) || FamilyPlanning.isNamedLikeOne(known) else { return nil }
    return FamilyPlanning.method(of: known) ?? known.name ?? code.text
  }
}
