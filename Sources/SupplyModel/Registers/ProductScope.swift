/// Which products are looked at: forecast, listed, counted, checked.
///
/// A database keeps everything that its files hold, and an export of SISMED holds every medicine of a facility.
public enum ProductScope: Hashable, Sendable, Codable {
  /// The methods of family planning (`FamilyPlanning.holds`): what is looked at where nobody says anything else.
  case familyPlanning
  /// The products that a catalogue's column of programmes names so, whatever its capitals and accents.
  case programme(name: String)
  /// Products by code, each once, in order.
  case products(codes: [ProductCode])
  /// Every product.
  case all

  /// The products of a list.
  public init(codes: some Sequence<ProductCode>) { self = .products(codes: Set(codes).sorted()) }

  /// What tells of a product, with what is known of it, whether it is in the scope.
  ///
  /// Codes are compared however they are written (`SupplyCode.likeness`), so that a list of SISMED's codes holds the open layout's `143` as
  /// well.
  public var holds: @Sendable (Product) -> Bool {
    switch self {
    case .familyPlanning: return { FamilyPlanning.holds($0) }
    case .programme(let name):
      let wanted = PlainWords.of(name)
      return { $0.programmes.contains(wanted) }
    case .products(let codes):
      let wanted = Set(codes.map(\.likeness))
      return { wanted.contains($0.code.likeness) }
    case .all: return { _ in true }
    }
  }
}

extension ProductScope {
  /// The words that name a scope by themselves.
  public static let words = ["anticonceptivos", "todos"]

  /// The scope that a word names, in either language, whatever its capitals and accents; nil for any other text.
  public init?(word text: String) {
    switch PlainWords.of(text) {
    case "anticonceptivos", "metodos", "planificacion familiar", "contraceptives", "methods",
      "family planning":
      self = .familyPlanning
    case "todos", "todo", "todas", "all", "everything": self = .all
    default: return nil
    }
  }
}

/// A scope as a database's products make it.
///
/// Whatever reads histories asks for one, so that nothing is read beyond the scope by oversight.
public struct ScopedProducts: Sendable, Equatable {
  /// The scope; `.all` where a database has no method of family planning, and nobody asked for anything else.
  public let scope: ProductScope
  /// The codes in it that the database knows, reported or not; nil where every product is in it.
  public let codes: Set<ProductCode>?

  /// The products of a scope.
  public init(scope: ProductScope, codes: Set<ProductCode>?) {
    self.scope = scope
    self.codes = codes
  }

  /// One product alone.
  public init(only code: ProductCode) { self.init(scope: .products(codes: [code]), codes: [code]) }

  /// Every product.
  public static let all = ScopedProducts(scope: .all, codes: nil)

  /// Whether a code that the database knows is in the scope.
  public func contains(_ code: ProductCode) -> Bool { codes?.contains(code) ?? true }
}

/// What a scope leaves out, so that nobody takes a part for the whole.
public struct OutsideScope: Sendable, Equatable, Codable {
  /// Reports, or rows of a file, of products outside the scope.
  public var rows: Int
  /// These products.
  public var products: Int

  /// Nothing is left out.
  public static let nothing = OutsideScope(rows: 0, products: 0)

  /// So many rows of so many products.
  public init(rows: Int, products: Int) {
    self.rows = rows
    self.products = products
  }

  /// Whether nothing is left out.
  public var isEmpty: Bool { rows == 0 && products == 0 }
}

extension ProductCode {
  /// The code with the leading zeros of SISMED's grammar, where it is a number of fewer than five digits; else as it is.
  ///
  ///     ProductCode("143").padded  // "00143"
  public var padded: ProductCode {
    let digits = text.utf8
    guard !digits.isEmpty, digits.count < 5, digits.allSatisfy({ (48...57).contains($0) }) else {
      return self
    }
    return ProductCode(String(repeating: "0", count: 5 - digits.count) + text)
  }
}
